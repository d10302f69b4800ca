/** How a project is shown: in passing on either Jira, in a list and in full on Cloud. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, expands } from '../http.ts'
import { typesOf } from '../model/issue-type.ts'
import { administers } from '../model/permission.ts'
import type { Project } from '../records.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'
import { avatarUrls } from './avatar.ts'
import { showComponent } from './component.ts'
import { showIssueType } from './issue-type.ts'
import { showProjectCategory } from './project-category.ts'
import { showAccount } from './show-user.ts'
import { showVersion } from './show-version.ts'

export function showProjectDetails(site: Site, project: Project): JsonObject {
  const { id, key, name, projectTypeKey, style } = project
  const category = site.tables.projectCategories.get(project.categoryId ?? '')
  return {
    self: site.api(`/project/${id}`),
    id,
    key,
    name,
    projectTypeKey,
    ...(site.kind === 'cloud' ? { simplified: style === 'next-gen' } : {}),
    avatarUrls: avatarUrls(site, 'project', id),
    ...(category ? { projectCategory: showProjectCategory(site, category) } : {}),
  }
}

/** How many issues, and when the last of them changed: asked once for all projects of an answer. */
export type Insights = ReadonlyMap<string, { count: number; last: number }>

export function expandedInsights(ask: Ask): Insights | undefined {
  return expands(ask).has('insight') ? insightsOf(ask.site) : undefined
}

export function insightsOf(site: Site): Insights {
  const insights = new Map<string, { count: number; last: number }>()
  for (const { projectId, updated } of site.issues.all()) {
    const { count, last } = insights.get(projectId) ?? { count: 0, last: 0 }
    insights.set(projectId, { count: count + 1, last: Math.max(last, updated) })
  }
  return insights
}

/** As in a list: what `expand` names comes with it. */
export function showProjectRow(ask: Ask, project: Project, insights: Insights | undefined): JsonObject {
  const expanded = expands(ask)
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...showProjectDetails(ask.site, project),
    style: project.style,
    isPrivate: false,
    properties: {},
    ...(expanded.has('description') ? { description: project.description } : {}),
    ...(expanded.has('lead') ? { lead: showAccount(ask, project.leadAccountId) } : {}),
    ...(expanded.has('issueTypes') ? { issueTypes: issueTypes(ask, project) } : {}),
    ...(expanded.has('url') && project.url !== '' ? { url: project.url } : {}),
    ...(expanded.has('projectKeys') ? { projectKeys: [project.key, ...project.formerKeys] } : {}),
    ...(expanded.has('permissions') ? { permissions: { canEdit: administers(ask.site, ask.user, project) } } : {}),
    ...(insights ? { insight: insight(insights, project.id) } : {}),
    ...fate(project),
  }
}

export function showProject(ask: Ask, project: Project): JsonObject {
  const { site } = ask
  return {
    ...showProjectRow(ask, project, expandedInsights(ask)),
    description: project.description,
    lead: showAccount(ask, project.leadAccountId),
    components: project.components.map((one) => showComponent(ask, project, one)),
    issueTypes: issueTypes(ask, project),
    ...(project.url === '' ? {} : { url: project.url }),
    assigneeType: project.assigneeType,
    versions: project.versions.map((one) => showVersion(site, project, one)),
    roles: roleLinks(site, project),
    ...(expands(ask).has('issueTypeHierarchy') ? { issueTypeHierarchy: hierarchy(ask, project) } : {}),
  }
}

export function roleLinks(site: Site, { id: projectId }: Project): JsonObject {
  const roles = [...site.tables.projectRoles.values()]
  return Object.fromEntries(roles.map(({ id, name }) => [name, site.api(`/project/${projectId}/role/${id}`)]))
}

const issueTypes = ({ site }: Ask, project: Project): JsonObject[] =>
  typesOf(site, project).map((one) => showIssueType(site, one))

function insight(insights: Insights, id: string): JsonObject {
  const found = insights.get(id)
  return found ? { totalIssueCount: found.count, lastIssueUpdateTime: jiraTime(found.last) } : { totalIssueCount: 0 }
}

const RETENTION = 60 * 86_400_000

/** A project in the trash says until when it can be brought back. */
function fate({ archivedAt, trashedAt }: Project): JsonObject {
  if (trashedAt !== null)
    return { deleted: true, deletedDate: jiraTime(trashedAt), retentionTillDate: jiraTime(trashedAt + RETENTION) }
  return archivedAt === null ? {} : { archived: true, archivedDate: jiraTime(archivedAt) }
}

const LEVELS = ['Subtask', 'Base', 'Epic'] as const

function hierarchy(ask: Ask, project: Project): JsonObject {
  const types = typesOf(ask.site, project)
  return {
    levels: LEVELS.map((name, at) => ({
      name,
      level: at - 1,
      issueTypeIds: types.filter((one) => one.hierarchyLevel === at - 1).map((one) => Number(one.id)),
    })),
  }
}
