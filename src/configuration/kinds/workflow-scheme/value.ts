/** What a workflow scheme is, and the request that tells schemes whole. */

import { z } from 'zod'
import { lots } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'

export type WorkflowScheme = {
  name: string
  description: string
  defaultWorkflow: string | null
  mappings: { issueType: string; workflow: string }[]
}

export const normalise = (scheme: WorkflowScheme): WorkflowScheme => ({
  ...scheme,
  mappings: [...scheme.mappings].sort((a, b) => (a.issueType < b.issueType ? -1 : 1)),
})

export const PATH = '/rest/api/3/workflowscheme'
const WORKFLOW = z.looseObject({ id: z.string() })
const SCHEME = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  version: z.looseObject({ id: z.string(), versionNumber: z.number() }),
  defaultWorkflow: WORKFLOW.nullish(),
  workflowsForIssueTypes: z.array(z.looseObject({ issueTypeIds: z.array(z.string()), workflow: WORKFLOW })),
})
/** The document names no limit; one request of so many stays small (jira-assumptions, workflows). */
const MOST = 100

export async function bulkReadSchemes(jira: Jira, ids: readonly string[]) {
  const answers = await Promise.all(
    lots(ids, MOST).map((workflowSchemeIds) => jira.ask(z.array(SCHEME), `${PATH}/read`, { workflowSchemeIds })),
  )
  return answers.flat().map((row) => ({ row, value: shown(row) }))
}

function shown(row: z.infer<typeof SCHEME>): WorkflowScheme {
  return {
    name: row.name,
    description: row.description ?? '',
    defaultWorkflow: row.defaultWorkflow?.id ?? null,
    mappings: row.workflowsForIssueTypes.flatMap(({ issueTypeIds, workflow }) =>
      issueTypeIds.map((issueType) => ({ issueType, workflow: workflow.id })),
    ),
  }
}
