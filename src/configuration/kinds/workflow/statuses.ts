/** Which statuses a workflow has: as the plan will make it, else as it is on the site. */
import type { Jira } from '../../../jira/index.ts'
import type { Planned } from '../../kind.ts'
import { bulkRead } from './read.ts'
import type { Workflow } from './value.ts'

/** Workflow → its statuses, the one that new issues get in front. */
export async function statusesOf(
  jira: Jira,
  workflows: readonly string[],
  planned?: Planned,
): Promise<Map<string, string[]>> {
  const known = new Map<string, string[]>()
  for (const id of workflows) {
    const workflow = planned?.value('workflow', id) as Workflow | undefined
    if (workflow) known.set(id, statusesIn(workflow))
  }
  const others = workflows.filter((id) => !known.has(id))
  for (const { row, statusOf } of others.length === 0 ? [] : await bulkRead(jira, others)) {
    const first = initial(row.transitions)?.toStatusReference
    known.set(
      row.id,
      inOrder(
        first,
        row.statuses.map((use) => use.statusReference),
      ).map(statusOf),
    )
  }
  return known
}

export const statusesIn = (workflow: Workflow): string[] =>
  inOrder(
    initial(workflow.transitions)?.to,
    workflow.statuses.map((use) => use.status),
  )

const initial = <T extends { readonly type: string }>(transitions: readonly T[]): T | undefined =>
  transitions.find((transition) => transition.type === 'INITIAL')

const inOrder = (first: string | null | undefined, all: readonly string[]): string[] => [
  ...new Set([...(first ? [first] : []), ...all]),
]
