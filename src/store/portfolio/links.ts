/** What items bring in of Jira by a person's word: issues linked by hand, and rules. */
import type { Instant } from '../../base/index.ts'
import type { Db, Tx } from '../database.ts'
import { touchIssues } from './touch.ts'

/** An issue that was read, as a link needs it. */
export interface FoundIssue {
  readonly siteId: string
  readonly issueId: string
  readonly key: string
}

/** By any key it ever had on this site, the present one first. */
export async function issueByKey(db: Db, siteId: string, key: string): Promise<FoundIssue | undefined> {
  const now = await db
    .selectFrom('issue')
    .select(['issue_id', 'key'])
    .where('site_id', '=', siteId)
    .where('key', '=', key)
    .orderBy('updated', 'desc')
    .executeTakeFirst()
  if (now) return { siteId, issueId: now.issue_id, key: now.key }
  const before = await db
    .selectFrom('issue_key')
    .innerJoin('issue', (join) =>
      join.onRef('issue.site_id', '=', 'issue_key.site_id').onRef('issue.issue_id', '=', 'issue_key.issue_id'),
    )
    .select(['issue.issue_id', 'issue.key'])
    .where('issue_key.site_id', '=', siteId)
    .where('issue_key.key', '=', key)
    .executeTakeFirst()
  return before && { siteId, issueId: before.issue_id, key: before.key }
}

/** Twice is once. */
export async function linkByHand(
  tx: Tx,
  item: string,
  { siteId, issueId }: FoundIssue,
  createdBy: string,
): Promise<void> {
  await tx
    .insertInto('link')
    .values({ item_id: item, site_id: siteId, issue_id: issueId, how: 'hand', created_by: createdBy })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** False when there was none. */
export async function unlinkByHand(tx: Tx, item: string, { siteId, issueId }: FoundIssue): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('link')
    .where('item_id', '=', item)
    .where('site_id', '=', siteId)
    .where('issue_id', '=', issueId)
    .where('how', '=', 'hand')
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export interface ItemRule {
  readonly id: string
  readonly item: string
  readonly connection: string
  readonly jql: string
  readonly matched: number | null
  readonly problem: string | null
  readonly readAt: Instant | null
}

/** Another query takes what the one before had found with it; the same one stays as it is. */
export async function setRule(
  tx: Tx,
  rule: { readonly item: string; readonly connection: string; readonly jql: string; readonly createdBy: string },
): Promise<void> {
  const { item, connection, jql, createdBy } = rule
  const of = tx.deleteFrom('rule').where('item_id', '=', item).where('connection_id', '=', connection)
  await (jql === '' ? of : of.where('jql', '<>', jql)).execute()
  if (jql === '') return
  await tx
    .insertInto('rule')
    .values({ item_id: item, connection_id: connection, jql, created_by: createdBy })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function rulesOf(db: Db, item: string): Promise<ItemRule[]> {
  const rows = await db
    .selectFrom('rule')
    .innerJoin('connection', 'connection.id', 'rule.connection_id')
    .select(['rule.id', 'item_id', 'connection.name', 'jql', 'matched', 'problem', 'read_at'])
    .where('item_id', '=', item)
    .orderBy('rule.created_at')
    .execute()
  return rows.map(({ item_id, name, read_at, ...row }) => ({
    ...row,
    item: item_id,
    connection: name,
    readAt: read_at?.getTime() ?? null,
  }))
}

/** A person's word on an issue that no look finds; its pairs are decided anew. */
export async function sayState(
  tx: Tx,
  { siteId, issueId }: Pick<FoundIssue, 'siteId' | 'issueId'>,
  state: 'deleted' | 'hidden',
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('issue')
    .set({ state, state_since: new Date(at) })
    .where('site_id', '=', siteId)
    .where('issue_id', '=', issueId)
    .execute()
  await touchIssues(tx, siteId, [issueId])
}
