/** What every part of the engine stands on: one connection's client, its store, and what was read of both for this cycle. */
import type { Instant } from '../base/index.ts'
import { type Jira, type Person, peopleIn as peopleInField, type SeenIssue } from '../jira/index.ts'
import type { People } from './convert.ts'
import { fieldsToRead, type Integration, type Points, pointFields } from './integration.ts'
import type { SyncStore } from './ports.ts'

export interface Ground {
  readonly jira: Jira
  readonly store: SyncStore
  readonly now: () => Instant
  readonly integrations: readonly Integration[]
  /** Ids of the fields that are read of every issue; that of story points among them. */
  readonly fields: readonly string[]
  readonly points: Points
  /** The Jira account that we are. */
  readonly account: string
  /** Address of an item in Fairlead, for the link back from its issue. */
  readonly itemUrl: (item: string) => string
  /** By our clock: since when this worker has the connection. What was sent before then it may not know of, or only in part. */
  readonly heldSince: Instant
  /** Told of each part of a turn while it lasts: what it counted, never what it read. */
  readonly watch?: Watch
}

export type Counts = Readonly<Record<string, number>>
export type Watch = <T>(part: string, work: () => Promise<T>, counted: (done: T) => Counts) => Promise<T>
/** Nobody watches. */
export const UNWATCHED: Watch = (_, work) => work()

export async function groundOf(given: Omit<Ground, 'integrations' | 'fields' | 'points'>): Promise<Ground> {
  const [integrations, points] = await Promise.all([given.store.integrations(), given.store.points()])
  return { ...given, integrations, points, fields: fieldsToRead(integrations, pointFields(points)) }
}

export async function peopleOf({ jira, store }: Pick<Ground, 'jira' | 'store'>): Promise<People> {
  return { members: await store.members(), deployment: jira.deployment }
}

/** People that issues name, so that an owner is somebody before a decision is made. */
export function peopleIn(
  { jira, integrations }: Pick<Ground, 'jira' | 'integrations'>,
  issues: readonly SeenIssue[],
): Person[] {
  const owners = integrations.flatMap(({ fields }) => fields.filter(({ field }) => field === 'owner'))
  const met = new Map<string, Person>()
  for (const issue of issues)
    for (const { jira: field } of owners)
      for (const person of peopleInField(jira, issue.fields[field])) met.set(person.account, person)
  return [...met.values()]
}
