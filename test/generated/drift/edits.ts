/** What people change by hand, table by table. What an edit breaks elsewhere, `repair` mends. */
import type { Desk } from '../design/desk.ts'
import { drawActors, drawGrants, drawKey } from '../design/projects.ts'
import { drawMappings } from '../design/screens.ts'
import type { Design, Table } from '../design/types.ts'
import { ICONS } from '../design/work.ts'
import { CONTEXT_EDITS } from './field-edits.ts'
import { TAB_EDITS } from './screen-edits.ts'
import { WORKFLOW_EDITS } from './workflow-edits.ts'

type Edit<T extends Table> = (row: Design[T][number], desk: Desk) => void

const described = (row: { description: string }, { names }: Desk): void => {
  row.description = names.text()
}

export const EDITS: { readonly [T in Table]: readonly Edit<T>[] } = {
  people: [
    (row, { names }) => {
      row.name = names.next('people')
    },
  ],
  groups: [],
  roles: [
    described,
    (row, desk) => {
      row.users = desk.some('people', 0, 2)
    },
    (row, desk) => {
      row.groups = desk.some('groups', 0, 2)
    },
  ],
  statuses: [
    described,
    (row, { draw }) => {
      row.category = draw.pick(['TODO', 'IN_PROGRESS', 'DONE'])
    },
  ],
  issueTypes: [described],
  priorities: [
    described,
    (row, { draw }) => {
      row.statusColor = draw.pick(['#010203', '#fedcba'])
    },
    (row, { draw }) => {
      row.icon = draw.pick([...ICONS, 'https://pictures.example/other.png'])
    },
  ],
  resolutions: [described],
  issueTypeSchemes: [
    described,
    (row, { draw }) => {
      row.types = draw.shuffled(row.types)
    },
    (row, desk) => {
      row.types = [...new Set([...row.types, desk.one('issueTypes')])]
    },
    (row, { draw }) => {
      row.types = draw.some(row.types, 1, 3)
    },
    (row, { draw }) => {
      row.default = draw.chance(0.5) ? draw.pick(row.types) : null
    },
  ],
  fields: [described, ...CONTEXT_EDITS],
  screens: [described, ...TAB_EDITS],
  screenSchemes: [
    described,
    (row, desk) => {
      row.screens.default = desk.one('screens')
    },
    (row, desk) => {
      row.screens = { default: row.screens.default, view: desk.one('screens') }
    },
    (row, desk) => {
      row.screens = { ...row.screens, create: desk.one('screens'), edit: desk.one('screens') }
    },
    ({ screens }) => {
      delete screens.create
      delete screens.edit
    },
  ],
  issueTypeScreenSchemes: [
    described,
    (row, desk) => {
      row.default = desk.one('screenSchemes')
    },
    (row, desk) => {
      row.mappings = drawMappings(desk, 'screenSchemes')
    },
  ],
  workflows: [described, ...WORKFLOW_EDITS],
  workflowSchemes: [
    described,
    (row, desk) => {
      row.default = desk.one('workflows')
    },
    (row, desk) => {
      row.mappings = drawMappings(desk, 'workflows')
    },
  ],
  permissionSchemes: [
    described,
    (row, desk) => {
      row.grants = drawGrants(desk)
    },
    (row, { draw }) => {
      row.grants = [...row.grants.slice(0, 2), ...draw.some(row.grants.slice(2), 0, 3)]
    },
  ],
  projects: [
    described,
    (row, { draw }) => {
      row.url = draw.pick(['', 'https://elsewhere.example/'])
    },
    (row, desk) => {
      row.lead = desk.one('people')
    },
    (row, { draw }) => {
      row.assigneeType = draw.pick(['PROJECT_LEAD', 'UNASSIGNED'])
    },
    (row, desk) => {
      row.issueTypeScheme = desk.one('issueTypeSchemes')
    },
    (row, desk) => {
      row.issueTypeScreenScheme = desk.one('issueTypeScreenSchemes')
    },
    (row, desk) => {
      row.workflowScheme = desk.one('workflowSchemes')
    },
    (row, desk) => {
      row.permissionScheme = desk.one('permissionSchemes')
    },
    (row, desk) => {
      row.actors = drawActors(desk)
    },
  ],
}

/** Only where the pairing is remembered: a project is named by its key. */
export const anotherKey = (row: Design['projects'][number], desk: Desk): void => {
  row.key = drawKey(desk, desk.tag('projects'))
}
