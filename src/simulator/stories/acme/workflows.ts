/** The nine workflows of Acme: five of the teams that make software, four of operations and finance. */
import type { WorkflowInput } from '../build/workflows.ts'
import { BUG_WORKFLOW } from './workflows/bug.ts'
import { CHANGE_WORKFLOW } from './workflows/change.ts'
import { DELIVERY_WORKFLOW } from './workflows/delivery.ts'
import { EPIC_WORKFLOW } from './workflows/epic.ts'
import { INCIDENT_WORKFLOW } from './workflows/incident.ts'
import { INVOICE_WORKFLOW } from './workflows/invoice.ts'
import { OFFICE_WORKFLOW } from './workflows/office.ts'
import { SIMPLE_WORKFLOW } from './workflows/simple.ts'
import { STORY_WORKFLOW } from './workflows/story.ts'

export const WORKFLOWS: readonly WorkflowInput[] = [
  STORY_WORKFLOW,
  BUG_WORKFLOW,
  EPIC_WORKFLOW,
  SIMPLE_WORKFLOW,
  DELIVERY_WORKFLOW,
  INCIDENT_WORKFLOW,
  CHANGE_WORKFLOW,
  INVOICE_WORKFLOW,
  OFFICE_WORKFLOW,
]
