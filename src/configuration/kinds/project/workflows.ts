/** Gives a project another workflow scheme: at once while it has no issues, else by a switch that moves them. */
import { z } from 'zod'
import { Fault } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'
import type { Planned, Question } from '../../kind.ts'
import { asAsked, once } from '../in-turn.ts'
import { askWhereTo, mappingsFor, type Said } from '../moves.ts'
import { inProjects, issuesIn } from '../usage.ts'
import { statusesOf } from '../workflow/statuses.ts'
import { asToday, type Before, lossesUnder, moved, movedWithin, workflowIn } from '../workflow-scheme/losses.ts'
import { bulkReadSchemes, type WorkflowScheme } from '../workflow-scheme/value.ts'
import type { Project } from './value.ts'

const API = '/rest/api/3'
const BY_TYPE = z.array(z.looseObject({ id: z.string(), statuses: z.array(z.looseObject({ id: z.string() })) }))

export async function askAboutWorkflows(
  jira: Jira,
  id: string,
  wanted: Project,
  now: Project,
  planned: Planned,
): Promise<Question[]> {
  const other = wanted.workflowScheme
  if (other === now.workflowScheme) return []
  if (other === null) return askAboutDefault(jira, id, now)
  const scheme = plannedScheme(planned, other) ?? (await schemeOf(jira, other))
  const before = await byThen(jira, await today(jira, id), now.workflowScheme, planned)
  return askWhereTo(jira, inProjects([id]), await lossesUnder(jira, before, scheme, planned))
}

const plannedScheme = (planned: Planned, id: string) =>
  planned.value('workflow-scheme', id) as WorkflowScheme | undefined

/** Workflows that its issues follow now, and their scheme, are changed before the project gets another. */
async function byThen(
  jira: Jira,
  before: readonly Before[],
  schemeId: string | null,
  planned: Planned,
): Promise<readonly Before[]> {
  if (schemeId === null) return before
  const [now, wanted] = [await schemeOf(jira, schemeId), plannedScheme(planned, schemeId)]
  const left = before.map(({ issueType, reached }) => ({
    ...(issueType === undefined ? {} : { issueType }),
    reached: movedWithin(reached, workflowIn(now, issueType), planned),
  }))
  if (!wanted) return left
  const used = new Set(left.flatMap(({ issueType }) => workflowIn(wanted, issueType) ?? []))
  const [statuses, said] = [await statusesOf(jira, [...used], planned), planned.said('workflow-scheme', schemeId)]
  return left.map(({ reached, ...type }) => {
    const workflow = workflowIn(wanted, type.issueType)
    if (workflow === null || workflow === workflowIn(now, type.issueType)) return { ...type, reached }
    return { ...type, reached: moved(reached, { workflow, into: statuses.get(workflow) ?? [] }, said) }
  })
}

/** Back to Jira's default scheme the API leads only a project without issues. */
async function askAboutDefault(jira: Jira, id: string, { workflowScheme }: Project): Promise<Question[]> {
  const issues = workflowScheme === null ? 0 : await issuesIn(jira, inProjects([id]))
  if (workflowScheme === null || issues === 0) return []
  return [
    {
      code: 'default-workflow-scheme',
      detail: { kind: 'workflow-scheme', id: workflowScheme },
      says: `The project shall follow Jira’s default workflow scheme, which the API gives only to a project without issues; it has about ${issues}.`,
      remedy: 'Choose the scheme in the project’s settings and plan again, or let it keep its own.',
      choices: [],
      keep: 'The project keeps its workflow scheme.',
    },
  ]
}

/** Null is the default scheme: it has no id, is chosen by saying none, and cannot be switched to. */
export async function assignWorkflows(
  jira: Jira,
  projectId: string,
  schemeId: string | null,
  said: Said,
): Promise<void> {
  if ((await issuesIn(jira, inProjects([projectId]))) === 0) {
    const scheme = schemeId === null ? {} : { workflowSchemeId: schemeId }
    await jira.send('PUT', `${API}/workflowscheme/project`, { projectId, ...scheme })
    return
  }
  if (schemeId === null)
    throw new Fault('jira.cannot', 'Jira’s API gives its default workflow scheme only to a project without issues.', {
      about: jira.site,
      remedy: 'Choose the scheme in the project’s settings.',
    })
  await asAsked(
    async () => {
      const mappings = []
      for (const loss of await lossesUnder(jira, await today(jira, projectId), await schemeOf(jira, schemeId)))
        mappings.push({
          issueTypeId: loss.issueType ?? '',
          statusMappings: await mappingsFor(jira, inProjects([projectId]), loss, said),
        })
      return mappings
    },
    (mappings) => {
      const moves = mappings.length === 0 ? {} : { mappingsByIssueTypeOverride: mappings }
      const body = { projectId, targetSchemeId: schemeId, ...moves }
      return once(jira, () => jira.send('POST', `${API}/workflowscheme/project/switch`, body))
    },
  )
}

async function today(jira: Jira, projectId: string): Promise<Before[]> {
  const types = await jira.get(BY_TYPE, `${API}/project/${projectId}/statuses`)
  return types.map(({ id, statuses }) => ({ issueType: id, reached: asToday(statuses.map((status) => status.id)) }))
}

async function schemeOf(jira: Jira, id: string): Promise<WorkflowScheme> {
  const scheme = (await bulkReadSchemes(jira, [id]))[0]?.value
  if (scheme === undefined) throw new Fault('jira.not-found', `${jira.site} has no workflow scheme ${id}.`)
  return scheme
}
