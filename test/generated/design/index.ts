/** A whole design from a seed: two to six things of each kind, standing on each other. */
import { Draw } from '../draw.ts'
import { Names } from '../names.ts'
import { drawApprovals } from './approvals.ts'
import { Desk, NOTHING } from './desk.ts'
import { drawContexts, drawField } from './fields.ts'
import { drawFilters } from './filters.ts'
import { drawPermissionScheme, drawProject } from './projects.ts'
import { drawIssueTypeScreenScheme, drawScreen, drawScreenScheme, drawWorkflowScheme } from './screens.ts'
import type { Design, Table } from './types.ts'
import {
  drawGroup,
  drawIssueType,
  drawIssueTypeScheme,
  drawPerson,
  drawPriority,
  drawResolution,
  drawRole,
  drawStatus,
} from './work.ts'
import { drawWorkflow } from './workflows.ts'

/** In the order in which they stand on each other. */
export const DRAWERS: { readonly [T in Table]: (desk: Desk) => Design[T][number] } = {
  people: drawPerson,
  groups: drawGroup,
  roles: drawRole,
  statuses: drawStatus,
  issueTypes: drawIssueType,
  priorities: drawPriority,
  resolutions: drawResolution,
  issueTypeSchemes: drawIssueTypeScheme,
  fields: (desk) => drawField(desk),
  screens: drawScreen,
  screenSchemes: drawScreenScheme,
  issueTypeScreenSchemes: drawIssueTypeScreenScheme,
  workflows: drawWorkflow,
  workflowSchemes: drawWorkflowScheme,
  permissionSchemes: drawPermissionScheme,
  projects: drawProject,
}
export const TABLES = Object.keys(DRAWERS) as readonly Table[]

export function drawDesign(seed: number): Design {
  const draw = new Draw(seed)
  const desk = new Desk(draw, new Names(draw, 1), NOTHING(), '+')
  for (const table of TABLES) add(desk, table, draw.between(LEAST[table] ?? 1, MOST[table] ?? 4))
  twinField(desk)
  for (const field of desk.design.fields) field.contexts = drawContexts(desk, field)
  drawFilters(seed, desk.design)
  drawApprovals(seed, desk.design)
  return desk.design
}

const LEAST: Partial<Record<Table, number>> = { projects: 1, fields: 2, statuses: 2 }
const MOST: Partial<Record<Table, number>> = { fields: 6, workflows: 3, screens: 3, projects: 3 }

export function add<T extends Table>(desk: Desk, table: T, count: number): void {
  const rows = desk.design[table] as Design[T][number][]
  for (let made = 0; made < count; made++) rows.push((DRAWERS[table] as (desk: Desk) => Design[T][number])(desk))
}

/** Jira keeps names of fields apart in no way: two may have one name and one type. */
function twinField(desk: Desk): void {
  const [first] = desk.design.fields
  if (first && desk.draw.chance(0.2)) desk.design.fields.push({ ...drawField(desk, first.type), name: first.name })
}
