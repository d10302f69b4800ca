/** Before a workflow scheme changes: the statuses that issues of its projects would lose. */
import type { Jira } from '../../../jira/index.ts'
import type { Planned, Question } from '../../kind.ts'
import { askWhereTo } from '../moves.ts'
import { workflowSchemePlace } from '../usage.ts'
import { statusesOf } from '../workflow/statuses.ts'
import { asToday, type Before, lossesUnder, movedWithin, workflowIn } from './losses.ts'
import type { WorkflowScheme } from './value.ts'

/** Jira could tell it only of workflows that exist already, so we compare them ourselves. */
export async function askAboutScheme(
  jira: Jira,
  id: string,
  wanted: WorkflowScheme,
  now: WorkflowScheme,
  planned: Planned,
): Promise<Question[]> {
  const named = [...new Set([...now.mappings, ...wanted.mappings].map((mapping) => mapping.issueType))]
  const moved = [undefined, ...named].filter((type) => workflowIn(now, type) !== workflowIn(wanted, type))
  if (moved.length === 0) return []
  const statuses = await statusesOf(jira, [...new Set(moved.flatMap((type) => workflowIn(now, type) ?? []))])
  const before = moved.map((issueType): Before => {
    const workflow = workflowIn(now, issueType)
    const today = asToday(statuses.get(workflow ?? '') ?? [])
    return {
      ...(issueType === undefined ? { but: named } : { issueType }),
      reached: movedWithin(today, workflow, planned),
    }
  })
  const losses = await lossesUnder(jira, before, wanted, planned)
  return losses.length === 0 ? [] : askWhereTo(jira, await workflowSchemePlace(jira, id), losses)
}
