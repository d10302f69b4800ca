/** How much one project may have on Cloud (Atlassian support, "Data limits and guardrails"). */
import { refuse } from '../http.ts'
import type { IssueTypeScheme, WorkflowScheme } from '../records.ts'
import type { Site } from '../site.ts'

const MOST_TYPES = 150
const MOST_WORKFLOWS = 150

export function refuseTooManyTypes(site: Site, { issueTypeIds }: Pick<IssueTypeScheme, 'issueTypeIds'>): void {
  if (site.kind === 'cloud' && issueTypeIds.length > MOST_TYPES)
    throw refuse(400, `A project can have no more than ${MOST_TYPES} issue types.`)
}

export function refuseTooManyWorkflows(
  site: Site,
  { defaultWorkflowId, mappings }: Pick<WorkflowScheme, 'defaultWorkflowId' | 'mappings'>,
): void {
  if (site.kind === 'cloud' && new Set([defaultWorkflowId, ...Object.values(mappings)]).size > MOST_WORKFLOWS)
    throw refuse(400, `A project can have no more than ${MOST_WORKFLOWS} workflows.`)
}
