/** How a step ends: what is agreed then, what may still arrive, and whether its pair is decided on anew. */
import { sql } from 'kysely'
import type { Instant, Problem } from '../../base/index.ts'
import type { Entry } from '../../plan/index.ts'
import type { SyncStep } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import { askForComments } from '../comment-steps.ts'
import type { Tx } from '../database.ts'
import { agree, forgetSent, leaveSent } from './agreed.ts'
import { wantLater } from './comments.ts'
import { asJson, moment, type Ours } from './ours.ts'

export interface Ending {
  readonly id: string
  readonly data: SyncStep
  readonly title: string
  readonly entry: Extract<Entry, { what: 'done' | 'failed' | 'stale' | 'skipped' }>
  /** Until when what was sent may arrive; null when nothing was, or nothing is left of it. */
  readonly arrives: Instant | null
}

type Field = SyncStep & { readonly what: 'field' }
type Comment = SyncStep & { readonly what: 'comment' }

export async function endStep(tx: Tx, ours: Ours, ending: Ending): Promise<void> {
  const { id, data, entry, arrives } = ending
  await tx
    .updateTable('step')
    .set({
      state: entry.what === 'skipped' ? 'dropped' : entry.what,
      why: entry.what === 'done' ? null : entry.why,
      ended_at: moment(entry.at),
    })
    .where('id', '=', id)
    .execute()
  await (arrives === null ? forgetSent(tx, id) : leaveSent(tx, [id], arrives))
  if (data.what === 'field') await endField(tx, ending, data)
  if (data.what === 'comment') await endComment(tx, ours, ending, data)
  await grow(tx, 'portfolio', 'sync')
}

/** What is written here is agreed in the transaction that writes it. */
async function endField(tx: Tx, { entry }: Ending, data: Field): Promise<void> {
  if (entry.what === 'done' && data.to === 'jira')
    await agree(tx, [{ link: data.link, field: data.field, value: data.value }], entry.at)
  if (entry.what === 'done' || entry.what === 'stale') await touch(tx, data.link)
  // Not touched: what Jira refuses it refuses again, until something of the issue or the item changes.
  if (entry.what === 'failed') await tellProblem(tx, data, entry.why)
}

/** What was edited while it was written is written next. */
async function endComment(tx: Tx, ours: Ours, { entry }: Ending, { comment, issue }: Comment): Promise<void> {
  await tx
    .updateTable('comment_pair')
    .set({ problem: entry.what === 'failed' ? entry.why : null })
    .where('comment_id', '=', comment)
    .where('site_id', '=', ours.site)
    .where('issue_id', '=', issue)
    .execute()
  if (entry.what === 'done') await askForComments(tx, [comment], entry.at)
  if (entry.what === 'failed') await wantLater(tx, ours, issue)
}

async function touch(tx: Tx, link: string): Promise<void> {
  await tx.updateTable('link').set({ touched: sql`touched + 1` }).where('id', '=', link).execute()
}

async function tellProblem(tx: Tx, { link, field }: Field, says: string): Promise<void> {
  const problem: Problem & { readonly field: string } = {
    severity: 'warns',
    code: 'write-failed',
    about: field,
    says,
    remedy: 'Correct it in Jira or here: any change of the issue or the item tries again.',
    field,
  }
  await sql`
    update link set problems = ${asJson([problem])}::jsonb || coalesce((
      select jsonb_agg(one) from jsonb_array_elements(problems) as one where one ->> 'field' <> ${field}), '[]')
    where id = ${link}`.execute(tx)
}
