/** People, and what projects are set up with: statuses, types, priorities, fields, screens. */
import type { Instant, Json } from '../../base/index.ts'

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
