/** What both sides agreed on, and what was sent and may still arrive. */
import { sql } from 'kysely'
import type { Instant, Json } from '../../base/index.ts'
import type { ItemField } from '../../portfolio/index.ts'
import type { Tx } from '../database.ts'
import { byColumn } from './by-column.ts'
import { asJson, moment } from './ours.ts'

export interface Agreement {
  readonly link: string
  readonly field: ItemField
  readonly value: Json
}

/** What was sent stays beside it: it may still arrive, and is then nobody's edit. */
export async function agree(tx: Tx, agreements: readonly Agreement[], at: Instant): Promise<void> {
  if (agreements.length === 0) return
  // Values go as text: as a column of a record, JSON's null would become no value at all.
  const given = agreements.map(({ link, field, value }) => ({ link, field, value: asJson(value) }))
  await sql`
    insert into agreed (link_id, field, value, at)
    select link, field, value::jsonb, ${moment(at)}
    from ${byColumn(given, { link: 'uuid', field: 'text', value: 'text' })} as given
    on conflict (link_id, field) do update set value = excluded.value, at = excluded.at`.execute(tx)
}

/** Fields that stand for another of Jira's now, or for none: what was agreed and asked about them is about the one before. */
export async function forgetAgreed(tx: Tx, integration: string, fields: readonly ItemField[]): Promise<void> {
  if (fields.length === 0) return
  const concerned = sql`link where link.id = link_id and integration_id = ${integration} and field = any(${fields})`
  for (const table of ['agreed', 'sent']) await sql`delete from ${sql.table(table)} using ${concerned}`.execute(tx)
  await sql`update conflict set state = 'ended', decided_at = now() from ${concerned} and state = 'open'`.execute(tx)
}

/** Nothing more is sent for these steps. What was, and had no end, may arrive until then. */
export async function leaveSent(tx: Tx, steps: readonly string[], until: Instant): Promise<void> {
  await tx
    .updateTable('sent')
    .set({ until: moment(until) })
    .where(sql<boolean>`step_id = any(${steps}::uuid[])`)
    .where('until', 'is', null)
    .execute()
}

/** What can no longer arrive, and was read and decided on since: seen from now on, it is somebody's edit. Of one field all at once: one explains the other. */
export async function forgetOverdue(tx: Tx, site: string, issues: readonly string[]): Promise<void> {
  if (issues.length === 0) return
  await sql`
    delete from sent using link join issue using (site_id, issue_id)
    where link.id = sent.link_id and link.site_id = ${site} and link.issue_id = any(${issues})
      and link.touched = link.settled and sent.until < issue.read_at and not exists (
        select from sent as other where other.link_id = sent.link_id and other.field = sent.field
          and (other.until is null or other.until >= issue.read_at))`.execute(tx)
}

export async function forgetSent(tx: Tx, step: string): Promise<void> {
  await tx.deleteFrom('sent').where('step_id', '=', step).execute()
}
