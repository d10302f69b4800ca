/** Reads issues by their ids and keeps what was seen: values, how they came to be so, and who is no longer where we look. */
import type { Instant } from '../base/index.ts'
import { type Change, readChanges, readIssues, type SeenIssue } from '../jira/index.ts'
import { type Ground, peopleIn } from './ground.ts'
import type { IssueState, Observation } from './ports.ts'

/** Issues of one transaction: large enough to be quick, small enough to lose little. */
export const BATCH = 500

export interface Read {
  readonly seen: number
  /** No look by id shows them: gone, or hidden from us. */
  readonly absent: readonly string[]
}

/**
 * `and`: what else is to be kept in the transaction of the last batch, such as how far reading has come. While one batch
 * is stored the next is asked for.
 */
export async function read(ground: Ground, ids: readonly string[], and: Partial<Observation> = {}): Promise<Read> {
  const absent: string[] = []
  let seen = 0
  const batches = Array.from({ length: Math.max(1, Math.ceil(ids.length / BATCH)) }, (_, at) =>
    ids.slice(at * BATCH, (at + 1) * BATCH),
  )
  let coming = details(ground, batches[0] ?? [])
  for (const next of [...batches.slice(1), undefined]) {
    const { at, found, changes } = await coming
    if (next) coming = details(ground, next)
    // What fails while this is stored is thrown when it is waited for.
    coming.catch(() => {})
    seen += found.issues.length
    absent.push(...found.absent)
    await keep(ground, at, found, changes, next ? {} : and)
  }
  return { seen, absent }
}

async function details(ground: Ground, ids: readonly string[]) {
  const at = ground.now()
  const found = await readIssues(ground.jira, ids, ground.fields)
  return { at, found, changes: await changesOf(ground, found.issues) }
}

export async function keep(
  ground: Ground,
  at: Instant,
  { issues }: { readonly issues: readonly SeenIssue[] },
  changes: readonly Change[],
  and: Partial<Observation> = {},
): Promise<void> {
  const { store } = ground
  const scope = new Set((await store.projects()).map(({ id }) => id))
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

async function changesOf({ jira, fields }: Ground, issues: readonly SeenIssue[]): Promise<Change[]> {
  const all: Change[] = []
  const asked = [...new Set(['status', ...fields])]
  if (issues.length > 0)
    for await (const some of readChanges(
      jira,
      issues.map(({ id }) => id),
      asked,
    ))
      all.push(...some)
  return all
}
