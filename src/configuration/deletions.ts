/** Deleting is opt-in, object by object: the answer "delete" for a key of the target; and what still needs it. Pure. */
import type { Json, Problem } from '../base/index.ts'
import type { Answers } from './answers.ts'
import { hand } from './by-hand.ts'
import type { CompareInput, Difference } from './compare.ts'
import { type Key, type Kind, nameIn } from './kind.ts'
import { collect } from './references.ts'
import { objectsByKey, type Snapshot, type SnapshotObject } from './snapshot.ts'

/** `kept` is what becomes of everything in scope. */
export function deletions(input: CompareInput, kept: readonly Difference[]): Difference[] {
  const said = goneBy(input.answers)
  if (said.size === 0) return []
  const gone = input.target.objects.filter(({ key, kind }) => said.has(key) && input.kinds.has(kind))
  const meant = new Set(kept.flatMap(({ choice, targetKey }) => (choice === 'left-out' ? [] : [targetKey])))
  const namedBy = whoNames(input, kept, new Set(gone.map(({ key }) => key)))
  return gone.flatMap((object): Difference[] => {
    const kind = input.kinds.get(object.kind)
    // What stands for an object of the source is not deleted; `stillNeeded` says so.
    if (!kind || meant.has(object.key)) return []
    return [
      {
        kind: object.kind,
        key: object.key,
        name: nameIn(object.key),
        choice: 'delete',
        sourceId: null,
        targetKey: object.key,
        targetId: object.id,
        before: object.value,
        after: null,
        because: null,
        ...(isByHand(kind, object, input.target.site) ? { byHand: 'seen' as const } : {}),
        problems: [
          ...undeletable(kind, object, input.target.site),
          ...named(object.key, namedBy.get(object.key), input.target.site.name),
        ],
      },
    ]
  })
}

const goneBy = (answers: Answers): ReadonlySet<Key> =>
  new Set(Object.entries(answers).flatMap(([about, answer]) => (answer === 'delete' ? [about] : [])))

/** What shall be deleted and is the pair of something that the plan carries. */
export function stillNeeded({ answers, target }: CompareInput, kept: readonly Difference[]): Problem[] {
  const gone = goneBy(answers)
  const meant =
    gone.size === 0 ? [] : kept.filter(({ targetKey, choice }) => gone.has(targetKey) && choice !== 'left-out')
  return meant.flatMap(({ key, targetKey }): Problem[] => {
    if (!objectsByKey(target).has(targetKey)) return []
    return [
      {
        severity: 'blocks',
        code: 'delete-needed',
        about: targetKey,
        says: `It cannot be deleted: it is what ${key} of the source is on ${target.site.name}.`,
        remedy: 'Keep it, or say first that the source’s object is another one.',
        choices: [{ answer: 'use', says: 'Keep it as it is.' }],
      },
    ]
  })
}

interface Naming {
  readonly key: Key
  /** The plan itself writes that. */
  readonly planned: boolean
}

/** Who will name each of them when everything else of the plan is done. */
function whoNames(
  { target, kinds }: CompareInput,
  kept: readonly Difference[],
  gone: ReadonlySet<Key>,
): Map<Key, Naming[]> {
  const found = new Map<Key, Naming[]>()
  const look = (kind: Kind | undefined, value: Json | null, naming: Naming): void => {
    if (!kind || value === null) return
    for (const held of new Set(collect(kind, value).map((one) => one.held)))
      if (gone.has(held)) found.set(held, [...(found.get(held) ?? []), naming])
  }
  const written = kept.filter(({ choice }) => choice === 'create' || choice === 'update')
  for (const { kind, after, targetKey } of written) look(kinds.get(kind), after, { key: targetKey, planned: true })
  const replaced = new Set(written.map(({ targetKey }) => targetKey))
  for (const { kind, key, value } of target.objects)
    if (!replaced.has(key) && !gone.has(key)) look(kinds.get(kind), value, { key, planned: false })
  return found
}

function named(about: Key, by: readonly Naming[] = [], site: string): Problem[] {
  const planned = by.filter((one) => one.planned)
  if (planned.length > 0)
    return [
      {
        severity: 'blocks',
        code: 'delete-needed',
        about,
        says: `It cannot be deleted: this plan lets ${listed(planned)} name it.`,
        remedy: 'Keep it, or leave out what names it.',
        choices: [{ answer: 'use', says: 'Keep it as it is.' }],
      },
    ]
  if (by.length === 0) return []
  return [
    {
      severity: 'warns',
      code: 'delete-used',
      about,
      says: `${listed(by)} of ${site} ${by.length === 1 ? 'names' : 'name'} it and will lose it, or Jira refuses to delete it.`,
      remedy: 'Look at them first, or keep it.',
      choices: [{ answer: 'use', says: 'Keep it as it is.' }],
    },
  ]
}

const FEW = 5
const listed = (by: readonly Naming[]): string =>
  `${by
    .slice(0, FEW)
    .map(({ key }) => key)
    .join(', ')}${by.length > FEW ? ` and ${by.length - FEW} more` : ''}`

function undeletable(kind: Kind, { key, locked }: SnapshotObject, site: Snapshot['site']): Problem[] {
  const { deployment } = site
  const base = { severity: 'blocks', about: key, remedy: 'Take back the answer "delete".' } as const
  if (locked !== undefined) return [{ ...base, code: 'cannot-delete', says: `It cannot be deleted (${locked}).` }]
  if (kind.remove && kind.can[deployment].delete !== null) return []
  if (kind.byHand) return [hand(key, 'delete', { site })]
  return [{ ...base, code: 'cannot-here', says: `The API of ${site.name} cannot delete it.` }]
}

const isByHand = (kind: Kind, { locked }: SnapshotObject, { deployment }: Snapshot['site']): boolean =>
  locked === undefined && kind.byHand !== undefined && kind.can[deployment].delete === null
