/** Permission schemes, roles and projects. */
import type { Instant } from '../../base/index.ts'

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
/** Members are holders as in a permission scheme. */
export interface SecurityLevel {
  id: string
  name: string
  description: string
  members: { id: string; holder: PermissionGrant['holder'] }[]
}
export interface IssueSecurityScheme extends NamedScheme {
  levels: SecurityLevel[]
  defaultLevelId: string | null
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
