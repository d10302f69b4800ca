/** Which statuses issues lose when they come to follow another workflow. */
import type { Jira } from '../../../jira/index.ts'
import type { Planned } from '../../kind.ts'
import { answerIn, type Loss, type Reached, type Said } from '../moves.ts'
import { statusesIn, statusesOf } from '../workflow/statuses.ts'
import type { Workflow } from '../workflow/value.ts'
import type { WorkflowScheme } from './value.ts'

/** Issues of one type, or of all that have no other line, and the statuses that they may be in. */
export interface Before extends Pick<Loss, 'issueType' | 'but'> {
  readonly reached: Reached
}

export const workflowIn = (scheme: WorkflowScheme, issueType: string | undefined): string | null =>
  scheme.mappings.find((mapping) => mapping.issueType === issueType)?.workflow ?? scheme.defaultWorkflow

/** Issues are where they are. */
export const asToday = (statuses: readonly string[]): Reached => new Map(statuses.map((status) => [status, [status]]))

/** What nobody has said yet leads nowhere: its question comes first. */
export function moved(reached: Reached, to: Pick<Loss, 'workflow' | 'into'>, said: Said): Reached {
  const found = new Map<string, readonly string[]>()
  for (const [status, today] of reached) {
    const there = to.into.includes(status) ? status : answerIn(to, status, said)
    if (there !== undefined) found.set(there, [...(found.get(there) ?? []), ...today])
  }
  return found
}

/** A plan changes workflows before the schemes and projects that issues follow them by. */
export function movedWithin(reached: Reached, workflow: string | null, planned: Planned): Reached {
  const wanted = workflow === null ? undefined : planned.value('workflow', workflow)
  if (workflow === null || wanted === undefined) return reached
  return moved(reached, { into: statusesIn(wanted as Workflow) }, planned.said('workflow', workflow))
}

export async function lossesUnder(
  jira: Jira,
  before: readonly Before[],
  scheme: WorkflowScheme,
  planned?: Planned,
): Promise<Loss[]> {
  const used = new Set(before.flatMap(({ issueType }) => workflowIn(scheme, issueType) ?? []))
  const statuses = await statusesOf(jira, [...used], planned)
  return before.flatMap((one): Loss[] => {
    const workflow = workflowIn(scheme, one.issueType)
    const into = statuses.get(workflow ?? '') ?? []
    const gone = [...one.reached.keys()].filter((status) => !into.includes(status))
    return gone.length === 0 ? [] : [{ ...one, ...(workflow === null ? {} : { workflow }), gone, into }]
  })
}
