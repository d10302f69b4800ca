/** What some items bring in of Jira: the issues that progress counts, each with the ways it came by, in one pass of the database. */
import { sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { IssueState } from '../../sync/index.ts'
import type { Db } from '../database.ts'

export type How = 'integration' | 'hand' | 'rule' | 'parent'

export interface Brought {
  readonly item: string
  readonly siteId: string
  readonly issueId: string
  readonly how: readonly How[]
  /** Null when the issue was never read. */
  readonly seen: BroughtIssue | null
}

export interface BroughtIssue {
  readonly projectId: string
  readonly typeId: string
  readonly statusId: string
  readonly category: 'new' | 'indeterminate' | 'done'
  readonly points: number | null
  /** In seconds. */
  readonly estimate: number | null
  readonly spent: number | null
  readonly state: IssueState
  readonly created: Instant
}

/** Where nobody asked Jira for a type's level, its usual name tells it (jira/issues/projects.ts says the same of Data Center). */
export const LEVELED = sql`
  select issue.*, coalesce(issue_type.level, case
    when issue.type_name ~* '^sub-?task$' then -1 when issue.type_name = 'Epic' then 1 else 0 end) as level
  from issue left join issue_type on issue_type.site_id = issue.site_id and issue_type.type_id = issue.type_id`

/**
 * An issue that has children stands for them, down to the level of stories: a sub-task counts with its story. A linked
 * sub-task counts by itself. Deleted children are brought in too, to be said, but an issue is not replaced by those alone.
 */
export async function loadBrought(db: Db, items: readonly string[] | null = null): Promise<Brought[]> {
  const { rows } = await sql<Row>`
    with recursive leveled as not materialized (${LEVELED}),
    brought (item_id, site_id, issue_id, how) as (
      select link.item_id, link.site_id, link.issue_id, link.how from link
      join item on item.id = link.item_id and item.removed_at is null
      ${items === null ? sql`` : sql`where link.item_id = any(${items}::uuid[])`}
      union
      select brought.item_id, child.site_id, child.issue_id, 'parent' from brought
      join leveled as child on child.site_id = brought.site_id and child.parent_id = brought.issue_id and child.level >= 0
    ),
    counted as (
      select item_id, site_id, issue_id, string_agg(distinct how, ' ') as how from brought
      where not exists (
        select from leveled as child
        where child.site_id = brought.site_id and child.parent_id = brought.issue_id
          and child.level >= 0 and child.state <> 'deleted')
      group by item_id, site_id, issue_id
    )
    select counted.*, type_id, status_id, status_category, points,
      estimate::float8 as estimate, spent::float8 as spent, project_id, state, (extract(epoch from created) * 1000)::float8 as created
    from counted left join issue on issue.site_id = counted.site_id and issue.issue_id = counted.issue_id`.execute(db)
  return rows.map((row) => ({
    item: row.item_id,
    siteId: row.site_id,
    issueId: row.issue_id,
    how: row.how.split(' ') as How[],
    seen: row.state === null ? null : seenOf(row, row.state),
  }))
}

interface Row {
  readonly item_id: string
  readonly site_id: string
  readonly issue_id: string
  readonly how: string
  readonly type_id: string
  readonly status_id: string
  readonly status_category: BroughtIssue['category']
  readonly points: number | null
  readonly estimate: number | null
  readonly spent: number | null
  readonly project_id: string
  readonly state: IssueState | null
  readonly created: number
}

function seenOf(row: Row, state: IssueState): BroughtIssue {
  const { points, estimate, spent, created } = row
  const { type_id: typeId, status_id: statusId, status_category: category, project_id: projectId } = row
  return { projectId, typeId, statusId, category, points, estimate, spent, state, created }
}
