/** Conflicts as people see, decide and restore them. */
import { sql } from 'kysely'
import { Fault, type Instant, type Json } from '../../base/index.ts'
import type { ItemField } from '../../portfolio/index.ts'
import type { IssueState, Side } from '../../sync/index.ts'
import type { Db, Tx } from '../database.ts'
import { lockLinks } from '../lock-rows.ts'
import { isRowId } from '../row-id.ts'

export interface StoredConflict {
  readonly id: string
  readonly link: string
  readonly item: { readonly id: string; readonly code: string; readonly name: string; readonly removed: boolean }
  readonly issue: {
    readonly siteId: string
    readonly id: string
    readonly key: string
    readonly url: string
    readonly state: IssueState | null
  }
  readonly connection: string
  readonly integration: string
  readonly field: ItemField
  readonly policy: string
  readonly state: 'open' | 'decided' | 'restored' | 'ended'
  readonly winner: Side | null
  /** Undefined while both sides never agreed. */
  readonly base: Json | undefined
  readonly jira: Json
  readonly portfolio: Json
  readonly at: Instant
  readonly decidedBy: string | null
  readonly decidedAt: Instant | null
}

export interface WhichConflicts {
  readonly item?: string
  /** `decided` are all that no longer wait. */
  readonly state: 'open' | 'decided' | 'all'
  readonly limit: number
}

/** Newest first. */
export async function listConflicts(db: Db, { item, state, limit }: WhichConflicts): Promise<StoredConflict[]> {
  let query = rows(db)
  if (item !== undefined) query = query.where('link.item_id', '=', item)
  if (state !== 'all') query = query.where('conflict.state', state === 'open' ? '=' : '<>', 'open')
  return (await query.orderBy('conflict.at', 'desc').orderBy('conflict.id').limit(limit).execute()).map(toConflict)
}

export async function getConflict(db: Db, id: string): Promise<StoredConflict> {
  const row = isRowId(id) ? await rows(db).where('conflict.id', '=', id).executeTakeFirst() : undefined
  if (row) return toConflict(row)
  throw new Fault('not-found', 'There is no such conflict.', { about: id })
}

/** All links of its item and then it are locked until the transaction ends: what is decided touches all of them. */
export async function lockConflict(tx: Tx, id: string): Promise<StoredConflict> {
  const { item } = await getConflict(tx, id)
  await lockLinks(tx, sql`item_id = ${item.id}`)
  await sql`select from conflict where id = ${id} for update`.execute(tx)
  return getConflict(tx, id)
}

export async function writeConflict(
  tx: Tx,
  id: string,
  { state, winner, by, at }: { state: 'decided' | 'restored'; winner: Side; by: string; at: Instant },
): Promise<void> {
  await tx
    .updateTable('conflict')
    .set({ state, winner, decided_by: by, decided_at: new Date(at) })
    .where('id', '=', id)
    .execute()
}

function rows(db: Db) {
  return (
    db
      .selectFrom('conflict')
      .innerJoin('link', 'link.id', 'conflict.link_id')
      .innerJoin('item', 'item.id', 'link.item_id')
      .innerJoin('integration', 'integration.id', 'link.integration_id')
      .innerJoin('connection', 'connection.id', 'integration.connection_id')
      .innerJoin('site', 'site.id', 'link.site_id')
      .leftJoin('issue', (join) =>
        join.onRef('issue.site_id', '=', 'link.site_id').onRef('issue.issue_id', '=', 'link.issue_id'),
      )
      .selectAll('conflict')
      .select(['item.id as item', 'item.code', 'item.name', 'item.removed_at', 'connection.name as connection'])
      .select(['integration.id as integration', 'link.site_id', 'link.issue_id', 'issue.key', 'issue.state as seen'])
      .select(sql<string>`site.origin || site.context_path || '/browse/'`.as('browse'))
      // JSON's null is a value that both sides agreed on; none at all is none.
      .select(sql<boolean>`conflict.base is null`.as('never_agreed'))
  )
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

function toConflict(row: Row): StoredConflict {
  const key = row.key ?? row.issue_id
  return {
    id: row.id,
    link: row.link_id,
    item: { id: row.item, code: row.code, name: row.name, removed: row.removed_at !== null },
    issue: { siteId: row.site_id, id: row.issue_id, key, url: row.browse + key, state: row.seen },
    connection: row.connection,
    integration: row.integration,
    field: row.field,
    policy: row.policy,
    state: row.state,
    winner: row.winner,
    base: row.never_agreed ? undefined : row.base,
    jira: row.jira,
    portfolio: row.portfolio,
    at: row.at.getTime(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.getTime() ?? null,
  }
}
