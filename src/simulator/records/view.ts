/** Filters, boards, sprints; the audit log; tokens; webhooks. */
import type { Instant } from '../../base/index.ts'

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
  objectId: string
  objectName: string
  objectType: string
}
export interface Token {
  id: string
  name: string
  /** The secret itself: a simulator has no one to protect it from. */
  token: string
  accountId: string
  /** `client` is an OAuth client with its secret, which buys `access` tokens; `service` is a service account's own. */
  kind: 'classic' | 'scoped' | 'pat' | 'service' | 'client' | 'access'
  /** Of all but classic ones, such as `read:jira-work`. */
  scopes: string[]
  createdAt: Instant
  expiresAt: Instant | null
  revokedAt: Instant | null
}
/** Registered by an administrator; it never expires. */
export interface Webhook {
  id: string
  name: string
  url: string
  events: string[]
  /** Empty: every issue. */
  jql: string
  excludeBody: boolean
  enabled: boolean
  /** Deliveries are signed with it. */
  secret: string | null
  createdAt: Instant
  updatedAt: Instant
  /** Account id. */
  updatedBy: string
}
