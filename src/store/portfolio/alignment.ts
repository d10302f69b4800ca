/** How an item and the issues that integrations keep it aligned with stand to each other: what was read, agreed, asked, found. */
import type { Instant, Json, Problem } from '../../base/index.ts'
import type { ItemField } from '../../portfolio/index.ts'
import type { IssueState } from '../../sync/index.ts'
import type { Db } from '../database.ts'

export interface Aligned {
  readonly link: string
  readonly item: string
  readonly integration: string
  readonly siteId: string
  readonly issueId: string
  /** As it was read last; null when it never was. */
  readonly issue: ReadIssue | null
  /** Something changed that was not decided on yet. */
  readonly undecided: boolean
  readonly problems: readonly (Problem & { readonly field?: string })[]
  readonly agreed: ReadonlyMap<ItemField, { readonly value: Json; readonly at: Instant }>
  /** Fields with a write that waits, and since when. */
  readonly waiting: ReadonlyMap<
    ItemField,
    { readonly side: 'jira' | 'portfolio'; readonly since: Instant; readonly notBefore: Instant | null }
  >
  /** Fields whose conflict waits for a person, and since when. */
  readonly conflicts: ReadonlyMap<ItemField, Instant>
}

export interface ReadIssue {
  readonly key: string
  readonly projectId: string
  readonly typeId: string
  readonly typeName: string
  readonly summary: string
  readonly statusName: string
  readonly state: IssueState
  readonly stateSince: Instant
  readonly fields: Readonly<Record<string, Json>>
  readonly updated: Instant
  readonly readAt: Instant
}

type Which = { readonly item: string } | { readonly siteId: string; readonly issueId: string }

/** The oldest link first. */
export async function alignmentOf(db: Db, which: Which): Promise<Aligned[]> {
  const all = db
    .selectFrom('link')
    .leftJoin('issue', (join) =>
      join.onRef('issue.site_id', '=', 'link.site_id').onRef('issue.issue_id', '=', 'link.issue_id'),
    )
    .selectAll('issue')
    .select(['link.id as link', 'item_id', 'integration_id', 'link.site_id as site', 'link.issue_id as of'])
    .select((query) => ['problems', query('touched', '>', query.ref('settled')).as('undecided')])
    .where('how', '=', 'integration')
    .orderBy('link.created_at')
  const rows = await ('item' in which
    ? all.where('item_id', '=', which.item)
    : all.where('link.site_id', '=', which.siteId).where('link.issue_id', '=', which.issueId)
  ).execute()
  if (rows.length === 0) return []
  const [agreed, steps, conflicts] = await besides(
    db,
    rows.map((row) => row.link),
  )
  return rows.map((row) => ({
    link: row.link,
    item: row.item_id,
    integration: row.integration_id ?? '',
    siteId: row.site,
    issueId: row.of,
    issue: row.key === null ? null : readOf(row as IssueRow),
    undecided: Boolean(row.undecided),
    problems: row.problems,
    agreed: new Map((agreed.get(row.link) ?? []).map((one) => [one.field, { value: one.value, at: one.at.getTime() }])),
    waiting: new Map(
      (steps.get(row.link) ?? []).flatMap(({ field, side, created_at, not_before }) =>
        field === null || side === null
          ? []
          : [[field, { side, since: created_at.getTime(), notBefore: not_before?.getTime() ?? null }] as const],
      ),
    ),
    conflicts: new Map((conflicts.get(row.link) ?? []).map((one) => [one.field, one.at.getTime()])),
  }))
}

async function besides(db: Db, links: readonly string[]) {
  const agreed = await db
    .selectFrom('agreed')
    .select(['link_id', 'field', 'value', 'at'])
    .where('link_id', 'in', links)
    .execute()
  const steps = await db
    .selectFrom('step')
    .select(['link_id', 'field', 'side', 'created_at', 'not_before'])
    .where('link_id', 'in', links)
    .where('state', '=', 'open')
    .execute()
  const conflicts = await db
    .selectFrom('conflict')
    .select(['link_id', 'field', 'at'])
    .where('link_id', 'in', links)
    .where('state', '=', 'open')
    .execute()
  return [
    Map.groupBy(agreed, (row) => row.link_id),
    Map.groupBy(steps, (row) => row.link_id ?? ''),
    Map.groupBy(conflicts, (row) => row.link_id),
  ] as const
}

interface IssueRow {
  readonly key: string
  readonly project_id: string
  readonly type_id: string
  readonly type_name: string
  readonly summary: string
  readonly status_name: string
  readonly state: IssueState
  readonly state_since: Date
  readonly fields: Readonly<Record<string, Json>>
  readonly updated: Date
  readonly read_at: Date
}

function readOf(row: IssueRow): ReadIssue {
  return {
    key: row.key,
    projectId: row.project_id,
    typeId: row.type_id,
    typeName: row.type_name,
    summary: row.summary,
    statusName: row.status_name,
    state: row.state,
    stateSince: row.state_since.getTime(),
    fields: row.fields,
    updated: row.updated.getTime(),
    readAt: row.read_at.getTime(),
  }
}

/** One issue as it was read, whatever it is linked to. */
export async function readIssueRow(db: Db, siteId: string, issueId: string): Promise<ReadIssue | undefined> {
  const row = await db
    .selectFrom('issue')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('issue_id', '=', issueId)
    .executeTakeFirst()
  return row && readOf(row)
}

/** Who is who on a site: account → member, the account first that was said last. */
export async function membersOn(db: Db, siteId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('member_account')
    .select(['account', 'member_id'])
    .where('site_id', '=', siteId)
    .orderBy('said_at', 'desc')
    .orderBy('account')
    .execute()
  return new Map(rows.map(({ account, member_id }) => [account, member_id]))
}
