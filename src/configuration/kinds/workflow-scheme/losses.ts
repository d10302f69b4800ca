/** Which statuses issues lose when they come to follow another workflow. */
import type { Jira } from '../../../jira/index.ts'
import type { Planned } from '../../kind.ts'
import type { Loss } from '../moves.ts'
import { statusesOf } from '../workflow/statuses.ts'
import type { WorkflowScheme } from './value.ts'

/** Issues of one type, or of all that have no other line, and the statuses that they may be in. */
export interface Before {
  readonly issueType?: string
  readonly statuses: readonly string[]
}

export const workflowIn = (scheme: WorkflowScheme, issueType: string | undefined): string | null =>
  scheme.mappings.find((mapping) => mapping.issueType === issueType)?.workflow ?? scheme.defaultWorkflow

export async function lossesUnder(
  jira: Jira,
  before: readonly Before[],
  scheme: WorkflowScheme,
  planned?: Planned,
): Promise<Loss[]> {
  const used = new Set(before.flatMap(({ issueType }) => workflowIn(scheme, issueType) ?? []))
  const statuses = await statusesOf(jira, [...used], planned)
  return before.flatMap(({ statuses: had, ...type }) => {
    const into = statuses.get(workflowIn(scheme, type.issueType) ?? '') ?? []
    const gone = had.filter((status) => !into.includes(status))
    return gone.length === 0 ? [] : [{ ...type, gone, into }]
  })
}
