/** Versions on Cloud: reading them, /rest/api/3/version/{id} and those of a project. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, every, expands, first, ok, type Reply, type Route, refuse } from '../http.ts'
import { countIssues, names } from '../model/issue-values.ts'
import { browsedProject } from '../model/project-lookup.ts'
import { isResolved, versionFields, versionOf } from '../model/version.ts'
import { ordered, page } from '../paging.ts'
import type { Project, Version } from '../records.ts'
import type { Site } from '../site.ts'
import { showVersion, statusCounts } from './show-version.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const ONE = '/rest/api/3/version/{id}'
const OF_PROJECT = '/rest/api/3/project/{projectIdOrKey}'

export const versionRoutes: readonly Route[] = [
  { ...READ, path: ONE, operation: 'getVersion', handle: get },
  { ...READ, path: `${ONE}/relatedIssueCounts`, operation: 'getVersionRelatedIssues', handle: related },
  { ...READ, path: `${ONE}/unresolvedIssueCount`, operation: 'getVersionUnresolvedIssues', handle: unresolved },
  { ...READ, path: `${OF_PROJECT}/version`, operation: 'getProjectVersionsPaginated', handle: paged },
  { ...READ, path: `${OF_PROJECT}/versions`, operation: 'getProjectVersions', handle: list },
]

function show(ask: Ask, project: Project, version: Version): JsonObject {
  const expanded = expands(ask)
  return {
    ...showVersion(ask.site, project, version),
    ...(expanded.has('issuesstatus') ? { issuesStatusForFixVersion: statusCounts(ask.site, version) } : {}),
    ...(expanded.has('operations') ? { operations: [] } : {}),
  }
}

function found(ask: Ask): { project: Project; version: Version } {
  const pair = versionOf(ask.site, ask.params.id ?? '')
  if (!pair) throw refuse(404, `Could not find version for id '${ask.params.id}'`)
  browsedProject(ask, pair.project.id)
  return pair
}

function get(ask: Ask): Reply {
  const { project, version } = found(ask)
  return ok(show(ask, project, version))
}

const ofProject = (ask: Ask): Project => browsedProject(ask, ask.params.projectIdOrKey ?? '')

function list(ask: Ask): Reply {
  const project = ofProject(ask)
  return ok(project.versions.map((one) => show(ask, project, one)))
}

const LAST = '9999-12-31'

function paged(ask: Ask): Reply {
  const project = ofProject(ask)
  const text = first(ask, 'query')?.toLowerCase() ?? ''
  const statuses = every(ask, 'status').flatMap((one) => one.split(','))
  const rows = project.versions.filter(
    (one) =>
      (one.name.toLowerCase().includes(text) || one.description.toLowerCase().includes(text)) &&
      (statuses.length === 0 || statuses.includes(statusOf(one))),
  )
  const sorted = ordered(rows, first(ask, 'orderBy'), {
    name: (one) => one.name,
    description: (one) => one.description,
    sequence: (one) => project.versions.indexOf(one),
    startDate: (one) => one.startDate ?? LAST,
    releaseDate: (one) => one.releaseDate ?? LAST,
  })
  return page(ask, sorted, (one) => show(ask, project, one))
}

const statusOf = (version: Version): string =>
  version.archived ? 'archived' : version.released ? 'released' : 'unreleased'

const count = (site: Site, fieldId: string, version: Version): number =>
  countIssues(site, (issue) => names(issue, fieldId, version.id))

function related(ask: Ask): Reply {
  const { site } = ask
  const { version } = found(ask)
  const custom = versionFields(site)
    .filter((field) => field.custom)
    .map(({ id, name }) => ({
      fieldName: name,
      customFieldId: Number(id.slice('customfield_'.length)),
      issueCountWithVersionInCustomField: count(site, id, version),
    }))
    .filter((one) => one.issueCountWithVersionInCustomField > 0)
  return ok({
    self: site.api(`/version/${version.id}`),
    issuesFixedCount: count(site, 'fixVersions', version),
    issuesAffectedCount: count(site, 'versions', version),
    issueCountWithCustomFieldsShowingVersion: custom.reduce(
      (sum, one) => sum + one.issueCountWithVersionInCustomField,
      0,
    ),
    [site.kind === 'cloud' ? 'customFieldUsage' : 'customFieldNames']: custom,
  })
}

function unresolved(ask: Ask): Reply {
  const { version } = found(ask)
  return ok({
    self: ask.site.api(`/version/${version.id}`),
    issuesUnresolvedCount: countIssues(
      ask.site,
      (issue) => names(issue, 'fixVersions', version.id) && !isResolved(issue),
    ),
    issuesCount: count(ask.site, 'fixVersions', version),
  })
}
