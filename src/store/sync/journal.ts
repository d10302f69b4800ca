/** The journal of open steps: what was begun, what was sent, what came of it; each entry in one transaction with what follows from it. */
import { sql } from 'kysely'
import { Fault, isObject, type JsonObject } from '../../base/index.ts'
import { type Entry, type Journal, pasts } from '../../plan/index.ts'
import type { SyncStep } from '../../sync/index.ts'
import { appendAudit } from '../audit.ts'
import type { Db, Tx } from '../database.ts'
import { agree, forgetSent, leaveSent } from './agreed.ts'
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
  const before = await readEntries(tx, { steps: [entry.step] })
  const isWritten = before.some((one) => one.what === 'wrote' && one.outcome === 'accepted')
  await append(tx, entry)
  switch (entry.what) {
    case 'started':
    // Whoever retries a step of sync makes it anew, and none is a person's.
    case 'again':
    case 'waits':
    case 'confirmed':
      return
    case 'writing':
      return noteWrite(tx, ours, step, entry)
    case 'wrote':
      if (entry.outcome === 'accepted') await takeHop(tx, step.data, entry)
      if ((entry.outcome === 'refused' || entry.outcome === 'not-sent') && !isWritten) await forgetSent(tx, step.id)
      if (entry.outcome === 'unknown') await leaveSent(tx, [step.id], entry.at + ours.inDoubt)
      return noteOutcome(tx, ours, step, entry)
    case 'parked':
      await tx
        .updateTable('step')
        .set({ not_before: moment(entry.until), why: entry.why ?? null })
        .where('id', '=', step.id)
        .execute()
      return
    default: {
      const isInDoubt = (pasts(before).get(entry.step)?.doubtSince ?? null) !== null
      // Accepted, it is there, though the step came to no good end.
      const arrives = isInDoubt ? entry.at + ours.inDoubt : isWritten && entry.what !== 'done' ? entry.at : null
      return endStep(tx, ours, { ...step, entry, arrives })
    }
  }
}

/** A transition on the way to the status that is wanted: where the way ends there, nobody else has moved the issue. */
async function takeHop(tx: Tx, data: SyncStep, { at, note }: Wrote): Promise<void> {
  if (data.what !== 'field' || !isObject(note) || note.leaves === undefined) return
  await agree(tx, [{ link: data.link, field: data.field, value: note.leaves }], at)
}

/** Its link first, as everybody does. */
async function lockStep(tx: Tx, { connection }: Ours, id: string): Promise<Omit<Ending, 'entry' | 'arrives'>> {
  await sql`select from link where id = (select link_id from step where id = ${id}) for update`.execute(tx)
  await sql`select from comment where id = (select (data ->> 'comment')::uuid from step where id = ${id}) for update`.execute(
    tx,
  )
  const row = await tx
    .selectFrom('step')
    .select(['id', 'data', 'title'])
    .where('id', '=', id)
    .where('connection_id', '=', connection)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  if (row) return row
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
type Wrote = Extract<Entry, { what: 'wrote' }>
type Written = Pick<Ending, 'id' | 'title' | 'data'>

/** What Jira made of it, and by which name its own logs tell of it. */
async function noteOutcome(tx: Tx, ours: Ours, { id, title, data }: Written, { outcome, trace }: Wrote): Promise<void> {
  if (sideOf(data) !== 'jira') return
  const details = { step: id, connection: ours.connection, ...(trace === undefined ? {} : { trace }) }
  await appendAudit(tx, { actor: ours.actor, action: 'jira.write', about: title, outcome, details })
}

/** What is sent stands beside what is agreed before it leaves: when it is seen there, it is nobody's edit. */
async function noteWrite(tx: Tx, ours: Ours, { id, title, data }: Written, { at, write }: Writing): Promise<void> {
  if (data.what === 'field' && data.to === 'jira') {
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
