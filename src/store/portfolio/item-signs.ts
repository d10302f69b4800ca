/** What stands beside items in a list: the issue that each is aligned with, conflicts, problems. */
import { sql } from 'kysely'
import type { IssueState } from '../../sync/index.ts'
import type { Db } from '../database.ts'

export interface HeldIssue {
  readonly id: string
  readonly key: string
  /** Of all issues that the item is on several sites, this one's among them. */
  readonly keys: string
  readonly state: IssueState
  readonly integration: string
  /** The row of its connection. */
  readonly connection: string
}

/** Of all items, or of some: the issue that an integration keeps each aligned with, of several the first. */
export async function issuesOfItems(
  db: Db,
  items: readonly string[] | null = null,
): Promise<(HeldIssue & { readonly item: string })[]> {
  const { rows } = await sql<HeldIssue & { readonly item: string }>`
    select distinct on (link.item_id) link.item_id as item, issue.issue_id as id, issue.key, issue.state,
      string_agg(issue.key, ' ') over (partition by link.item_id) as keys, integration.id as integration, integration.connection_id as connection
    from link join integration on integration.id = link.integration_id
    join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id and issue.paired
    ${items === null ? sql`` : sql`where link.item_id = any(${items}::uuid[])`}
    order by link.item_id, link.created_at`.execute(db)
  return rows
}

/** Where the issues of an integration are found. */
export interface IntegrationSite {
  readonly connection: string
  /** The address of an issue, but for its key. */
  readonly browse: string
}

export async function integrationSites(db: Db): Promise<ReadonlyMap<string, IntegrationSite>> {
  const { rows } = await sql<IntegrationSite & { readonly id: string }>`
    select integration.id, connection.name as connection, site.origin || site.context_path || '/browse/' as browse
    from integration join connection on connection.id = integration.connection_id
    join site on site.id = connection.site_id`.execute(db)
  return new Map(rows.map(({ id, ...site }) => [id, site]))
}

export interface Waiting {
  readonly conflicts: number
  readonly problems: number
}

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
