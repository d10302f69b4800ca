/** The portfolio's tables as types: stages, members, items and their history, key results, rules. */
import type { Generated } from 'kysely'
import type { Json } from '../base/index.ts'
import type { Health, KeyResult, Level, Measure, StageCategory, Unestimated } from '../portfolio/index.ts'
import type { Bigint, JsonColumn, MaybeJson, MaybeTime, Time, TimeOfRow } from './columns.ts'

export interface StageTable {
  id: string
  name: string
  category: StageCategory
  position: number
}

export interface MemberTable {
  id: Generated<string>
  name: string
  email: string | null
  created_at: TimeOfRow
}

/** Who a member is on a site. */
export interface MemberAccountTable {
  site_id: string
  account: string
  member_id: string
  /** Of several on one site the newest is written. */
  said_at: TimeOfRow
}

export interface ItemTable {
  id: Generated<string>
  code: string
  level: Level
  parent: string | null
  position: Generated<number>
  name: string
  description: MaybeJson<Json>
  stage: string
  owner: string | null
  /** YYYY-MM-DD, as `due`. */
  start: string | null
  due: string | null
  health: Health | null
  labels: JsonColumn<readonly string[]>
  /** Null: as the item above it. */
  measure: Measure | null
  unestimated: Unestimated | null
  /** What it weighs in an item that is measured by weight; null is one. */
  weight: Generated<number | null>
  /** What a person said of how far it is. */
  share: Generated<number | null>
  created_by: string
  created_at: TimeOfRow
  removed_at: MaybeTime
}

/** Every value a field ever had; the newest row of a field is what it has now. */
export interface ItemChangeTable {
  id: Generated<string>
  item_id: string
  field: string
  value: MaybeJson<Json>
  who: 'jira' | 'fairlead'
  name: string | null
  at: Time
}

/** Links that came and went, and items that moved: the database itself notes them (migration 0020). */
export interface LinkChangeTable {
  id: Generated<string>
  item_id: string
  site_id: string
  issue_id: string
  how: 'integration' | 'hand' | 'rule'
  added: boolean
  at: Time
}

export interface ItemMoveTable {
  id: Generated<string>
  item_id: string
  from: string | null
  at: Time
}

export interface KeyResultTable {
  id: Generated<string>
  item_id: string
  name: string
  unit: Generated<string>
  from: number
  target: number
  current: number | null
  by: Generated<KeyResult['by']>
  position: Generated<number>
  created_at: TimeOfRow
}

export interface KeyResultValueTable {
  id: Generated<string>
  key_result_id: string
  value: number
  by: string
  at: TimeOfRow
}

export interface RuleTable {
  id: Generated<string>
  item_id: string
  connection_id: string
  jql: string
  problem: string | null
  matched: number | null
  read_at: MaybeTime
  created_by: string
  created_at: TimeOfRow
}

/** What viewers see of a project's issues, where that is not all. */
export interface ProjectVisibilityTable {
  site_id: string
  project_id: string
  mark: 'counted' | 'closed'
  said_by: string
  said_at: TimeOfRow
}

export interface ChangeCountTable {
  name: 'portfolio' | 'sync'
  value: Bigint
}

export interface PortfolioTables {
  stage: StageTable
  member: MemberTable
  member_account: MemberAccountTable
  item: ItemTable
  item_change: ItemChangeTable
  item_move: ItemMoveTable
  link_change: LinkChangeTable
  key_result: KeyResultTable
  key_result_value: KeyResultValueTable
  rule: RuleTable
  project_visibility: ProjectVisibilityTable
  change_count: ChangeCountTable
}
