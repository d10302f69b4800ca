/**
 * The portfolio as it was at an instant: of everything that changed since, the first change tells what was before. What
 * did not change since is as it is now.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { ItemThen, KeyResult } from '../../portfolio/index.ts'
import type { IssueState } from '../../sync/index.ts'
import type { Db } from '../database.ts'

/** An issue that an item brought in then. */
export interface BroughtThen {
  readonly item: string
  readonly siteId: string
  readonly issueId: string
  /** Null for one that was never read. */
  readonly seen: {
    readonly statusId: string
    readonly category: 'new' | 'indeterminate' | 'done' | null
    readonly projectId: string
    readonly points: number | null
    /** In seconds. */
    readonly estimate: number | null
    readonly spent: number | null
    /** As it is now: whether we see it. */
    readonly state: IssueState
  } | null
}

/** Items that were there then, with the fields that people compare. */
export async function itemsAt(db: Db, at: Instant): Promise<ItemThen[]> {
  const then = new Date(at)
  const said = (field: string) => sql<string | null>`(
    select value #>> '{}' from item_change
    where item_change.item_id = item.id and field = ${field} and at <= ${then} order by id desc limit 1)`
  const { rows } = await sql<ItemThen>`
    select id, code, level, position, coalesce(${said('name')}, name) as name, coalesce(${said('stage')}, stage) as stage,
      ${said('start')} as start, ${said('due')} as due,
      measure, weight, case when measure = 'hand' then ${said('share')}::float8 end as share,
      case when moved.item_id is null then parent else moved."from" end as parent
    from item left join lateral (
      select item_id, "from" from item_move where item_move.item_id = item.id and at > ${then} order by item_move.id limit 1
    ) as moved on true
    where created_at <= ${then} and (removed_at is null or removed_at > ${then})
    order by code`.execute(db)
  return rows
}

/** With the value that each had then; one that was taken away since is not told. */
export async function keyResultsAt(db: Db, at: Instant): Promise<KeyResult[]> {
  const then = new Date(at)
  const { rows } = await sql<KeyResult>`
    select id, item_id as item, name, unit, "from", target, key_result.by, (
      select value from key_result_value
      where key_result_id = key_result.id and at <= ${then} order by key_result_value.id desc limit 1) as current
    from key_result where created_at <= ${then} order by position, created_at`.execute(db)
  return rows
}

