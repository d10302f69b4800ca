/** Screens, screen schemes and issue type screen schemes. */
import type { IssueTypeScreenScheme, Screen, ScreenScheme } from '../../records.ts'
import type { Site } from '../../site.ts'
import { fieldNamed, idOf } from './named.ts'

export interface ScreenInput {
  readonly name: string
  readonly description: string
  /** Tab → fields: system ones by id, custom ones by name. */
  readonly tabs: Readonly<Record<string, readonly string[]>>
}

export function screen(site: Site, { name, description, tabs }: ScreenInput): Screen {
  const made: Screen = {
    id: site.id(),
    name,
    description,
    tabs: Object.entries(tabs).map(([tab, names]) => ({
      id: site.id(),
      name: tab,
      fieldIds: names.filter((field) => isThere(site, field)).map((field) => fieldNamed(site, field).id),
    })),
  }
  site.tables.screens.set(made.id, made)
  return made
}

/** Cloud knows epics by their parent alone. */
const DATA_CENTER_ONLY: readonly string[] = ['Epic Name', 'Epic Link']

function isThere(site: Site, field: string): boolean {
  return site.kind === 'dataCenter' || !DATA_CENTER_ONLY.includes(field)
}

export interface ScreenSchemeInput {
  readonly name: string
  readonly description: string
  /** Operation → screen. */
  readonly screens: {
    readonly default: string
    readonly create?: string
    readonly edit?: string
    readonly view?: string
  }
}

export function screenScheme(site: Site, { name, description, screens }: ScreenSchemeInput): ScreenScheme {
  const ids = Object.entries(screens).map(([operation, title]) => [operation, idOf(site.tables.screens, title)])
  const made: ScreenScheme = { id: site.id(), name, description, screens: Object.fromEntries(ids) }
  site.tables.screenSchemes.set(made.id, made)
  return made
}

export interface IssueTypeScreenSchemeInput {
  readonly name: string
  readonly description: string
  /** Issue type, or `default`, → screen scheme. */
  readonly mappings: Readonly<Record<string, string>>
  readonly isDefault?: true
}

export function issueTypeScreenScheme(site: Site, input: IssueTypeScreenSchemeInput): IssueTypeScreenScheme {
  const { name, description, mappings, isDefault = false } = input
  const ids = Object.entries(mappings).map(([type, scheme]) => [
    type === 'default' ? type : idOf(site.tables.issueTypes, type),
    idOf(site.tables.screenSchemes, scheme),
  ])
  const made: IssueTypeScreenScheme = { id: site.id(), name, description, mappings: Object.fromEntries(ids), isDefault }
  site.tables.issueTypeScreenSchemes.set(made.id, made)
  return made
}
