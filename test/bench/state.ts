/** What counting looks at in a site's whole state, as `/_simulator/state` gives it. */

interface Named {
  readonly id: string
  readonly name: string
}

interface Actor {
  readonly type: string
  /** Account id, or group id. */
  readonly subject: string
}

export interface Option {
  readonly id: string
  readonly parentId: string | null
}

export interface Context extends Named {
  readonly description: string
  /** Empty: every project. */
  readonly projectIds: readonly string[]
  /** Empty: every issue type. */
  readonly issueTypeIds: readonly string[]
  readonly options: readonly Option[]
  readonly defaultValue: { readonly type?: string } | null
}

export interface Field extends Named {
  readonly custom: boolean
  readonly type: string | null
  readonly trashedAt: number | null
  readonly contexts: readonly Context[]
}

export interface Screen extends Named {
  readonly tabs: readonly { readonly name: string; readonly fieldIds: readonly string[] }[]
}

/** `projectId`: the team-managed project that a thing belongs to; null where it is the whole site's. */
interface Scoped extends Named {
  readonly projectId: string | null
}

export interface Workflow extends Scoped {
  readonly statuses: readonly { readonly statusId: string }[]
  readonly transitions: readonly { readonly customIssueEventId?: string }[]
}

export interface Role extends Named {
  readonly defaultActors: readonly Actor[]
}

export interface Project extends Named {
  readonly key: string
  readonly style: string
  readonly archivedAt: number | null
  readonly trashedAt: number | null
  readonly issueTypeSchemeId: string
  readonly issueTypeScreenSchemeId: string
  readonly roleActors: Readonly<Record<string, readonly Actor[]>>
}

export interface SiteState {
  readonly users: readonly { readonly accountId: string; readonly email: string; readonly displayName: string }[]
  readonly groups: readonly Named[]
  readonly statuses: readonly Scoped[]
  readonly issueTypes: readonly Scoped[]
  readonly issueTypeSchemes: readonly (Named & { readonly issueTypeIds: readonly string[] })[]
  readonly priorities: readonly Named[]
  readonly resolutions: readonly Named[]
  readonly fields: readonly Field[]
  readonly screens: readonly Screen[]
  readonly screenSchemes: readonly (Named & { readonly screens: Readonly<Record<string, string>> })[]
  readonly issueTypeScreenSchemes: readonly (Named & { readonly mappings: Readonly<Record<string, string>> })[]
  readonly workflows: readonly Workflow[]
  readonly workflowSchemes: readonly (Named & { readonly isDefault: boolean })[]
  readonly permissionSchemes: readonly Named[]
  readonly projectRoles: readonly Role[]
  readonly projects: readonly Project[]
  readonly filters: readonly { readonly jql: string }[]
}

/** Jira keeps this role for apps and lets nobody else into it. */
const APPS = 'atlassian-addons-project-access'

/** What requests about configuration can be about. */
export const fieldsInUse = (site: SiteState): readonly Field[] =>
  site.fields.filter((field) => field.trashedAt === null)
export const ofSite = <T extends Scoped>(rows: readonly T[]): readonly T[] =>
  rows.filter((row) => row.projectId === null)
export const rolesForPeople = (site: SiteState): readonly Role[] => site.projectRoles.filter((one) => one.name !== APPS)
/** Company-managed ones whose configuration Jira still tells. */
export const projectsInUse = (site: SiteState): readonly Project[] =>
  site.projects.filter((one) => one.style !== 'next-gen' && one.archivedAt === null && one.trashedAt === null)