/** As brought.ts tells it of now: an issue that had children then stood for them, down to the level of stories. */
export async function broughtAt(db: Db, at: Instant): Promise<BroughtThen[]> {
  const then = new Date(at)
  const { rows } = await sql<Row>`
    with recursive first_link as (
      select distinct on (item_id, site_id, issue_id, how) item_id, site_id, issue_id, how, added
      from link_change where at > ${then} order by item_id, site_id, issue_id, how, id
    ),
    linked as (
      select item_id, site_id, issue_id from link natural left join first_link where added is null
      union select item_id, site_id, issue_id from first_link where not added
    ),
    left_parent as (${firstChange(sql`field = 'parent'`, then)}),
    issue_then as materialized (
      select issue.site_id, issue.issue_id, issue.state,
        case when left_parent.issue_id is null then issue.parent_id else left_parent."from" end as parent_id,
        coalesce(issue_type.level, case
          when issue.type_name ~* '^sub-?task$' then -1 when issue.type_name = 'Epic' then 1 else 0 end) as level
      from issue left join left_parent on left_parent.site_id = issue.site_id and left_parent.issue_id = issue.issue_id
      left join issue_type on issue_type.site_id = issue.site_id and issue_type.type_id = issue.type_id
      where issue.created <= ${then} and (issue.state <> 'deleted' or issue.state_since > ${then})
    ),
    brought (item_id, site_id, issue_id) as (
      select item_id, site_id, issue_id from linked
      union
      select brought.item_id, child.site_id, child.issue_id from brought join issue_then as child
        on child.site_id = brought.site_id and child.parent_id = brought.issue_id and child.level >= 0
    ),
    counted as (
      select brought.* from brought where not exists (
        select from issue_then as child where child.site_id = brought.site_id
          and child.parent_id = brought.issue_id and child.level >= 0)
    ),
    left_status as (${firstChange(sql`field = 'status'`, then)}),
    points_in as (${POINTS_IN}),
    left_points as (${firstChange(TELLS_POINTS, then, sql`join issue using (site_id, issue_id) join points_in using (site_id)`)}),
    left_estimate as (${firstChange(sql`field = 'timeoriginalestimate'`, then)}),
    left_spent as (${firstChange(sql`field = 'timespent'`, then)})
    select counted.*, issue_then.state, issue.project_id,
      ${secondsThen('estimate')}, ${secondsThen('spent')}, coalesce(left_status."from", issue.status_id) as status_id,
      case when left_status.issue_id is null then issue.status_category else issue_status.category end as category,
      case when left_points.issue_id is null then issue.points
        when left_points.from_text ~ ${NUMBER} then left_points.from_text::float8 end as points
    from counted
    left join issue_then on issue_then.site_id = counted.site_id and issue_then.issue_id = counted.issue_id
    left join issue on issue.site_id = counted.site_id and issue.issue_id = counted.issue_id
    left join left_status on left_status.site_id = counted.site_id and left_status.issue_id = counted.issue_id
    left join issue_status on issue_status.site_id = counted.site_id and issue_status.status_id = left_status."from"
    left join left_points on left_points.site_id = counted.site_id and left_points.issue_id = counted.issue_id
    left join left_estimate on left_estimate.site_id = counted.site_id and left_estimate.issue_id = counted.issue_id
    left join left_spent on left_spent.site_id = counted.site_id and left_spent.issue_id = counted.issue_id
    where issue.issue_id is null or issue_then.issue_id is not null`.execute(db)
  return rows.map(({ item_id, site_id, issue_id, state, status_id, project_id, ...seen }) => ({
    ...{ item: item_id, siteId: site_id, issueId: issue_id },
    seen: state === null ? null : { ...seen, statusId: status_id, projectId: project_id, state },
  }))
}

interface Row {
  readonly item_id: string
  readonly site_id: string
  readonly issue_id: string
  readonly state: IssueState | null
  readonly status_id: string
  readonly category: 'new' | 'indeterminate' | 'done' | null
  readonly points: number | null
  readonly project_id: string
  readonly estimate: number | null
  readonly spent: number | null
}

/** What Jira writes of a number field that fits; anything else tells none. */
const NUMBER = '^[0-9]{1,18}([.][0-9]+)?(E[0-9]{1,2})?$'

/** By the field that its site, or its project's boards, tell points in: the same id is another field on another site. */
const POINTS_IN = sql`
  select distinct site_id, settings ->> 'points' as chosen, coalesce(settings -> 'boardPoints', '{}') as boards
  from sync join connection on connection.id = sync.connection_id where settings ->> 'points' is not null`
const TELLS_POINTS = sql`
  field in (select chosen from points_in union all select value from points_in, jsonb_each_text(boards))
  and field = coalesce(boards ->> issue.project_id, chosen)`

/** Jira's history has seconds as text, and nothing where none were told. */
const secondsThen = (name: 'estimate' | 'spent') => {
  const left = sql.table(`left_${name}`)
  return sql`case when ${left}.issue_id is null then issue.${sql.ref(name)}::float8
    when ${left}."from" ~ '^[0-9]{1,18}$' then ${left}."from"::float8 end as ${sql.ref(name)}`
}

function firstChange(which: RawBuilder<unknown>, then: Date, beside = sql``): RawBuilder<unknown> {
  return sql`select distinct on (site_id, issue_id) site_id, issue_id, "from", from_text
    from issue_change ${beside} where ${which} and at > ${then} order by site_id, issue_id, at, length(history), history`
}
