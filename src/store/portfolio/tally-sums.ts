/** Sums what items hold of Jira's issues, in one pass of the database: what some of them hold, or all. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import { heldBy, movesOf } from './tally-held.ts'

export interface Basis {
  /** Statuses, as `site/status`, in which an issue counts nowhere. */
  readonly dropped: readonly string[]
  /** Ends of past weeks, oldest first. */
  readonly weeks: readonly Instant[]
  /** Projects, as `site/project`, whose issues are summed apart. */
  readonly closed?: readonly string[]
}

/** Numbers of the table `tally`: of issues, and wider ones. */
const COUNTS = [
  ...['issues', 'done_issues', 'unestimated', 'unestimated_done', 'untimed', 'untimed_done'],
  ...['unknown', 'dropped', 'gone'],
]
const AMOUNTS = ['points', 'done_points', 'seconds', 'done_seconds']
const COLUMNS = sql.join(['items', 'closed', ...COUNTS, ...AMOUNTS, 'weeks'].map((name) => sql.ref(name)))
export const TALLY = sql`tally (${COLUMNS})`
/** Amounts are whole numbers with 53 bits: what has 64 is summed as numerics, several times slower, and may not fit its column. */
const ADDED = sql.join([
  ...COUNTS.map((name) => sql`sum(${sql.ref(name)}::integer) as ${sql.ref(name)}`),
  ...AMOUNTS.map((name) => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`),
])

/** Rows of the table `tally`, of all issues that any of these items holds; `items` is null for all. Sorted: so its index is soonest filled. */
export function sums({ dropped, weeks, closed = [] }: Basis, items: readonly string[] | null): RawBuilder<unknown> {
  const ends = weeks.map((week) => new Date(week))
  return sql`
    with recursive dropped as (${named(dropped)}), closed as (${named(closed)}),
    since as (select ${ends[0] ?? new Date(0)}::timestamptz as oldest),
    ${heldBy(items)},
    ${NOW},
    ${weeksOf(ends, items)}
    select ${COLUMNS} from now left join weeks using (items, closed)
    order by items, closed`
}

/** Of `site/id`: two columns are sooner compared than a text that is made of them for each issue. */
const named = (names: readonly string[]) => sql`
  select site.id as site_id, substr(path, 38) as id from unnest(${names}::text[]) as path join site on left(path, 36) = site.id::text`

/** First by the issue that is held by the same, which is a shorter name than all of its holders. */
const NOW = sql`
  by_one as (
    select site_id, by, closed,
      count(*) filter (where counted) as issues, count(*) filter (where counted and done) as done_issues,
      count(*) filter (where counted and points is null) as unestimated,
      count(*) filter (where counted and done and points is null) as unestimated_done,
      coalesce(sum(points) filter (where counted), 0) as points,
      coalesce(sum(points) filter (where counted and done), 0) as done_points,
      count(*) filter (where counted and seconds is null) as untimed,
      count(*) filter (where counted and done and seconds is null) as untimed_done,
      coalesce(sum(seconds) filter (where counted), 0) as seconds,
      coalesce(sum(done_seconds) filter (where counted and seconds is not null), 0) as done_seconds,
      count(*) filter (where state is null or state not in ('seen', 'archived', 'deleted')) as unknown,
      count(*) filter (where state in ('seen', 'archived') and not counted) as dropped,
      count(*) filter (where state = 'deleted') as gone
    from held group by site_id, by, closed
  ),
  now as (
    select items, closed, ${ADDED}
    from by_one join holders on holders.site_id = by_one.site_id and holders.issue_id = by_one.by group by items, closed
  )`

/** What the ends of past weeks differ in: issues that were not there yet, or were in another status. */
const weeksOf = (ends: readonly Date[], items: readonly string[] | null) => sql`
  week as (select * from unnest(${ends}::timestamptz[]) with ordinality as week (ends, n)),
  move as materialized (
    select site_id, issue_id, "from", at, coalesce(
      lag(at) over (partition by issue_id, site_id order by at, length(history), history), '-infinity') as since
    from (${movesOf(items)}) as told
  ),
  recent as materialized (
    select items, closed, held.site_id, held.issue_id, created, state, counted::integer as counted, done::integer as done, points
    from held join holders on holders.site_id = held.site_id and holders.issue_id = held.by
    where is_recent
  ),
  moved as (
    select recent.*, week.n, coalesce(issue_status.category = 'done', false)::integer as was_done
    from move join recent using (site_id, issue_id)
    join week on week.ends >= move.since and week.ends < move.at and week.ends >= recent.created
    left join issue_status on issue_status.site_id = move.site_id and issue_status.status_id = move."from"
    where recent.state in ('seen', 'archived')
  ),
  other as (
    select items, closed, n, ${SIX} from (
      select items, closed, n, 1 - counted as issues, was_done - counted * done as done, points from moved
      union all
      select items, closed, n, -counted, -counted * done, points from recent join week on week.ends < created
    ) as step group by items, closed, n
  ),
  weeks as (select items, closed, jsonb_object_agg(n, numbers) as weeks from other group by items, closed)`

const SIX = sql`
  jsonb_build_array(sum(issues), sum(done),
    coalesce(sum(issues) filter (where points is null), 0), coalesce(sum(done) filter (where points is null), 0),
    coalesce(sum(issues * points), 0), coalesce(sum(done * points), 0)) as numbers`
