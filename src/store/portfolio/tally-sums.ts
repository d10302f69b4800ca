/** Sums what items hold of Jira's issues, in one pass of the database: what some of them hold, or all. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import { LEVELED } from './brought.ts'

export interface Basis {
  /** Statuses, as `site/status`, in which an issue counts nowhere. */
  readonly dropped: readonly string[]
  /** Ends of past weeks, oldest first. */
  readonly weeks: readonly Instant[]
  /** Projects, as `site/project`, whose issues are summed apart. */
  readonly closed?: readonly string[]
}

/** Of the table `tally`, as `sums` gives them; the weeks come last. */
const COLUMNS = sql.raw(
  'items, closed, issues, done_issues, unestimated, unestimated_done, points, done_points, untimed, untimed_done, seconds, done_seconds, unknown, dropped, gone',
)
export const TALLY = sql`tally (${COLUMNS}, weeks)`

/** Rows of the table `tally`, of all issues that any of these items holds; `items` is null for all. */
export function sums({ dropped, weeks, closed = [] }: Basis, items: readonly string[] | null): RawBuilder<unknown> {
  const ends = weeks.map((week) => new Date(week))
  const oldest = ends[0] ?? new Date(0)
  return sql`
    with recursive leveled as not materialized (${LEVELED}), ${leaves(items)}, ${items === null ? HELD : HELD_WITH_OTHERS},
    one as materialized (
      select items, site_id, issue_id, created, state, coalesce(status_category = 'done', false)::integer as done,
        coalesce(state in ('seen', 'archived') and not (site_id || '/' || status_id) = any(${dropped}), false)::integer as counted,
        case when points >= 0 and points < 'Infinity' then floor(points * 1000000 + 0.5)::bigint end as points,
        case when estimate >= 0 then estimate end as seconds,
        case when status_category = 'done' then estimate else least(estimate, greatest(spent, 0)) end as done_seconds,
        coalesce((site_id || '/' || project_id) = any(${closed}), false) as closed
      from held left join issue using (site_id, issue_id)
    ),
    week as (select * from unnest(${ends}::timestamptz[]) with ordinality as week (ends, n)),
    ${moved(oldest, items)},
    other as (
      select items, closed, n, ${SIX} from (
        select items, closed, n, 1 - counted as issues, was_done - counted * done as done, points from moved
        union all
        select items, closed, n, -counted, -counted * done, points from one join week on week.ends < created where created > ${oldest}
      ) as step group by items, closed, n
    ),
    weeks as (select items, closed, jsonb_object_agg(n, numbers) as weeks from other group by items, closed),
    now as (
      select items, closed, sum(counted) as issues, sum(counted * done) as done_issues,
        coalesce(sum(counted) filter (where points is null), 0) as unestimated,
        coalesce(sum(counted * done) filter (where points is null), 0) as unestimated_done,
        coalesce(sum(counted * points), 0) as points, coalesce(sum(counted * done * points), 0) as done_points,
        coalesce(sum(counted) filter (where seconds is null), 0) as untimed,
        coalesce(sum(counted * done) filter (where seconds is null), 0) as untimed_done,
        coalesce(sum(counted * seconds), 0) as seconds,
        coalesce(sum(counted * done_seconds) filter (where seconds is not null), 0) as done_seconds,
        count(*) filter (where state is null or state not in ('seen', 'archived', 'deleted')) as unknown,
        count(*) filter (where state in ('seen', 'archived') and counted = 0) as dropped,
        count(*) filter (where state = 'deleted') as gone
      from one group by items, closed
    )
    select ${COLUMNS}, weeks from now left join weeks using (items, closed)`
}

/** Other items that hold issues of these, now or when they were last summed: an issue that comes to one leaves a sum of theirs. */
export const holdersBeside = (items: readonly string[]): RawBuilder<{ readonly item_id: string }> => sql`
  with recursive leveled as not materialized (${LEVELED}), ${leaves(items)}, ${HELD_WITH_OTHERS}
  select unnest(items) as item_id from held
  union
  select unnest(items) from tally where ${holdsAny(items)}`

/** Rows of `tally`, by their indexes. */
export const holdsAny = (items: readonly string[]): RawBuilder<boolean> => sql<boolean>`(
  cardinality(items) = 1 and items[1] = any(${items}::uuid[]) or cardinality(items) > 1 and items && ${items}::uuid[])`

/**
 * As `loadBrought` has them: an issue that has children stands for them, down to the level of stories. All children of what
 * is brought are brought too, so who has some is told by these alone, without another look through all issues; what is both
 * linked and brought stands there twice.
 */
const leaves = (items: readonly string[] | null) => sql`
  brought (item_id, site_id, issue_id, above) as (
    select item_id, site_id, issue_id, null from link
    ${items === null ? sql`` : sql`where item_id = any(${items}::uuid[])`}
    union
    select brought.item_id, child.site_id, child.issue_id, case when child.state <> 'deleted' then child.parent_id end
    from brought join leveled as child
      on child.site_id = brought.site_id and child.parent_id = brought.issue_id and child.level >= 0
  ),
  leaf as materialized (
    select item_id, site_id, issue_id from brought
    where not exists (
      select from brought as child where child.site_id = brought.site_id and child.above = brought.issue_id)
  )`

/** Sorted by issues first: there are few sites. */
const HELD = sql`
  held as (
    select site_id, issue_id, array_agg(distinct item_id order by item_id) as items from leaf group by issue_id, site_id
  )`

/** Other items hold some of these issues too: whatever is linked to one, or to an issue above that brings it. */
const HELD_WITH_OTHERS = sql`
  up (site_id, issue_id, at) as (
    select site_id, issue_id, issue_id from leaf
    union
    select up.site_id, up.issue_id, above.parent_id from up
    join leveled as above on above.site_id = up.site_id and above.issue_id = up.at
    where above.parent_id is not null and above.level >= 0
  ),
  held as (
    select up.site_id, up.issue_id, array_agg(distinct item_id order by item_id) as items
    from up join link on link.site_id = up.site_id and link.issue_id = up.at
    group by up.site_id, up.issue_id
  )`

/** Where an issue was at the end of a week in another status than now: in the one that its next change left. */
const moved = (oldest: Date, items: readonly string[] | null) => sql`
  moved as (
    select one.items, one.closed, week.n, one.counted, one.done, one.points, coalesce(issue_status.category = 'done', false)::integer as was_done
    from (
      select site_id, issue_id, "from", at, coalesce(
        lag(at) over (partition by issue_id, site_id order by at, length(history), history), '-infinity') as since
      from issue_change where field = 'status' and at > ${oldest}
        ${items === null ? sql`` : sql`and (site_id, issue_id) in (select site_id, issue_id from held)`}
    ) as move
    join one using (site_id, issue_id)
    join week on week.ends >= move.since and week.ends < move.at and week.ends >= one.created
    left join issue_status on issue_status.site_id = one.site_id and issue_status.status_id = move."from"
    where one.state in ('seen', 'archived')
  )`

const SIX = sql`
  jsonb_build_array(sum(issues), sum(done),
    coalesce(sum(issues) filter (where points is null), 0), coalesce(sum(done) filter (where points is null), 0),
    coalesce(sum(issues * points), 0), coalesce(sum(done * points), 0)) as numbers`
