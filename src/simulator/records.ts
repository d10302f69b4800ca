/** What a simulated site remembers: one record type per thing, in Jira's words. Records hold ids of this site only. */
import type { Instant, Json } from '../base/index.ts'

export interface User {
  accountId: string
  /** Data Center's user key and user name; on Cloud both equal the account id. */
  key: string
  name: string
  email: string
  displayName: string
  active: boolean
  timeZone: string
  accountType: 'atlassian' | 'app' | 'customer'
}
export interface Group {
  id: string
  name: string
  members: string[]
}
export type StatusCategory = 'TODO' | 'IN_PROGRESS' | 'DONE'
/** `projectId` is null for a global object and names the project of a team-managed one. */
export interface Status {
  id: string
  name: string
  description: string
  category: StatusCategory
  projectId: string | null
}
export interface IssueType {
  id: string
  name: string
  description: string
  /** -1 sub-task, 0 standard, 1 epic. */
  hierarchyLevel: number
  avatarId: string
  projectId: string | null
}
export interface IssueTypeScheme {
  id: string
  name: string
  description: string
  defaultIssueTypeId: string | null
  issueTypeIds: string[]
  isDefault: boolean
}
/** The table's order is Jira's order. */
export interface Priority {
  id: string
  name: string
  description: string
  statusColor: string
  iconUrl: string
  isDefault: boolean
}
export interface Resolution {
  id: string
  name: string
  description: string
  isDefault: boolean
}
export interface FieldOption {
  id: string
  value: string
  disabled: boolean
  /** The id of the option above, in a cascading list. */
  parentId: string | null
}
export interface FieldContext {
  id: string
  name: string
  description: string
  /** Empty: every project. */
  projectIds: string[]
  /** Empty: every issue type. */
  issueTypeIds: string[]
  options: FieldOption[]
  /** In the shape of Jira's `CustomFieldContextDefaultValue` without `contextId`; null when none is set. */
  defaultValue: Json
}
export interface Field {
  /** `customfield_10040`, or a system name such as `summary`. */
  id: string
  name: string
  description: string
  custom: boolean
  /** Full type key of a custom field; null for a system field. */
  type: string | null
  searcherKey: string | null
  /** Value type as in Jira's field schema: `{ type, items?, system? | custom?, customId? }`. */
  schema: { type: string; items?: string; system?: string; custom?: string; customId?: number }
  locked: boolean
  /** When it was put in the trash; null while in use. */
  trashedAt: Instant | null
  /** Account id of who put it there. */
  trashedBy?: string
  contexts: FieldContext[]
}
export interface ScreenTab {
  id: string
  name: string
  fieldIds: string[]
}
export interface Screen {
  id: string
  name: string
  description: string
  tabs: ScreenTab[]
}
export interface ScreenScheme {
  id: string
  name: string
  description: string
  /** Operation → screen id; `default` is always there. */
  screens: { default: string; create?: string; edit?: string; view?: string }
}
export interface IssueTypeScreenScheme {
  id: string
  name: string
  description: string
  /** Issue type id, or `default`, → screen scheme id. */
  mappings: Record<string, string>
  isDefault: boolean
}
export interface WorkflowRule {
  id: string
  ruleKey: string
  parameters: Record<string, string>
}
export interface ConditionGroup {
  operation: 'ANY' | 'ALL'
  conditions: WorkflowRule[]
  conditionGroups: ConditionGroup[]
}
export interface WorkflowTransition {
  id: string
  type: 'INITIAL' | 'GLOBAL' | 'DIRECTED'
  name: string
  description: string
  toStatusId: string
  links: { fromStatusId: string; fromPort: number | null; toPort: number | null }[]
  actions: WorkflowRule[]
  validators: WorkflowRule[]
  conditions: ConditionGroup | null
  triggers: WorkflowRule[]
  transitionScreen: WorkflowRule | null
  /** The event that the transition fires, where it is not Jira's own. */
  customIssueEventId?: string
  properties: Record<string, string>
}
export interface WorkflowStatus {
  statusId: string
  layout: { x: number; y: number } | null
  properties: Record<string, string>
}
export interface Workflow {
  /** UUID. */
  id: string
  name: string
  description: string
  version: { id: string; versionNumber: number }
  /** The system workflow `jira` cannot be edited or deleted. */
  system: boolean
  projectId: string | null
  statuses: WorkflowStatus[]
  startPointLayout: { x: number; y: number } | null
  /** Where the transitions are drawn that lead from any status to itself. */
  loopedTransitionContainerLayout?: { x: number; y: number }
  transitions: WorkflowTransition[]
  createdAt: Instant
  updatedAt: Instant
}
export interface WorkflowScheme {
  id: string
  name: string
  description: string
  defaultWorkflowId: string
  /** Issue type id → workflow id. */
  mappings: Record<string, string>
  version: { id: string; versionNumber: number }
  isDefault: boolean
  draft: WorkflowSchemeDraft | null
}
export interface WorkflowSchemeDraft {
  id: string
  name: string
  description: string
  defaultWorkflowId: string
  mappings: Record<string, string>
  lastModified: Instant
  /** Account id. */
  lastModifiedBy: string
}
export interface PermissionGrant {
  id: string
  permission: string
  /** `type`: group, user, projectRole, applicationRole, anyone, projectLead, reporter, assignee, userCustomField, groupCustomField … `value` is an id of this site. */
  holder: { type: string; value: string | null }
}
export interface PermissionScheme {
  id: string
  name: string
  description: string
  grants: PermissionGrant[]
  isDefault: boolean
}
export interface NamedScheme {
  id: string
  name: string
  description: string
  isDefault: boolean
}
export interface RoleActor {
  id: string
  type: 'atlassian-user-role-actor' | 'atlassian-group-role-actor'
  /** Account id, or group id. */
  subject: string
}
export interface ProjectRole {
  id: string
  name: string
  description: string
  defaultActors: RoleActor[]
}
export interface ProjectCategory {
  id: string
  name: string
  description: string
}
export interface Component {
  id: string
  name: string
  description: string
  leadAccountId: string | null
  assigneeType: 'PROJECT_DEFAULT' | 'COMPONENT_LEAD' | 'PROJECT_LEAD' | 'UNASSIGNED'
}
export interface Version {
  id: string
  name: string
  description: string
  released: boolean
  archived: boolean
  startDate: string | null
  releaseDate: string | null
}
export interface Project {
  id: string
  key: string
  /** Keys it had before; Jira still finds it by them. */
  formerKeys: string[]
  name: string
  description: string
  url: string
  leadAccountId: string
  assigneeType: 'PROJECT_LEAD' | 'UNASSIGNED'
  projectTypeKey: 'software' | 'business' | 'service_desk'
  style: 'classic' | 'next-gen'
  categoryId: string | null
  archivedAt: Instant | null
  trashedAt: Instant | null
  issueTypeSchemeId: string
  issueTypeScreenSchemeId: string
  workflowSchemeId: string
  permissionSchemeId: string
  notificationSchemeId: string
  issueSecuritySchemeId: string | null
  fieldConfigurationSchemeId: string
  /** Role id → actors. */
  roleActors: Record<string, RoleActor[]>
  components: Component[]
  versions: Version[]
  /** The number in the newest issue key. */
  lastIssueNumber: number
}
export interface LinkType {
  id: string
  name: string
  inward: string
  outward: string
}
export interface HistoryItem {
  field: string
  fieldtype: 'jira' | 'custom'
  fieldId: string
  from: string | null
  fromText: string | null
  to: string | null
  toText: string | null
}
export interface History {
  id: string
  at: Instant
  author: string
  items: HistoryItem[]
}
export interface Comment {
  id: string
  author: string
  body: Json
  created: Instant
  updated: Instant
}
/**
 * `values` holds every field but those above it, by field id, as ids of this site: an option is `{ option: id }`
 * (with `child` in a cascade), several are a list, people are `{ user: accountId }`, versions and components are ids,
 * rich text is the document format on Cloud and wiki text on Data Center, dates are ISO text.
 */
