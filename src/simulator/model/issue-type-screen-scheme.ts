/** Issue type screen schemes: unique by name, always with a default, kept while a project uses them. */
import { refuse } from '../http.ts'
import type { IssueTypeScreenScheme, Project } from '../records.ts'
import type { Site } from '../site.ts'
import { isTaken } from './name.ts'
import { existing, refuseRepeated } from './rows.ts'

/** Issue type id, or `default`, and screen scheme id. */
export type Mapping = readonly [issueTypeId: string, screenSchemeId: string]

export function createIssueTypeScreenScheme(
  site: Site,
  input: { readonly name: string; readonly description: string; readonly mappings: readonly Mapping[] },
): IssueTypeScreenScheme {
  refuseTaken(site, input.name)
  refuseMappings(site, input.mappings)
  if (!input.mappings.some(([type]) => type === 'default')) throw refuse(400, 'A default mapping has to be provided.')
  const mappings = Object.fromEntries(input.mappings)
  const scheme: IssueTypeScreenScheme = { id: site.id(), ...input, mappings, isDefault: false }
  site.tables.issueTypeScreenSchemes.set(scheme.id, scheme)
  return scheme
}

export function updateIssueTypeScreenScheme(
  site: Site,
  scheme: IssueTypeScreenScheme,
  change: Partial<Pick<IssueTypeScreenScheme, 'name' | 'description'>>,
): void {
  if (change.name !== undefined) refuseTaken(site, change.name, scheme.id)
  Object.assign(scheme, change)
}

function refuseTaken(site: Site, name: string, exceptId?: string): void {
  if (isTaken(site.tables.issueTypeScreenSchemes.values(), name, exceptId))
    throw refuse(400, 'The issue type screen scheme name is in use.')
}

function refuseMappings(site: Site, mappings: readonly Mapping[]): void {
  const { issueTypes, screenSchemes } = site.tables
  const types = mappings.map(([type]) => type)
  if (new Set(types).size !== types.length)
    throw refuse(400, 'One or more issue type IDs are repeated, an issue type ID can only be specified once.')
  if (types.some((id) => id !== 'default' && !issueTypes.has(id)))
    throw refuse(404, 'One or more issue type IDs were not found.')
  if (mappings.some(([, id]) => !screenSchemes.has(id))) throw refuse(404, 'One or more screen schemes were not found.')
}

export function appendMappings(site: Site, scheme: IssueTypeScreenScheme, mappings: readonly Mapping[]): void {
  if (mappings.some(([type]) => type === 'default')) throw refuse(400, 'A default mapping cannot be added.')
  refuseMappings(site, mappings)
  const there = mappings.filter(([type]) => type in scheme.mappings).map(([type]) => type)
  if (there.length > 0) throw refuse(400, `These issue types are already mapped: ${there.join(', ')}.`)
  Object.assign(scheme.mappings, Object.fromEntries(mappings))
}

export function setDefaultMapping(site: Site, scheme: IssueTypeScreenScheme, screenSchemeId: string): void {
  existing(site.tables.screenSchemes, screenSchemeId, 'The screen scheme was not found.')
  scheme.mappings.default = screenSchemeId
}

export function removeMappings(scheme: IssueTypeScreenScheme, issueTypeIds: readonly string[]): void {
  refuseRepeated(issueTypeIds, 'issueTypeIds')
  if (issueTypeIds.some((id) => id === 'default' || !(id in scheme.mappings)))
    throw refuse(404, 'One or more issue type mappings were not found.')
  for (const id of issueTypeIds) delete scheme.mappings[id]
}

export function assignToProject(scheme: IssueTypeScreenScheme, project: Project): void {
  if (project.style !== 'classic')
    throw refuse(400, 'Only classic projects can have issue type screen schemes assigned.')
  project.issueTypeScreenSchemeId = scheme.id
}

export function removeIssueTypeScreenScheme(site: Site, scheme: IssueTypeScreenScheme): void {
  if (scheme.isDefault) throw refuse(400, 'The default issue type screen scheme cannot be deleted.')
  for (const project of site.tables.projects.values())
    if (project.issueTypeScreenSchemeId === scheme.id)
      throw refuse(
        400,
        'The issue type screen scheme cannot be deleted because it is assigned to one or more projects.',
      )
  site.tables.issueTypeScreenSchemes.delete(scheme.id)
}
