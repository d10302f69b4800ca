/** How far the reading of a connection has come, what was asked of it, and what its last cycle found. */
import { type RawBuilder, sql } from 'kysely'
import { equal, type Json, type JsonObject, type Problem } from '../../base/index.ts'
import type { Hint, Integration, Observation, Points, Progress } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { asJson, fenced, moment, type Ours } from './ours.ts'

export const BEGINNING: Progress = {
  cursor: null,
  backfill: {},
  counted: null,
  levels: null,
  fields: [],
  polledAt: null,
  asked: false,
  censusAt: null,
  rosterAt: null,
  rulesAt: null,
  ranks: null,
  account: null,
  unheard: {},
  unreadable: {},
  provenAt: null,
  frozen: null,
  mass: null,
  check: null,
  missed: null,
  commentsFrom: null,
  unheld: [],
}

/** So many hints are looked at in one cycle; the rest wait. */
const HINTS = 1_000

export async function readProgress({ db, connection }: Ours): Promise<Progress> {
  const row = await db.selectFrom('sync').select('progress').where('connection_id', '=', connection).executeTakeFirst()
  return { ...BEGINNING, ...row?.progress }
}

type Told = Pick<Observation, 'progress' | 'marks' | 'unreadable'>

/** Members that are not told stay as they are; so do marks of other projects, and what is unreadable of other issues. */
export async function mergeProgress(tx: Tx, { connection, now }: Ours, told: Told): Promise<void> {
  await tx
    .insertInto('sync')
    .values({ connection_id: connection, progress: merged(sql`'{}'::jsonb`, told), updated_at: moment(now()) })
    .onConflict((conflict) =>
      conflict
        .column('connection_id')
        .doUpdateSet({ progress: merged(sql`sync.progress`, told), updated_at: moment(now()) }),
    )
    .execute()
}

function merged(before: RawBuilder<unknown>, { progress = {}, marks, unreadable }: Told): RawBuilder<string> {
  const member = (name: string) => sql`coalesce(${before} -> ${sql.lit(name)}, '{}')`
  const parts = [
    before,
    sql`${asJson(progress)}::jsonb`,
    ...(marks ? [sql`jsonb_build_object('backfill', ${member('backfill')} || ${asJson(marks)}::jsonb)`] : []),
    ...(unreadable
      ? [
          sql`jsonb_build_object('unreadable',
            ${member('unreadable')} - ${unreadable.over}::text[] || ${asJson(unreadable.now)}::jsonb)`,
        ]
      : []),
  ]
  return sql<string>`${sql.join(parts, sql` || `)}`
}

export async function readPoints({ db, connection }: Ours): Promise<Points> {
  const row = await db.selectFrom('sync').select('settings').where('connection_id', '=', connection).executeTakeFirst()
  const { rows } = await sql<{ timed: boolean }>`
    select exists (select from item where measure = 'time' and removed_at is null) as timed`.execute(db)
  const timed = rows[0]?.timed ? { timed: true } : {}
  return { chosen: row?.settings.points ?? null, boards: row?.settings.boardPoints ?? {}, ...timed }
}

/** The first one made comes first. Paused ones are still read; drafts are nobody's yet. */
export async function readIntegrations({ db, connection }: Ours): Promise<Integration[]> {
  const rows = await db
    .selectFrom('integration')
    .selectAll()
    .where('connection_id', '=', connection)
    .where('state', '<>', 'draft')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toIntegration)
}

export function toIntegration(row: {
  readonly id: string
  readonly name: string
  readonly connection_id: string
  readonly level: Integration['level']
  readonly mapping: unknown
}): Integration {
  const mapping = row.mapping as Omit<Integration, 'id' | 'name' | 'connection' | 'level'>
  return { ...mapping, id: row.id, name: row.name, connection: row.connection_id, level: row.level }
}

export async function readHints({ db, connection }: Ours): Promise<Hint[]> {
  const rows = await db
    .selectFrom('hint')
    .select(['id', 'issue_id as issue', 'deleted', 'asked'])
    .where('connection_id', '=', connection)
    .orderBy(sql`id`)
    .limit(HINTS)
    .execute()
  return rows
}

export function note(ours: Ours, problems: readonly Problem[], facts?: JsonObject): Promise<void> {
  return fenced(ours, async (tx) => {
    const before = await tx
      .selectFrom('sync')
      .select(['problems', 'facts'])
      .where('connection_id', '=', ours.connection)
      .forUpdate()
      .executeTakeFirst()
    const now = { problems: asJson(problems), facts: asJson(facts ?? before?.facts ?? {}) }
    if (before && equal(json(before), { problems: JSON.parse(now.problems), facts: JSON.parse(now.facts) })) return
    await tx
      .insertInto('sync')
      .values({ connection_id: ours.connection, ...now })
      .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(now))
      .execute()
    await grow(tx, 'sync')
  })
}

const json = (value: object): Json => value as unknown as Json
