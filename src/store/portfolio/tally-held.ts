/** Which issues items hold, each once with all that hold it, as parts of a query: of some items, by indexes, or of all, by one look through all issues. */
import { type RawBuilder, sql } from 'kysely'
import { MILLION, MOST_POINTS } from '../../portfolio/index.ts'
import { LEVELED } from './brought.ts'

/** What sums must know of an issue. It is told once for each: `dropped`, `closed`, `since` and `move` are parts of the query. */
const KNOWN = {
  created: sql`created`,
  is_recent: sql`(created > (select oldest from since) or (site_id, issue_id) in (select site_id, issue_id from move)) is true`,
  state: sql`state`,
  closed: sql`((site_id, project_id) in (select site_id, id from closed)) is true`,
  counted: sql`(state in ('seen', 'archived') and (site_id, status_id) not in (select site_id, id from dropped)) is true`,
  done: sql`(status_category = 'done') is true`,
  points: sql`case when points between 0 and ${MOST_POINTS}::float8 then floor(points * ${MILLION}::float8 + 0.5) end`,
  seconds: sql`case when estimate >= 0 then estimate::float8 end`,
  done_seconds: sql`(case when status_category = 'done' then estimate else least(estimate, greatest(spent, 0)) end)::float8`,
}
const NAMES = sql.join(Object.keys(KNOWN).map((name) => sql.ref(name)))
const TOLD = sql.join(Object.entries(KNOWN).map(([name, told]) => sql`${told} as ${sql.ref(name)}`))

/**
 * Ends with `holders`, whose items, sorted, hold what is below them, and `held`, the issues, each `by` the one of `holders`
 * whose items hold it; nothing is known of what was never read. `items` is null for all.
 */
export const heldBy = (items: readonly string[] | null): RawBuilder<unknown> =>
  items === null
    ? sql`${LEVELS}, ${ALL}`
    : sql`${LEVELS}, ${leaves(items)}, ${HOLDERS},
  held as materialized (
    select site_id, issue_id, issue_id as by, ${TOLD} from holders left join ${each(sql`
      select * from issue where issue.site_id = holders.site_id and issue.issue_id = holders.issue_id`)} as issue
    using (site_id, issue_id)
  )`

/** Other items that hold issues of these, now or when they were last summed: an issue that comes to one leaves a sum of theirs. */
export const holdersBeside = (items: readonly string[]): RawBuilder<{ readonly item_id: string }> => sql`
  with recursive ${LEVELS}, ${leaves(items)}, ${HOLDERS}
  select unnest(items) as item_id from holders
  union
  select unnest(items) from tally where ${holdsAny(items)}`

/** Rows of `tally`, by their indexes. */
export const holdsAny = (items: readonly string[]): RawBuilder<boolean> => sql<boolean>`(
  cardinality(items) = 1 and items[1] = any(${items}::uuid[]) or cardinality(items) > 1 and items && ${items}::uuid[])`

const LEVELS = sql`leveled as not materialized (${LEVELED})`

/** Looked up for each by an index: PostgreSQL takes a walk for far longer than it is, and would read whole tables for it. */
const each = (found: RawBuilder<unknown>) => sql`lateral (${found} offset 0)`

/**
 * As `loadBrought` has them: an issue that has children stands for them, down to the level of stories. All children of what
 * is brought are brought too, so who has some is told by these alone, without another look through all issues; what is both
 * linked and brought stands there twice.
 */
const leaves = (items: readonly string[]) => sql`
  brought (item_id, site_id, issue_id, above) as (
    select item_id, site_id, issue_id, null from link where item_id = any(${items}::uuid[])
    union
    select brought.item_id, child.site_id, child.issue_id, case when child.state <> 'deleted' then child.parent_id end
    from brought cross join ${each(sql`
      select * from leveled
      where leveled.site_id = brought.site_id and leveled.parent_id = brought.issue_id and level >= 0`)} as child
  ),
  leaf as materialized (
    select item_id, site_id, issue_id from brought
    where not exists (
      select from brought as child where child.site_id = brought.site_id and child.above = brought.issue_id)
  )`

/** Other items hold some of these issues too: whatever is linked to one, or to an issue above that brings it. */
const HOLDERS = sql`
  up (site_id, issue_id, at) as (
    select site_id, issue_id, issue_id from leaf
    union
    select up.site_id, up.issue_id, above.parent_id from up cross join ${each(sql`
      select parent_id from leveled
      where leveled.site_id = up.site_id and leveled.issue_id = up.at and parent_id is not null and level >= 0`)} as above
  ),
  holders as (
    select site_id, issue_id, array_agg(distinct item_id order by item_id) as items from up cross join ${each(sql`
      select item_id from link where link.site_id = up.site_id and link.issue_id = up.at`)} as link
    group by site_id, issue_id
  )`

/** What changed of the status of these issues, or of all, after the beginning of `since`. */
export const movesOf = (items: readonly string[] | null): RawBuilder<unknown> =>
  items === null
    ? sql`select site_id, issue_id, history, "from", at from issue_change where ${MOVED}`
    : sql`select site_id, issue_id, history, "from", at from holders cross join ${each(sql`
      select history, "from", at from issue_change
      where issue_change.site_id = holders.site_id and issue_change.issue_id = holders.issue_id and ${MOVED}`)} as moved`

const MOVED = sql`field = 'status' and at > (select oldest from since)`

/**
 * Of all, only what has children or is linked is walked, which is few of the issues: any other is held by whoever holds the
 * one above it. `is true` and `not in` keep PostgreSQL from a join: it cannot know the sizes, and hashed all issues to look
 * these few up.
 */
const ALL = sql`
  child as materialized (
    select site_id, issue_id, parent_id, ${TOLD} from leveled where parent_id is not null and level >= 0
  ),
  above as materialized (
    select site_id, parent_id as issue_id, bool_or(state <> 'deleted') as stands from child group by site_id, parent_id
  ),
  node as materialized (select site_id, issue_id from above union select site_id, issue_id from link),
  step as materialized (
    select site_id, issue_id, parent_id from child
    where ((site_id, issue_id) in (select site_id, issue_id from node)) is true
  ),
  brought (item_id, site_id, issue_id) as (
    select item_id, site_id, issue_id from link
    union
    select brought.item_id, step.site_id, step.issue_id
    from brought join step on step.site_id = brought.site_id and step.parent_id = brought.issue_id
  ),
  holders as materialized (
    select site_id, issue_id, array_agg(item_id order by item_id) as items from brought group by site_id, issue_id
  ),
  held as not materialized (
    select site_id, issue_id, issue_id as by, ${TOLD} from holders left join issue using (site_id, issue_id)
    where (site_id, issue_id) not in (select site_id, issue_id from above where stands)
    union all
    select site_id, issue_id, parent_id, ${NAMES} from child
    where (site_id, issue_id) not in (select site_id, issue_id from step)
  )`
