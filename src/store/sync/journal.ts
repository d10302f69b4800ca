/** The journal of open steps: what was begun, what was sent, what came of it; each entry in one transaction with what follows from it. */
import { sql } from 'kysely'
import { Fault, type JsonObject } from '../../base/index.ts'
import { type Entry, type Journal, pasts } from '../../plan/index.ts'
import type { SyncStep } from '../../sync/index.ts'
import { appendAudit } from '../audit.ts'
import type { Db, Tx } from '../database.ts'
import { forgetSent, leaveSent } from './agreed.ts'
import { asJson, fenced, moment, type Ours } from './ours.ts'
import { type Ending, endStep } from './step-end.ts'
import { sideOf } from './steps.ts'

export function journal(ours: Ours): Journal {
  return {
    entries: () => readEntries(ours.db, { connection: ours.connection }),
    add: (entry) => fenced(ours, (tx) => add(tx, ours, entry)),
  }
}

/** Of one step, or of all open ones of a connection. */
export async function readEntries(
  db: Db,
  of: { readonly connection: string } | { readonly steps: readonly string[] },
): Promise<Entry[]> {
  const all = db.selectFrom('step_entry').selectAll('step_entry').orderBy(sql`step_entry.id`)
  const found = await ('steps' in of
    ? all.where(sql<boolean>`step_id = any(${of.steps}::uuid[])`)
    : all
        .innerJoin('step', 'step.id', 'step_entry.step_id')
        .where('step.connection_id', '=', of.connection)
        .where('step.state', '=', 'open')
  ).execute()
  return found.map(
    ({ step_id, at, attempt, what, note }) =>
      ({ step: step_id, at: at.getTime(), attempt, what, ...note }) as unknown as Entry,
  )
}

async function add(tx: Tx, ours: Ours, entry: Entry): Promise<void> {
  const step = await lockStep(tx, ours, entry.step)
  const past = pasts(await readEntries(tx, { steps: [entry.step] })).get(entry.step)
  await append(tx, entry)
  switch (entry.what) {
    case 'started':
      return
    case 'writing':
      return noteWrite(tx, ours, step, entry)
    case 'wrote':
      if (entry.outcome === 'refused') await forgetSent(tx, step.id)
      if (entry.outcome === 'unknown') await leaveSent(tx, [step.id], entry.at + ours.inDoubt)
      return
    case 'parked':
      await tx
        .updateTable('step')
        .set({ not_before: moment(entry.until) })
        .where('id', '=', step.id)
        .execute()
      return
    default:
      return endStep(tx, ours, { ...step, entry, isInDoubt: past !== undefined && past.doubtSince !== null })
  }
}

/** Its link first, as everybody does. */
async function lockStep(tx: Tx, { connection }: Ours, id: string): Promise<Omit<Ending, 'entry' | 'isInDoubt'>> {
  await sql`select from link where id = (select link_id from step where id = ${id}) for update`.execute(tx)
  const row = await tx
    .selectFrom('step')
    .select(['id', 'data', 'title', 'created_at'])
    .where('id', '=', id)
    .where('connection_id', '=', connection)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  if (row) return { ...row, madeAt: row.created_at }
  throw new Fault('conflict', 'This step has ended already.', { about: id })
}

async function append(tx: Tx, entry: Entry): Promise<void> {
  const { step, at, attempt, what, ...note } = entry
  await tx
    .insertInto('step_entry')
    .values({ step_id: step, attempt, what, at: moment(at), note: asJson(note) })
    .execute()
}

type Writing = Extract<Entry, { what: 'writing' }>

/** What is sent stands beside what is agreed before it leaves: when it is seen there, it is nobody's edit. */
async function noteWrite(
  tx: Tx,
  ours: Ours,
  { id, title, data }: { readonly id: string; readonly title: string; readonly data: SyncStep },
  { at, write }: Writing,
): Promise<void> {
  if (data.what === 'field') {
    const sent = { value: asJson(data.value), at: moment(at), until: null }
    await tx
      .insertInto('sent')
      .values({ link_id: data.link, field: data.field, side: data.to, step_id: id, ...sent })
      .onConflict((conflict) => conflict.columns(['link_id', 'field', 'step_id']).doUpdateSet(sent))
      .execute()
  }
  await appendAudit(tx, {
    actor: ours.actor,
    action: sideOf(data) === 'jira' ? 'jira.write' : 'portfolio.write',
    about: title,
    outcome: 'started',
    details: { step: id, connection: ours.connection, ...write } satisfies JsonObject,
  })
}
