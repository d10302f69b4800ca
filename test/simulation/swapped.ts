/** Two sites that hold the same under names that went round: swapped in pairs, and in a ring of three. */
import type { Site } from '../../src/simulator/index.ts'
import { issueTypeScheme, named, permissionScheme, project } from '../checks/parts.ts'
import type { Case } from './crash.ts'

/** Table → kind, and names of which each is the next one's on the target, the last that of the first. */
const RINGS = {
  projectRoles: ['project-role', 'Developers', 'Users'],
  statuses: ['status', 'Open', 'Reopened', 'Resolved'],
  issueTypes: ['issue-type', 'Task', 'Bug'],
  priorities: ['priority', 'High', 'Low'],
  resolutions: ['resolution', 'Done', 'Duplicate'],
  issueTypeSchemes: ['issue-type-scheme', 'One', 'Other'],
  screens: ['screen', 'Workflow Screen', 'Resolve Issue Screen'],
  permissionSchemes: ['permission-scheme', 'One', 'Other'],
  projects: ['project', 'Operations', 'People'],
} as const

const next = (names: readonly string[], at: number): string => names[(at + 1) % names.length] ?? ''

function furnish(site: Site): void {
  for (const name of ['One', 'Other']) {
    issueTypeScheme(site, name, [named(site.tables.issueTypes, name === 'One' ? 'Task' : 'Bug').id])
    permissionScheme(site, name, name === 'One' ? [] : [['BROWSE_PROJECTS', 'anyone']])
  }
  project(site, 'OPS', { name: 'Operations' })
  project(site, 'HR', { name: 'People' })
}

function exchange(site: Site): void {
  for (const [table, [, ...names]] of Object.entries(RINGS)) {
    const rows = names.map((name) => named<{ name: string }>(site.tables[table as keyof typeof RINGS], name))
    for (const [at, row] of rows.entries()) row.name = next(names, at)
  }
}

export const SWAPPED: Case = {
  ...{ projects: ['OPS', 'HR'], isWhole: true, source: 'empty', target: 'empty' },
  spoil(source, target) {
    for (const site of [source, target]) furnish(site)
    exchange(target)
  },
  // Projects are told apart by their keys, which stay.
  answers: Object.fromEntries(
    Object.values(RINGS).flatMap(([kind, ...names]) =>
      kind === 'project' ? [] : names.map((name, at) => [`${kind}:${name}`, `${kind}:${next(names, at)}`]),
    ),
  ),
}
