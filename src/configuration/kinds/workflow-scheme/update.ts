/** Changes a workflow scheme in force, with the mappings that Jira asks for: no draft is made, so none is left behind. */
import { z } from 'zod'
import { equal, Fault } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'
import { asAsked, inTurn } from '../in-turn.ts'
import { type Loss, mappingsFor, type Said } from '../moves.ts'
import { workflowSchemePlace } from '../usage.ts'
import { workflowIn } from './losses.ts'
import { bulkReadSchemes, normalise, PATH, type WorkflowScheme } from './value.ts'

const BY_TYPE = z.looseObject({ issueTypeId: z.string(), statusIds: z.array(z.string()) })
const BY_WORKFLOW = z.looseObject({
  sourceWorkflowId: z.string(),
  targetWorkflowId: z.string(),
  statusIds: z.array(z.string()),
})
const STATUSES = z.looseObject({
  workflowId: z.string(),
  initialStatusId: z.string().nullish(),
  statuses: z.array(z.string()).nullish(),
})
const REQUIRED = z.looseObject({
  statusMappingsByIssueTypes: z.array(BY_TYPE).nullish(),
  statusMappingsByWorkflows: z.array(BY_WORKFLOW).nullish(),
  statusesPerWorkflow: z.array(STATUSES).nullish(),
})

export async function updateScheme(
  jira: Jira,
  id: string,
  wanted: WorkflowScheme,
  now: WorkflowScheme,
  said: Said,
): Promise<void> {
  if (equal(normalise(wanted), normalise(now))) return
  const { name, description } = wanted
  const body = { ...assignment(id, wanted), name, description }
  await asAsked(
    async () => mappingsOf(jira, id, await required(jira, id, wanted, now), said),
    (mappings) =>
      inTurn(
        jira,
        () => versionOf(jira, id),
        (version) => jira.send('POST', `${PATH}/update`, { ...body, ...mappings, version }),
      ),
  )
}

async function versionOf(jira: Jira, id: string) {
  const row = (await bulkReadSchemes(jira, [id]))[0]?.row
  if (row === undefined) throw new Fault('jira.not-found', `${jira.site} no longer has this workflow scheme.`)
  return { id: row.version.id, versionNumber: row.version.versionNumber }
}

function assignment(id: string, scheme: WorkflowScheme) {
  const { defaultWorkflow, mappings } = normalise(scheme)
  const groups = Map.groupBy(mappings, (mapping) => mapping.workflow)
  return {
    id,
    ...(defaultWorkflow === null ? {} : { defaultWorkflowId: defaultWorkflow }),
    workflowsForIssueTypes: [...groups].map(([workflowId, same]) => ({
      workflowId,
      issueTypeIds: same.map((mapping) => mapping.issueType),
    })),
  }
}

interface Required {
  readonly types: readonly { readonly issueTypeId: string; readonly to: string | null; readonly loss: Loss }[]
  readonly workflows: readonly { readonly from: string; readonly to: string; readonly loss: Loss }[]
}

/** Jira itself tells which statuses need another, by issue type, by workflow, or by both. */
async function required(jira: Jira, id: string, wanted: WorkflowScheme, now: WorkflowScheme): Promise<Required> {
  const asked = assignment(id, wanted)
  if (equal(asked, assignment(id, now))) return { types: [], workflows: [] }
  const told = await jira.ask(REQUIRED, `${PATH}/update/mappings`, asked)
  const into = (workflow: string | null) =>
    statusesIn((told.statusesPerWorkflow ?? []).find((one) => one.workflowId === workflow))
  return {
    types: (told.statusMappingsByIssueTypes ?? []).map(({ issueTypeId, statusIds }) => {
      const to = workflowIn(wanted, issueTypeId)
      const workflow = to === null ? {} : { workflow: to }
      return { issueTypeId, to, loss: { issueType: issueTypeId, ...workflow, gone: statusIds, into: into(to) } }
    }),
    workflows: (told.statusMappingsByWorkflows ?? []).map(({ sourceWorkflowId, targetWorkflowId, statusIds }) => ({
      from: sourceWorkflowId,
      to: targetWorkflowId,
      loss: { workflow: targetWorkflowId, gone: statusIds, into: into(targetWorkflowId) },
    })),
  }
}

/** The first of its life in front. */
function statusesIn(workflow: z.infer<typeof STATUSES> | undefined): string[] {
  const first = workflow?.initialStatusId ?? undefined
  return [...new Set([...(first === undefined ? [] : [first]), ...(workflow?.statuses ?? [])])]
}

/** By type where Jira asks by type; what it asks by workflow is then the same once more and must say the same. */
async function mappingsOf(jira: Jira, id: string, { types, workflows }: Required, said: Said) {
  if (types.length + workflows.length === 0) return {}
  const place = await workflowSchemePlace(jira, id)
  const byType = []
  for (const { issueTypeId, to, loss } of types)
    byType.push({ issueTypeId, to, statusMappings: await mappingsFor(jira, place, loss, said) })
  const byWorkflow = []
  for (const { from, to, loss } of workflows) {
    const told = byType.filter((one) => one.to === to).flatMap((one) => one.statusMappings)
    const chosen = Object.fromEntries(told.map((one) => [one.oldStatusId, one.newStatusId]))
    const statusMappings = await mappingsFor(jira, place, loss, { ...said, ...chosen })
    byWorkflow.push({ oldWorkflowId: from, newWorkflowId: to, statusMappings })
  }
  return {
    statusMappingsByIssueTypeOverride: byType.map(({ issueTypeId, statusMappings }) => ({
      issueTypeId,
      statusMappings,
    })),
    statusMappingsByWorkflows: byWorkflow,
  }
}
