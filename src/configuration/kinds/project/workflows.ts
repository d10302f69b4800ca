/** Gives a project another workflow scheme: at once while it has no issues, else by a switch that moves them. */
import { z } from 'zod'
import { Fault } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'
import type { Question } from '../../kind.ts'
import { askWhereTo, count, type Loss, mappingsFor, type Said } from '../moves.ts'
import { bulkRead } from '../workflow/read.ts'
import { bulkReadSchemes } from '../workflow-scheme/value.ts'
import type { Project } from './value.ts'

const API = '/rest/api/3'
const BY_TYPE = z.array(z.looseObject({ id: z.string(), statuses: z.array(z.looseObject({ id: z.string() })) }))

export async function askAboutWorkflows(jira: Jira, id: string, wanted: Project, now: Project): Promise<Question[]> {
  if (wanted.workflowScheme === null || wanted.workflowScheme === now.workflowScheme) return []
  return askWhereTo(jira, [id], await lossesOf(jira, id, wanted.workflowScheme))
}

/** Null is the default scheme: it has no id, is chosen by saying none, and cannot be switched to. */
export async function assignWorkflows(
  jira: Jira,
  projectId: string,
  schemeId: string | null,
  said: Said,
): Promise<void> {
  if ((await count(jira, `project = ${projectId}`)) === 0) {
    const scheme = schemeId === null ? {} : { workflowSchemeId: schemeId }
    await jira.send('PUT', `${API}/workflowscheme/project`, { projectId, ...scheme })
    return
  }
  if (schemeId === null)
    throw new Fault('jira.cannot', 'Jira’s API gives its default workflow scheme only to a project without issues.', {
      about: jira.site,
      remedy: 'Choose the scheme in the project’s settings.',
    })
  const mappingsByIssueTypeOverride = []
  for (const loss of await lossesOf(jira, projectId, schemeId)) {
    const statusMappings = await mappingsFor(jira, [projectId], loss, said)
    mappingsByIssueTypeOverride.push({ issueTypeId: loss.issueType, statusMappings })
  }
  await jira.send('POST', `${API}/workflowscheme/project/switch`, {
    projectId,
    targetSchemeId: schemeId,
    ...(mappingsByIssueTypeOverride.length === 0 ? {} : { mappingsByIssueTypeOverride }),
  })
}

/** For each issue type of the project the statuses that its workflow in the other scheme lacks. */
async function lossesOf(jira: Jira, projectId: string, schemeId: string): Promise<(Loss & { issueType: string })[]> {
  const types = await jira.get(BY_TYPE, `${API}/project/${projectId}/statuses`)
  const scheme = (await bulkReadSchemes(jira, [schemeId]))[0]?.value
  if (scheme === undefined) throw new Fault('jira.not-found', `${jira.site} has no workflow scheme ${schemeId}.`)
  const workflowOf = (type: string): string | null =>
    scheme.mappings.find((mapping) => mapping.issueType === type)?.workflow ?? scheme.defaultWorkflow
  const used = new Set(types.flatMap(({ id }) => workflowOf(id) ?? []))
  const statuses = await statusesOf(jira, [...used])
  return types.flatMap(({ id, statuses: now }) => {
    const into = statuses.get(workflowOf(id) ?? '') ?? []
    const gone = now.map((status) => status.id).filter((status) => !into.includes(status))
    return gone.length === 0 ? [] : [{ issueType: id, gone, into }]
  })
}

/** Workflow → its statuses, the one that new issues get in front. */
async function statusesOf(jira: Jira, ids: readonly string[]): Promise<Map<string, string[]>> {
  const workflows = await bulkRead(jira, ids)
  return new Map(
    workflows.map(({ row, statusOf }) => {
      const first = row.transitions.find((transition) => transition.type === 'INITIAL')?.toStatusReference
      const references = [...(first ? [first] : []), ...row.statuses.map((use) => use.statusReference)]
      return [row.id, [...new Set(references.map(statusOf))]]
    }),
  )
}
