/** Values of a plan in the target's ids, as kinds ask the target about them. Pure. */
import type { Json } from '../base/index.ts'
import { type Answers, answersAbout, answersInIds } from './answers.ts'
import type { Difference } from './compare.ts'
import type { Key, Kind, KindName, Planned } from './kind.ts'
import { collect, swapAll } from './references.ts'

export function plannedBy(
  differences: readonly Difference[],
  kinds: ReadonlyMap<KindName, Kind>,
  ids: ReadonlyMap<Key, string>,
  answers: Answers = {},
): Planned {
  const changes = differences.filter(({ choice }) => choice === 'create' || choice === 'update')
  const known = new Map(changes.map((one) => [`${one.kind}\n${one.targetId ?? one.targetKey}`, one]))
  return {
    value: (name, id) => {
      const [kind, change] = [kinds.get(name), known.get(`${name}\n${id}`)]
      return kind && change ? inIds(kind, change.after, ids) : undefined
    },
    said: (name, id) => {
      const change = known.get(`${name}\n${id}`)
      return change ? answersInIds(answersAbout(change.key, answers), ids) : {}
    },
  }
}

/** What this plan will create has no id yet, so it stands as its key: no issue can be using it. */
export function inIds(kind: Kind, value: Json, ids: ReadonlyMap<Key, string>): Json {
  const known = new Map(collect(kind, value).map(({ held }) => [held, ids.get(held) ?? held]))
  return swapAll(kind, value, (_reference, key) => known.get(key))
}
