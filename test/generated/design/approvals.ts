/** Draws approvals: statuses that wait until people in a field agree, and the transitions that are taken then. */
import { Draw } from '../draw.ts'
import type { Approval, Design, Workflow } from './types.ts'

const SHARE_OF_SITES = 0.3

export function drawApprovals(seed: number, design: Design): void {
  const draw = new Draw(seed * 41 + 17)
  if (!draw.chance(SHARE_OF_SITES)) return
  for (const workflow of design.workflows)
    for (const use of draw.some(workflow.statuses, 0, 2)) {
      const approval = drawApproval(draw, design, workflow)
      if (approval) use.approval = approval
    }
}

/** Null where nobody could be asked, or nothing could follow. */
export function drawApproval(draw: Draw, { fields }: Design, { transitions }: Workflow): Approval | null {
  const ways = transitions.flatMap(({ id, type }) => (type === 'INITIAL' ? [] : [id]))
  if (fields.length === 0 || ways.length === 0) return null
  const conditionType = draw.pick(['number', 'percent', 'numberPerPrincipal'] as const)
  return {
    active: draw.pick(['true', 'false']),
    conditionType,
    conditionValue: String(draw.between(1, conditionType === 'percent' ? 100 : 20)),
    exclude: draw.some(['assignee', 'reporter'], 0, 2),
    field: draw.pick(fields).tag,
    prePopulated: draw.chance(0.4) ? draw.pick(fields).tag : null,
    approved: draw.pick(ways),
    rejected: draw.pick(ways),
  }
}
