/** Steps of sync: made, replaced, dropped, and those whose time has come. Their journal is in journal.ts. */
import { sql } from 'kysely'
import type { StoredStep, SyncStep } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { leaveSent } from './agreed.ts'
import { asJson, fenced, moment, type Ours, rows } from './ours.ts'

export type NewStoredStep = Omit<StoredStep, 'id' | 'asked'>

/** The oldest first; of integrations that are paused, and of items that were taken out, none. */
export async function openSteps({ db, connection, now }: Ours, limit: number, heldBack = false): Promise<StoredStep[]> {
  const found = await db
    .selectFrom('step')
    .innerJoin('integration', (join) =>
      join
        .on(sql<boolean>`integration.id = (step.data ->> 'integration')::uuid`)
        .on('integration.state', '=', 'running'),
    )
    .leftJoin('item', 'item.id', 'step.item_id')
    .select(['step.id', 'step.data', 'step.title', 'step.created_at'])
    .where('step.connection_id', '=', connection)
    .where('step.state', '=', 'open')
    .where('item.removed_at', 'is', null)
    .where((where) => where.or([where('not_before', 'is', null), where('not_before', '<=', moment(now()))]))
    .$if(heldBack, (steps) => steps.where(sql<boolean>`not (${IS_UNASKED})`))
    .orderBy('step.created_at')
    // A merged set is written here first: then Jira is written what this side says.
    .orderBy('step.side', 'desc')
    .orderBy('step.id')
    .limit(limit)
    .execute()
  return found.map(({ created_at, ...step }) => ({ ...step, asked: created_at.getTime() }))
}

/** Nobody here said the value in the hour before its writing was decided. */
const IS_UNASKED = sql`step.side = 'jira' and step.field is not null and not exists (
  select from item_change as said where said.item_id = step.item_id and said.field = step.field
    and said.who = 'fairlead' and said.at > step.created_at - interval '1 hour')`

export async function unaskedWrites({ db, connection }: Ours): Promise<number> {
  const { rows } = await sql<{ issues: string }>`
    select count(distinct step.link_id) as issues from step
    join integration on integration.id = (step.data ->> 'integration')::uuid and integration.state = 'running'
    where step.connection_id = ${connection} and step.state = 'open' and ${IS_UNASKED}`.execute(db)
  return Number(rows[0]?.issues ?? 0)
}

export async function addSteps(ours: Ours, steps: readonly NewStoredStep[]): Promise<void> {
  if (steps.length === 0) return
  await fenced(ours, async (tx) => {
    await replaceSteps(
      tx,
      ours,
      steps.flatMap(({ data }) => (data.what === 'field' ? [data] : [])),
    )
    await insertSteps(tx, ours, steps)
    await grow(tx, 'sync')
  })
}

/** One that waits already, to make the same issue or item, is enough. */
export async function insertSteps(
  tx: Tx,
  { connection, now }: Pick<Ours, 'connection' | 'now'>,
  steps: readonly NewStoredStep[],
): Promise<void> {
  const given = steps.map(({ data, title }) => ({
    title,
    data: asJson(data),
    link: data.what === 'field' ? data.link : null,
    item: data.what === 'create-item' ? null : data.item,
    field: data.what === 'field' ? data.field : null,
    side: sideOf(data),
  }))
  await sql`
    insert into step (connection_id, link_id, item_id, field, side, title, data, created_at)
    select ${connection}, link, item, field, side, title, data::jsonb, ${moment(now())}
    from ${rows(given)} as given (link uuid, item uuid, field text, side text, title text, data text)
    on conflict do nothing`.execute(tx)
}

export const sideOf = (step: SyncStep) =>
  step.what === 'field' ? step.to : step.what === 'create-item' ? 'portfolio' : 'jira'

export async function dropSteps(tx: Tx, ours: Ours, steps: readonly string[]): Promise<void> {
  if (steps.length === 0) return
  await end(tx, ours, 'It is no longer wanted.', sql`id = any(${steps}::uuid[])`)
}

/** Before new ones: of a field and a side one may be open. */
export async function replaceSteps(
  tx: Tx,
  ours: Ours,
  fresh: readonly (SyncStep & { what: 'field' })[],
): Promise<void> {
  if (fresh.length === 0) return
  const given = fresh.map(({ link, field, to }) => ({ link, field, side: to }))
  const isReplaced = sql`(link_id, field, side) in (
    select link, field, side from ${rows(given)} as given (link uuid, field text, side text))`
  await end(tx, ours, 'Another value is written instead.', isReplaced)
}

async function end(tx: Tx, ours: Ours, why: string, which: ReturnType<typeof sql>): Promise<void> {
  const dropped = await sql<{ id: string }>`
    update step set state = 'dropped', why = ${why}, ended_at = ${moment(ours.now())}
    where connection_id = ${ours.connection} and state = 'open' and ${which}
    returning id`.execute(tx)
  const ids = dropped.rows.map(({ id }) => id)
  if (ids.length > 0) await leaveSent(tx, ids, ours.now() + ours.inDoubt)
}
