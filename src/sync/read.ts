/** Reads issues by their ids and keeps what was seen: values, how they came to be so, and who is no longer where we look. */
import type { Instant } from '../base/index.ts'
import { apart, type Change, type ReadIssues, readChanges, readIssues, type SeenIssue } from '../jira/index.ts'
import { type Ground, peopleIn } from './ground.ts'
import type { IssueState, KnownIssue, Observation } from './ports.ts'
import type { Progress } from './progress.ts'

/** Issues of one transaction: large enough to be quick, small enough to lose little. */
export const BATCH = 500

/** What could not be read is tried again so much later: it costs a minute where Jira fails over it. */
const RETRY = 600_000

/** An issue that is there, and that Jira cannot show. */
export interface UnreadableIssue {
  /** Null where nobody ever told it. */
  readonly key: string | null
  readonly says: string
  /** When it was last tried, by our clock. */
  readonly at: Instant
}

export interface Read {
  readonly seen: number
  /** No look by id shows them: gone, or hidden from us. */
  readonly absent: readonly string[]
}

/**
 * `and`: what else is to be kept in the transaction of the last batch, such as how far reading has come. While one batch
 * is stored the next is asked for. `keys` are those of issues that nobody may have read yet.
 */
export async function read(
  ground: Ground,
  ids: readonly string[],
  and: Partial<Observation> = {},
  keys: ReadonlyMap<string, string> = new Map(),
): Promise<Read> {
  const known = ids.length === 0 ? {} : (await ground.store.progress()).unreadable
  const wanted = ids.filter((id) => !isRecent(known[id], ground.now()))
  const absent: string[] = []
  let seen = 0
  const batches = Array.from({ length: Math.max(1, Math.ceil(wanted.length / BATCH)) }, (_, at) =>
    wanted.slice(at * BATCH, (at + 1) * BATCH),
  )
  let coming = details(ground, batches[0] ?? [])
  for (const next of [...batches.slice(1), undefined]) {
    const { at, found, changes } = await coming
    if (next) coming = details(ground, next)
    // What fails while this is stored is thrown when it is waited for.
    coming.catch(() => {})
    seen += found.issues.length
    absent.push(...found.absent)
    const unreadable = await unreadableNow(ground, known, found, keys)
    await keep(ground, at, found, changes, { ...(next ? {} : and), ...(unreadable && { unreadable }) })
  }
  return { seen, absent }
}

const isRecent = (one: UnreadableIssue | undefined, now: Instant): boolean => one !== undefined && now - one.at < RETRY

/** What was read since this reading began is not read twice. */
export const isUnread = (have: KnownIssue | undefined, began: Instant): boolean =>
  have?.state !== 'seen' || have.readAt < began

/** Those that could not be read and are due to be tried again. */
export function triedLongAgo({ unreadable }: Pick<Progress, 'unreadable'>, now: Instant): string[] {
  return Object.entries(unreadable).flatMap(([id, one]) => (isRecent(one, now) ? [] : [id]))
}

/** Undefined where nothing of it has changed. */
async function unreadableNow(
  { store, now }: Ground,
  known: Progress['unreadable'],
  { issues, absent, unreadable }: ReadIssues,
  keys: ReadonlyMap<string, string>,
): Promise<Observation['unreadable'] | undefined> {
  const over = [...issues.map(({ id }) => id), ...absent].filter((id) => known[id])
  if (unreadable.length === 0 && over.length === 0) return undefined
  const fresh = unreadable.map(async ({ id, says }) => {
    const key = (await store.issue(id))?.key ?? (keys.get(id) || null)
    return [id, { key, says, at: now() }] as const
  })
  return { now: Object.fromEntries(await Promise.all(fresh)), over }
}

/** An issue whose changes cannot be read is as unreadable as one that cannot be read itself. */
async function details(ground: Ground, ids: readonly string[]) {
  const at = ground.now()
  const { issues, absent, unreadable } = await readIssues(ground.jira, ids, ground.fields)
  const ofIssues = issues.map(({ id }) => id)
  const told = await apart(ground.jira, ofIssues, (some) => changesOf(ground, some))
  const silent = new Set(told.unreadable.map(({ id }) => id))
  const found: ReadIssues = {
    issues: issues.filter(({ id }) => !silent.has(id)),
    absent,
    unreadable: [...unreadable, ...told.unreadable],
  }
  return { at, found, changes: told.parts.flat() }
}

export async function keep(
  ground: Ground,
  at: Instant,
  { issues }: { readonly issues: readonly SeenIssue[] },
  changes: readonly Change[],
  and: Partial<Observation> = {},
): Promise<void> {
  const { store } = ground
  const scope = new Set(issues.length === 0 ? [] : (await store.projects()).map(({ id }) => id))
  const people = peopleIn(
    ground,
    issues.filter((issue) => stateOf(issue, scope) !== 'outside'),
  )
  if (people.length > 0) await store.meet(people)
  const states = issues.map((issue) => ({ issue: issue.id, state: stateOf(issue, scope) }))
  await store.observe({ ...and, at, issues, changes, states: [...states, ...(and.states ?? [])] })
}

function stateOf({ projectId, archived }: SeenIssue, scope: ReadonlySet<string>): IssueState {
  if (!scope.has(projectId)) return 'outside'
  return archived ? 'archived' : 'seen'
}

async function changesOf({ jira, fields }: Ground, issues: readonly string[]): Promise<Change[]> {
  const all: Change[] = []
  const asked = [...new Set(['status', ...fields])]
  if (issues.length > 0) for await (const some of readChanges(jira, issues, asked)) all.push(...some)
  return all
}
