/** Reads issues by their ids and keeps what was seen: values, how they came to be so, and who is no longer where we look. */
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

/** `with`: what else is to be kept in the transaction of the last batch, such as how far reading has come. */
export async function read(ground: Ground, ids: readonly string[], and: Partial<Observation> = {}): Promise<Read> {
  const absent: string[] = []
  let seen = 0
  for (let from = 0; from < Math.max(ids.length, 1); from += BATCH) {
    const batch = ids.slice(from, from + BATCH)
    const isLast = from + BATCH >= ids.length
    const found = await readIssues(ground.jira, batch, ground.fields)
    const changes = await changesOf(ground, found.issues)
    seen += found.issues.length
    absent.push(...found.absent)
    await keep(ground, found.issues, changes, isLast ? and : {})
  }
  return { seen, absent }
}

export async function keep(
  ground: Ground,
  issues: readonly SeenIssue[],
  changes: readonly Change[],
  and: Partial<Observation> = {},
): Promise<void> {
  const { store, now } = ground
  const people = peopleIn(ground, issues)
  if (people.length > 0) await store.meet(people)
  const scope = new Set((await store.projects()).map(({ id }) => id))
  const states = issues.map((issue) => ({ issue: issue.id, state: stateOf(issue, scope) }))
  await store.observe({ ...and, at: now(), issues, changes, states: [...states, ...(and.states ?? [])] })
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
