/** What stands beside each item in a list: its issue, conflicts, problems. One query each, for all items. */
import { sql } from 'kysely'
import type { IssueState } from '../../sync/index.ts'
import type { Db } from '../database.ts'

export interface ItemSigns {
  readonly issue: {
    readonly connection: string
    readonly key: string
    readonly url: string
    readonly state: IssueState
  } | null
  readonly conflicts: number
  readonly problems: number
}

/** Of these items, or of all; those that have none of it are not there. */
export async function loadItemSigns(
  db: Db,
  items: readonly string[] | null = null,
): Promise<ReadonlyMap<string, ItemSigns>> {
  const wanted = items === null ? sql`true` : sql`item_id = any(${items}::uuid[])`
  const { rows } = await sql<{
    item_id: string
    conflicts: string
    problems: string
    connection: string | null
    key: string | null
    url: string
    state: IssueState
  }>`
    with waiting as (
      select link.item_id, count(*) as conflicts from conflict
      join link on link.id = conflict.link_id where conflict.state = 'open' and ${wanted} group by link.item_id
    ), found as (
      select item_id, sum(count) as problems from (
        select item_id, jsonb_array_length(problems) as count from link
          where how = 'integration' and ${wanted}
        union all select item_id, 1 from rule where problem is not null and ${wanted}
      ) as each group by item_id
    ), aligned as (
      select distinct on (link.item_id) link.item_id, connection.name as connection, issue.key, issue.state,
        site.origin || site.context_path || '/browse/' || issue.key as url
      from link
      join integration on integration.id = link.integration_id
      join connection on connection.id = integration.connection_id
      join site on site.id = link.site_id
      left join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id
      where ${wanted}
      order by link.item_id, link.created_at
    )
    select item.id as item_id, coalesce(conflicts, 0) as conflicts, coalesce(problems, 0) as problems,
      aligned.connection, aligned.key, aligned.url, aligned.state
    from item
    left join waiting on waiting.item_id = item.id
    left join found on found.item_id = item.id
    left join aligned on aligned.item_id = item.id
    where item.removed_at is null ${items === null ? sql`` : sql`and item.id = any(${items}::uuid[])`}
      and (waiting.item_id is not null or found.item_id is not null or aligned.item_id is not null)`.execute(db)
  return new Map(
    rows.map(({ item_id, conflicts, problems, connection, key, url, state }) => [
      item_id,
      {
        issue: connection === null || key === null ? null : { connection, key, url, state },
        conflicts: Number(conflicts),
        problems: Number(problems),
      },
    ]),
  )
}

/** Of all items, or of some: the key of the issue that an integration keeps each aligned with. */
export async function issueKeysOf(
  db: Db,
  items: readonly string[] | null = null,
): Promise<{ readonly item: string; readonly key: string }[]> {
  const { rows } = await sql<{ item: string; key: string }>`
    select distinct on (link.item_id) link.item_id as item, issue.key from link
    join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id
    where link.integration_id is not null
      ${items === null ? sql`` : sql`and link.item_id = any(${items}::uuid[])`}
    order by link.item_id, link.created_at`.execute(db)
  return rows
}

export type Waiting = Pick<ItemSigns, 'conflicts' | 'problems'>

/** Of all items, where something waits for a person. */
export async function waitingItems(db: Db): Promise<ReadonlyMap<string, Waiting>> {
  const { rows } = await sql<{ item_id: string; conflicts: number; problems: number }>`
    select item_id, sum(conflicts)::integer as conflicts, sum(problems)::integer as problems from (
      select link.item_id, 1 as conflicts, 0 as problems from conflict
        join link on link.id = conflict.link_id where conflict.state = 'open'
      union all select item_id, 0, jsonb_array_length(problems) from link
        where how = 'integration' and problems <> '[]'
      union all select item_id, 0, 1 from rule where problem is not null
    ) as each join item on item.id = item_id and item.removed_at is null group by item_id`.execute(db)
  return new Map(rows.map(({ item_id, ...waiting }) => [item_id, waiting]))
}
