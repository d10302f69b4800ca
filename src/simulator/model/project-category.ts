/** Project categories: unique names; a deleted one leaves its projects without a category. */
import { refuseField } from '../http.ts'
import type { ProjectCategory } from '../records.ts'
import type { Site } from '../site.ts'
import { isTaken } from './name.ts'

export function createProjectCategory(site: Site, name: string, description: string): ProjectCategory {
  refuseTaken(site, name)
  const category: ProjectCategory = { id: site.id(), name, description }
  site.tables.projectCategories.set(category.id, category)
  return category
}

export function updateProjectCategory(
  site: Site,
  category: ProjectCategory,
  input: { readonly name?: string; readonly description?: string },
): void {
  if (input.name !== undefined) refuseTaken(site, input.name, category.id)
  Object.assign(category, input)
}

export function removeProjectCategory(site: Site, category: ProjectCategory): void {
  for (const project of site.tables.projects.values()) if (project.categoryId === category.id) project.categoryId = null
  site.tables.projectCategories.delete(category.id)
}

function refuseTaken(site: Site, name: string, exceptId?: string): void {
  if (isTaken(site.tables.projectCategories.values(), name, exceptId))
    throw refuseField('name', `The project category name '${name}' is in use.`, 409)
}
