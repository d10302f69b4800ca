/** Screen schemes: unique by name, leading only to screens that exist, kept while an issue type screen scheme leads to them. */
import { refuse } from '../http.ts'
import type { IssueTypeScreenScheme, ScreenScheme } from '../records.ts'
import type { Site } from '../site.ts'
import { isTaken } from './name.ts'

export type ScreenSchemeInput = Pick<ScreenScheme, 'name' | 'description' | 'screens'>

export function createScreenScheme(site: Site, input: ScreenSchemeInput): ScreenScheme {
  refuseTakenScheme(site, input.name)
  refuseScreens(site, input.screens)
  const scheme: ScreenScheme = { id: site.id(), ...input }
  site.tables.screenSchemes.set(scheme.id, scheme)
  return scheme
}

export function updateScreenScheme(site: Site, scheme: ScreenScheme, change: Partial<ScreenSchemeInput>): void {
  if (change.name !== undefined) refuseTakenScheme(site, change.name, scheme.id)
  if (change.screens !== undefined) refuseScreens(site, change.screens)
  Object.assign(scheme, change)
}

function refuseTakenScheme(site: Site, name: string, exceptId?: string): void {
  if (isTaken(site.tables.screenSchemes.values(), name, exceptId))
    throw refuse(400, 'The name is used by another scheme.')
}

function refuseScreens(site: Site, screens: ScreenScheme['screens']): void {
  if (Object.values(screens).some((id) => !site.tables.screens.has(id)))
    throw refuse(404, 'One or more screens assigned to screen types was not found.')
}

export function issueTypeScreenSchemesWith(site: Site, screenSchemeId: string): IssueTypeScreenScheme[] {
  return [...site.tables.issueTypeScreenSchemes.values()].filter((one) =>
    Object.values(one.mappings).includes(screenSchemeId),
  )
}

export function removeScreenScheme(site: Site, scheme: ScreenScheme): void {
  if (issueTypeScreenSchemesWith(site, scheme.id).length > 0)
    throw refuse(400, 'The screen scheme cannot be deleted as it is in use in an issue type screen scheme.')
  site.tables.screenSchemes.delete(scheme.id)
}
