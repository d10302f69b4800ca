/** What becomes of approvals on the second site: what names what is gone goes with it, and people drew some anew. */
import { drawApproval } from '../design/approvals.ts'
import type { Approval, Design, Workflow } from '../design/types.ts'
import { Draw } from '../draw.ts'
import { existsIn } from './repair.ts'

export function driftApprovals(seed: number, design: Design): void {
  const draw = new Draw(seed * 43 + 19)
  const exists = existsIn(design)
  const isWhole = ({ field, prePopulated, approved, rejected }: Approval, { transitions }: Workflow): boolean =>
    [field, ...(prePopulated === null ? [] : [prePopulated])].every(exists) &&
    [approved, rejected].every((id) => transitions.some((one) => one.id === id))
  for (const workflow of design.workflows)
    for (const use of workflow.statuses) {
      if (use.approval === undefined) continue
      const other = draw.chance(0.5) ? drawApproval(draw, design, workflow) : use.approval
      if (other && isWhole(other, workflow)) use.approval = other
      else delete use.approval
    }
}
