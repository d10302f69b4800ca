/** How Cloud shows a project where it is named in passing. */
import type { JsonObject } from '../../base/index.ts'
import type { Project } from '../records.ts'
import type { Site } from '../site.ts'
import { avatarUrls } from './avatar.ts'
import { showProjectCategory } from './project-category.ts'

export function showProjectDetails(site: Site, project: Project): JsonObject {
  const { id, key, name, projectTypeKey, style } = project
  const category = site.tables.projectCategories.get(project.categoryId ?? '')
  return {
    self: site.link(`/rest/api/3/project/${id}`),
    id,
    key,
    name,
    projectTypeKey,
    simplified: style === 'next-gen',
    avatarUrls: avatarUrls(site, 'project', id),
    ...(category ? { projectCategory: showProjectCategory(site, category) } : {}),
  }
}
