/** What a deployment made may be in use since: then taking it away asks, and what such a thing stands on stays with it. Pure. */
import type { Problem } from '../base/index.ts'
import type { Difference } from './compare.ts'
import { type Key, type Kind, type KindName, kindOf } from './kind.ts'
import { collect } from './references.ts'
import type { Snapshot } from './snapshot.ts'

interface Ground {
  readonly target: Snapshot
  readonly kinds: ReadonlyMap<KindName, Kind>
}

export interface Uses {
  readonly differences: readonly Difference[]
  readonly problems: readonly Problem[]
}

/** `drafts` as they would be if nothing were in use. */
export function usedSince(drafts: readonly Difference[], ground: Ground): Uses {
  const goes = new Map(drafts.filter((one) => one.choice === 'delete').map((one) => [one.targetKey, one]))
  const stays = new Map<Key, Key>()
  const users = usersOf(drafts, ground)
  const said = new Set(drafts.filter((one) => one.choice === 'left-out').map((one) => one.targetKey))
  // What stays keeps what it names: one after another, until nothing more has to stay.
  for (let found = true; found; ) {
    found = false
    for (const key of goes.keys()) {
      const user = stays.has(key) ? undefined : users.get(key)?.find((one) => !goes.has(one) || stays.has(one))
      if (user === undefined) continue
      stays.set(key, user)
      found = true
    }
  }
  return {
    differences: drafts.map((one) => (stays.has(one.targetKey) ? { ...one, choice: 'left-out', after: null } : one)),
    problems: [...stays].map(([key, user]) => inUse(key, user, stays.has(user) || said.has(user))),
  }
}

/** Key → who will name it once the undo is done, if nothing that is to go has gone. */
function usersOf(drafts: readonly Difference[], { target, kinds }: Ground): Map<Key, Key[]> {
  const becomes = new Map(drafts.map((one) => [one.targetKey, one.choice === 'left-out' ? one.before : one.after]))
  const users = new Map<Key, Key[]>()
  const note = (kind: Kind | undefined, key: Key, value: Difference['after']): void => {
    if (!kind || value === null) return
    const named = collect(kind, value)
    const takesIn = kind.takesIn !== undefined && namesAll(named, kind.takesIn, target) ? kind.takesIn : undefined
    for (const { reference, held } of named)
      if (held !== key && !reference.loose && kindOf(held) !== takesIn)
        users.set(held, [...(users.get(held) ?? []), key])
  }
  // What Jira keeps by itself (its default schemes take in every new issue type) lets everything go.
  for (const { kind, key, value, locked } of target.objects)
    if (locked === undefined) note(kinds.get(kind), key, becomes.has(key) ? (becomes.get(key) ?? value) : value)
  for (const one of drafts) if (one.choice === 'create') note(kinds.get(one.kind), one.targetKey, one.after)
  return users
}

const namesAll = (named: ReturnType<typeof collect>, kind: KindName, { objects }: Snapshot): boolean => {
  const names = new Set(named.map(({ held }) => held))
  return objects.every((object) => object.kind !== kind || names.has(object.key))
}

/** What stays only because something else does is said; the first of a chain is asked, unless a person has said it. */
function inUse(about: Key, user: Key, isSaid: boolean): Problem {
  const says = `It stays: ${user} uses it.`
  if (isSaid) return { severity: 'notes', code: 'used-since', about, says }
  return {
    severity: 'blocks',
    code: 'used-since',
    about,
    says: `It was made by the deployment, and ${user} uses it since.`,
    remedy: `Make ${user} use something else and undo again, or leave it.`,
    choices: [{ answer: 'leave-out', says: 'Leave it, with what it stands on.' }],
  }
}
