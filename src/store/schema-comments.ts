/** The tables of comments as types. */
import type { Generated } from 'kysely'
import type { Json } from '../base/index.ts'
import type { Side } from '../sync/index.ts'
import type { JsonColumn, MaybeJson, MaybeTime, Time } from './columns.ts'

export interface CommentTable {
  id: Generated<string>
  item_id: string
  side: Side
  /** As it is shown. */
  name: string
  member_id: string | null
  /** Who may edit it here; null for what was said in Jira. */
  person: string | null
  body: JsonColumn<Json>
  at: Time
  edited_at: MaybeTime
}

export interface CommentPairTable {
  comment_id: string
  site_id: string
  issue_id: string
  /** Null until it is there. */
  jira_id: string | null
  agreed: MaybeJson<Json>
  gone_at: MaybeTime
  problem: string | null
}

export interface CommentTextTable {
  id: Generated<string>
  comment_id: string
  side: Side
  name: string
  body: JsonColumn<Json>
  at: Time
  lost: boolean
}

export interface CommentReadingTable {
  site_id: string
  issue_id: string
  updated: MaybeTime
  wanted: Generated<boolean>
  read_at: MaybeTime
  tried_at: MaybeTime
  restricted: Generated<number>
  problem: string | null
}

export interface CommentTables {
  comment: CommentTable
  comment_pair: CommentPairTable
  comment_text: CommentTextTable
  comment_reading: CommentReadingTable
}