export interface Issue {
  id: string
  key: string
  projectId: string
  typeId: string
  statusId: string
  parentId: string | null
  summary: string
  created: Instant
  updated: Instant
  /** When the search index saw its newest state. */
  indexedAt: Instant
  values: Record<string, Json>
  history: History[]
  comments: Comment[]
  /** Ids of `links` in the site's table. */
  properties: Record<string, Json>
}
export interface IssueLink {
  id: string
  typeId: string
  inwardId: string
  outwardId: string
}
/** From an issue to a thing elsewhere. */
export interface RemoteLink {
  id: string
  issueId: string
  globalId: string | null
  relationship: string | null
  application: Json
  object: Json
}
export interface Filter {
  id: string
  name: string
  description: string
  ownerAccountId: string
  jql: string
  sharePermissions: { id: string; type: string; value: string | null; role?: string }[]
  editPermissions: { id: string; type: string; value: string | null; role?: string }[]
  favourites: string[]
}
export interface Board {
  id: string
  name: string
  type: 'scrum' | 'kanban' | 'simple'
  filterId: string
  projectId: string | null
  columns: { name: string; statusIds: string[]; min: number | null; max: number | null }[]
  estimationFieldId: string | null
}
export interface Sprint {
  id: string
  boardId: string
  name: string
  state: 'future' | 'active' | 'closed'
  goal: string
  startDate: string | null
  endDate: string | null
  completeDate: string | null
}
export interface AuditRecord {
  id: string
  at: Instant
  summary: string
  category: string
  author: string
  objectName: string
  objectType: string
}
export interface Token {
  id: string
  name: string
  /** The secret itself: a simulator has no one to protect it from. */
  token: string
  accountId: string
  kind: 'classic' | 'scoped' | 'pat'
  /** Scopes of a scoped token, such as `read:jira-work`. */
  scopes: string[]
  createdAt: Instant
  expiresAt: Instant | null
  revokedAt: Instant | null
}
