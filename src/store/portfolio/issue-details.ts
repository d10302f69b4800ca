/** Issues as people look at them, and the items that one of them belongs to. */
import { sql } from 'kysely'
import { type Instant, isObject, type Json } from '../../base/index.ts'
import type { IssueState } from '../../sync/index.ts'
import type { Db } from '../database.ts'

export interface IssueDetails {
  readonly siteId: string
  readonly issueId: string
  readonly connection: string
  readonly key: string
  readonly url: string
  readonly summary: string
  readonly type: string
  readonly status: string
  readonly category: 'new' | 'indeterminate' | 'done'
  readonly points: number | null
  readonly assignee: string | null
  readonly updated: Instant
  readonly state: IssueState
}

/** By site and issue id; those that were never read are not there. A site with several connections goes by the first. */
export async function loadIssueDetails(
  db: Db,
  issues: readonly { readonly siteId: string; readonly issueId: string }[],
): Promise<IssueDetails[]> {
  const rows = await db
    .selectFrom('issue')
    .innerJoin(
      sql<{ site: string; id: string }>`(select * from unnest(${issues.map(({ siteId }) => siteId)}::uuid[],
        ${issues.map(({ issueId }) => issueId)}::text[]))`.as<'wanted'>(sql`wanted (site, id)`),
      (join) => join.onRef('wanted.site', '=', 'issue.site_id').onRef('wanted.id', '=', 'issue.issue_id'),
    )
    .innerJoin('site', 'site.id', 'issue.site_id')
    .selectAll('issue')
    .select(sql<string>`site.origin || site.context_path || '/browse/' || issue.key`.as('url'))
    .select(sql<string | null>`(select min(name) from connection where connection.site_id = site.id)`.as('connection'))
    .execute()
  return rows.map((row) => ({
    siteId: row.site_id,
    issueId: row.issue_id,
    connection: row.connection ?? '',
    key: row.key,
    url: row.url,
    summary: row.summary,
    type: row.type_name,
    status: row.status_name,
    category: row.status_category,
    points: row.points,
    assignee: nameIn(row.fields.assignee),
    updated: row.updated.getTime(),
    state: row.state,
  }))
}

function nameIn(raw: Json | undefined): string | null {
  return isObject(raw) && typeof raw.displayName === 'string' ? raw.displayName : null
}

/** Items that the issue with this key is linked to, itself or through an issue above it. A key it had before finds it too. */
export async function itemsOfIssue(db: Db, key: string): Promise<string[]> {
  const { rows } = await sql<{ item_id: string }>`
    with recursive found (site_id, issue_id) as (
      select site_id, issue_id from issue where site_id in (select id from site) and key = ${key}
      union select site_id, issue_id from issue_key where site_id in (select id from site) and key = ${key}
      union
      select issue.site_id, issue.parent_id from issue
      join found on found.site_id = issue.site_id and found.issue_id = issue.issue_id and issue.parent_id is not null
    )
    select distinct link.item_id from link join found on found.site_id = link.site_id and found.issue_id = link.issue_id
    join item on item.id = link.item_id and item.removed_at is null`.execute(db)
  return rows.map(({ item_id }) => item_id)
}
