/** What was said of something that the deployment itself has renamed is said of it by its new name from then on. Pure. */
import { mapDetail, splitAbout } from './answers.ts'
import type { ConfigurationPlan } from './change.ts'
import { type Key, type Kind, type KindName, keyOf } from './kind.ts'

/** Question and answer of the plan → the same as the target will be read next; `isDone` tells steps that ended as they should. */
export function answersSince(
  { steps, pairs }: Pick<ConfigurationPlan, 'steps' | 'pairs'>,
  kinds: ReadonlyMap<KindName, Kind>,
  isDone: (step: string) => boolean,
): (about: string, answer: string) => readonly [string, string] {
  const names = new Map(
    steps.flatMap(({ id, verb, data }): [Key, Key][] => {
      const kind = kinds.get(data.kind)
      if (verb !== 'update' || !kind || !isDone(id) || data.before === null || data.after === null) return []
      const [was, is] = [data.before, data.after].map((value) => kind.nameOf(value))
      return was === is || is === undefined ? [] : [[data.key, keyOf(data.kind, is)]]
    }),
  )
  const objects = new Set(pairs.map(({ key }) => key))
  return (about, answer) => {
    const [object, detail] = splitAbout(about, objects)
    return [object === undefined ? about : `${object}/${mapDetail(detail, names)}`, names.get(answer) ?? answer]
  }
}
