/** How Cloud shows a version. */
import type { JsonObject } from '../../base/index.ts'
import { names } from '../model/issue-values.ts'
import type { Project, StatusCategory, Version } from '../records.ts'
import type { Site } from '../site.ts'
import { jiraDate } from '../time.ts'

export function showVersion(site: Site, project: Project, version: Version): JsonObject {
  const { id, name, description, released, archived, startDate, releaseDate } = version
  return {
    self: site.api(`/version/${id}`),
    id,
    description,
    name,
    archived,
    released,
    ...(startDate === null ? {} : { startDate, userStartDate: asPeopleWrite(startDate) }),
    ...(releaseDate === null ? {} : { releaseDate, userReleaseDate: asPeopleWrite(releaseDate) }),
    overdue: releaseDate !== null && !released && !archived && releaseDate < jiraDate(site.now()),
    projectId: Number(project.id),
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `6/Jul/2010`, Jira's day format. */
function asPeopleWrite(date: string): string {
  const [year, month, day] = date.split('-')
  return `${Number(day)}/${MONTHS[Number(month) - 1]}/${year}`
}

const COUNTED = { TODO: 'toDo', IN_PROGRESS: 'inProgress', DONE: 'done' } as const satisfies Record<
  StatusCategory,
  string
>

/** How many issues to be fixed in the version stand in which category. */
export function statusCounts(site: Site, version: Version): JsonObject {
  const counts = { unmapped: 0, toDo: 0, inProgress: 0, done: 0 }
  for (const issue of site.issues.all()) {
    if (!names(issue, 'fixVersions', version.id)) continue
    const category = site.tables.statuses.get(issue.statusId)?.category
    counts[category ? COUNTED[category] : 'unmapped'] += 1
  }
  return counts
}
