/** Issues, their histories, comments and links. */
import type { Instant, Json } from '../../base/index.ts'

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
  /** Absent where everybody who sees the issue sees it. */
  visibility?: { type: 'group' | 'role'; id: string }
  properties?: Record<string, Json>
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
