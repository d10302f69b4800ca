/** Ranks: in which order Jira keeps what items are made of. The order that it answers in tells; the field's own text is never looked at. */
import type { Problem } from '../base/index.ts'
import { fieldList, issueIdsBy, type Jira } from '../jira/index.ts'
import { jiraTypeOf } from './fields/jira-type.ts'
import type { Ground } from './ground.ts'
import type { Progress } from './progress.ts'
import { read } from './read.ts'
import { levelsIn } from './read-levels.ts'
import { isItsOwn } from './rules.ts'

/** Where it cannot be had, the order that is known stays. `between`: what does not wait until all pages were read. */
export async function readRanks(ground: Ground, between: () => Promise<unknown>): Promise<void> {
  const { store, now } = ground
  const live = (await store.projects()).filter(({ state }) => state === 'live').map(({ id }) => id)
  const jql = levelsIn(ground, live)
  let problem: string | null = null
  try {
    const issues = jql === null ? null : await inOrder(ground.jira, jql, between)
    if (issues) await store.saveRanks(issues)
  } catch (error) {
    if (!isItsOwn(error)) throw error
    problem = error.message
  }
  await read(ground, [], { progress: { ranks: { at: now(), problem } } })
}

/** Null where Jira has no boards, and so no order. One that comes twice stands where it came first. */
async function inOrder(jira: Jira, jql: string, between: () => Promise<unknown>): Promise<readonly string[] | null> {
  const field = (await fieldList(jira)).find((one) => jiraTypeOf(one) === 'rank')
  if (!field) return null
  const issues = new Set<string>()
  for await (const page of issueIdsBy(jira, jql, field.id)) {
    for (const id of page) issues.add(id)
    await between()
  }
  return [...issues]
}

export function ranksProblem({ ranks }: Pick<Progress, 'ranks'>): Problem[] {
  if (!ranks?.problem) return []
  return [
    {
      severity: 'notes',
      code: 'ranks-unread',
      about: 'issues',
      says: `The order of issues in Jira could not be read: ${ranks.problem} The one that is known stays.`,
      remedy: 'It is asked for again within five minutes.',
    },
  ]
}
