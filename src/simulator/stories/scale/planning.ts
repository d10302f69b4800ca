/** Filters, boards and sprints by number. */
import type { Site } from '../../site.ts'
import { fieldNamed } from '../build/named.ts'
import { board, filter, sprints } from '../build/planning.ts'
import { range } from './configuration.ts'
import type { Mix } from './mix.ts'
import { fieldName, mailName, nth, projectKey, thing } from './names.ts'

const CLAUSES = [
  (key: string) => `project = ${key} ORDER BY Rank ASC`,
  (key: string) => `project = ${key} AND statusCategory != Done ORDER BY priority DESC`,
  (key: string) => `project = ${key} AND issuetype = Bug AND created >= -30d`,
  (key: string) => `project = ${key} AND assignee = currentUser()`,
  (key: string, cf: string) => `project = ${key} AND ${cf} is not EMPTY`,
  (key: string) => `project = ${key} AND status changed AFTER -7d`,
] as const

export function planning(site: Site, projects: number, mix: Mix): void {
  for (const n of range(mix.filters)) {
    const field = fieldNamed(site, fieldName(n % mix.fields))
    const key = projectKey(n % projects)
    filter(site, {
      name: filterName(n),
      description: '',
      owner: mailName(n % mix.people),
      jql: nth(CLAUSES, Math.floor(n / projects))(key, `cf[${field.schema.customId}]`),
      shared: n % 3 === 0 ? [['loggedin']] : [['project', key]],
    })
  }
  for (const n of range(mix.boards)) {
    const made = board(site, {
      name: `Board ${n + 1}`,
      type: n % 2 === 0 ? 'scrum' : 'kanban',
      filter: filterName(n % projects),
      project: projectKey(n % projects),
      columns: [
        ['Backlog', ['New']],
        ['Planned', ['Planned']],
        ['Working', ['Working', 'Checking']],
        ['Done', ['Delivered']],
      ],
    })
    if (made.type === 'scrum')
      sprints(site, made.id, `Sprint ${n + 1}`, { days: 14, closed: 3, future: 1, goals: [''] })
  }
}

const filterName = (n: number): string => `${thing(n)} filter ${n + 1}`
