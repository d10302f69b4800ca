/** A site's configuration as plain data: things name each other by tags, which stay the same whatever happens to names and ids. */
import type { Json } from '../../../src/base/index.ts'

/** `statuses+3` is one of the design's own; `statuses=Open` the one of that name which every new site has. */
export type Tag = string

export interface Thing {
  readonly tag: Tag
}
export interface Named extends Thing {
  name: string
  description: string
}
export interface Person extends Thing {
  name: string
  readonly email: string
}
export interface Group extends Thing {
  name: string
}
export interface Actors {
  users: Tag[]
  groups: Tag[]
}
export interface Role extends Named, Actors {}
export interface Status extends Named {
  category: 'TODO' | 'IN_PROGRESS' | 'DONE'
}
export interface IssueType extends Named {
  readonly hierarchyLevel: -1 | 0
}
export interface Priority extends Named {
  statusColor: string
  /** One of Jira's own pictures, or the address of another. */
  icon: string
}
export interface IssueTypeScheme extends Named {
  types: Tag[]
  default: Tag | null
}
export interface Option extends Thing {
  value: string
  disabled: boolean
  children: Option[]
}
/** What a default says: options, people, groups, projects and roles by their tags, the rest as Jira has it. */
export interface Default {
  readonly plain: Readonly<Record<string, Json>>
  readonly tags: Readonly<Record<string, Tag | readonly Tag[]>>
  /** A user picker's. */
  readonly filter?: { readonly enabled: boolean; readonly groups: readonly Tag[]; readonly roles: readonly Tag[] }
}
export interface Context extends Named {
  /** Empty: every project. */
  projects: Tag[]
  /** Empty: every issue type. */
  issueTypes: Tag[]
  options: Option[]
  default: Default | null
}
export interface Field extends Named {
  readonly type: string
  searcher: string | null
  contexts: Context[]
}
export interface Tab {
  name: string
  fields: Tag[]
}
export interface Screen extends Named {
  tabs: Tab[]
}
export interface ScreenScheme extends Named {
  screens: { default: Tag; create?: Tag; edit?: Tag; view?: Tag }
}
export interface Mapped extends Named {
  default: Tag
  mappings: Record<Tag, Tag>
}
/** A parameter: text as it is, or tags whose ids stand there with the words, joined by commas or as a JSON list. */
export type Parameter =
  | string
  | { readonly tags: readonly Tag[]; readonly words?: readonly string[]; readonly json?: true }
export interface Rule {
  readonly ruleKey: string
  readonly parameters: Readonly<Record<string, Parameter>>
}
export interface Conditions {
  readonly operation: 'ANY' | 'ALL'
  readonly conditions: readonly Rule[]
  readonly groups: readonly Conditions[]
}
export interface Transition {
  readonly id: number
  readonly type: 'INITIAL' | 'GLOBAL' | 'DIRECTED'
  name: string
  description: string
  to: Tag
  from: { status: Tag; fromPort: number | null; toPort: number | null }[]
  properties: Record<string, Parameter>
  /** The name of one of the site's own. */
  event: string | null
  screen: Rule | null
  conditions: Conditions | null
  validators: Rule[]
  actions: Rule[]
  triggers: Rule[]
}
export type Point = { readonly x: number; readonly y: number }
export interface Approval {
  active: 'true' | 'false'
  conditionType: 'number' | 'percent' | 'numberPerPrincipal'
  conditionValue: string
  exclude: string[]
  field: Tag
  prePopulated: Tag | null
  /** Ids of transitions. */
  approved: number
  rejected: number
}
export interface Workflow extends Named {
  statuses: { status: Tag; layout: Point | null; properties: Record<string, Parameter>; approval?: Approval }[]
  transitions: Transition[]
  start: Point | null
  looped: Point | null
}
export interface Grant {
  readonly permission: string
  readonly type: string
  readonly holder: Tag | null
}
export interface PermissionScheme extends Named {
  grants: Grant[]
}
export interface Project extends Named {
  key: string
  url: string
  lead: Tag
  assigneeType: 'PROJECT_LEAD' | 'UNASSIGNED'
  readonly projectTypeKey: 'software' | 'business'
  /** Tags; the built-in ones are the site's defaults. */
  issueTypeScheme: Tag
  issueTypeScreenScheme: Tag
  workflowScheme: Tag
  permissionScheme: Tag
  actors: Record<Tag, Actors>
  archived: boolean
  issues: number
}
/** One condition of a query: things of one table by their ids or names, or a field of its own that is not empty. */
export interface Clause {
  readonly about: 'projects' | 'statuses' | 'issueTypes' | 'priorities' | 'resolutions' | 'people' | 'groups' | 'fields'
  things: Tag[]
  readonly byName: boolean
  readonly not: boolean
}
/** With everybody who is signed in, a person, a group, or a project, of which one role at most. */
export interface Share {
  readonly with: 'loggedin' | 'people' | 'groups' | 'projects'
  readonly holder: Tag | null
  readonly role?: Tag
}
export interface Filter extends Named {
  owner: Tag
  query: Clause[]
  shares: Share[]
  editors: Share[]
}

export interface Design {
  people: Person[]
  groups: Group[]
  roles: Role[]
  statuses: Status[]
  issueTypes: IssueType[]
  priorities: Priority[]
  resolutions: Named[]
  issueTypeSchemes: IssueTypeScheme[]
  fields: Field[]
  screens: Screen[]
  screenSchemes: ScreenScheme[]
  issueTypeScreenSchemes: Mapped[]
  workflows: Workflow[]
  workflowSchemes: Mapped[]
  permissionSchemes: PermissionScheme[]
  projects: Project[]
  filters: Filter[]
}
/** What is drawn with the same dice. Filters have dice of their own: what else a seed draws stays as it was without them. */
export type Table = Exclude<keyof Design, 'filters'>
