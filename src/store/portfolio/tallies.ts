/** Tallies as rows: those that were marked are summed anew, and whoever keeps them in memory reads what has changed since. */
import { type RawBuilder, sql } from 'kysely'
import { type Held, nothing } from '../../portfolio/index.ts'
import type { Db, Tx } from '../database.ts'
import { holdersBeside, holdsAny } from './tally-held.ts'
import { type Basis, sums, TALLY } from './tally-sums.ts'

/** More marked items than this are summed with all others, which is quicker. */
const MANY = 5_000
/** For all at once; without it the sums go by way of the disk. */
const MEMORY = "'128MB'"

/** In a transaction of its own, one after another: what is read by a version later is whole. */
export async function sumMarked(db: Db, basis: Basis): Promise<void> {
  const { rows } = await sql<{ marked: boolean; was: string; now: string }>`
    select exists (select from tally_mark) as marked, basis as was, ${basisOf(basis)} as now from tally_basis`.execute(
    db,
  )
  const [row] = rows
  if (!row || (!row.marked && row.was === row.now)) return
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('tallies', 0))`.execute(tx)
    await sumIn(tx, basis)
  })
}

async function sumIn(tx: Tx, basis: Basis): Promise<void> {
  const { rows: marked } = await sql<{ item_id: string }>`
    with taken as (delete from tally_mark returning item_id) select distinct item_id from taken`.execute(tx)
  const { rows } = await sql<{ was: string; now: string }>`
    select basis as was, ${basisOf(basis)} as now from tally_basis`.execute(tx)
  const items = marked.map(({ item_id }) => item_id)
  // Sizes that PostgreSQL cannot know look worth compiling for, which then takes longer than the sums.
  await sql`set local jit = off`.execute(tx)
  if (rows[0]?.was !== rows[0]?.now || items.length > MANY) await sumAll(tx, basis)
  else if (items.length > 0) await sumSome(tx, basis, items)
}

async function sumAll(tx: Tx, basis: Basis): Promise<void> {
  await sql`set local work_mem = ${sql.raw(MEMORY)}`.execute(tx)
  // What items bring is taken for another size than it is, and so for sooner sorted than hashed.
  await sql`set local enable_sort = off`.execute(tx)
  await sql`set local enable_mergejoin = off`.execute(tx)
  await sql`truncate tally, tallied`.execute(tx)
  await sql`insert into ${TALLY} ${sums(basis, null)}`.execute(tx)
  await sql`
    update tally_basis set basis = ${basisOf(basis)}, version = nextval('tally_version')`.execute(tx)
}

async function sumSome(tx: Tx, basis: Basis, marked: readonly string[]): Promise<void> {
  const { rows: beside } = await holdersBeside(marked).execute(tx)
  const items = [...new Set([...marked, ...beside.map(({ item_id }) => item_id)])]
  await sql`delete from tally where ${holdsAny(items)}`.execute(tx)
  await sql`insert into ${TALLY} ${sums(basis, items)}`.execute(tx)
  await sql`
    insert into tallied (item_id, version) select item, nextval('tally_version') from unnest(${items}::uuid[]) as item
    on conflict (item_id) do update set version = excluded.version`.execute(tx)
}

/** Levels of types are few rows; where one changes, other issues stand for others. */
const basisOf = (basis: Basis): RawBuilder<string> => sql<string>`
  ${JSON.stringify(basis)} || coalesce((
    select md5(string_agg(site_id || '/' || type_id || '/' || level, ' ' order by site_id, type_id)) from issue_type), '')`

export interface HeldSince {
  /** All of what is held, or only what these items hold, in place of what they held before. */
  readonly of: 'all' | readonly string[]
  readonly held: readonly Held[]
  readonly version: number
}

/** What was summed after a version; all of it for version -1. */
export function heldSince(db: Db, version: number): Promise<HeldSince> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const { rows } = await sql<{ all: string; newest: string }>`
        select version as all, greatest(version, (select max(version) from tallied)) as newest from tally_basis`.execute(
        tx,
      )
      const [all, newest] = [Number(rows[0]?.all ?? 0), Number(rows[0]?.newest ?? 0)]
      if (version < all) return { of: 'all', held: await held(tx, null), version: newest }
      const { rows: items } = await sql<{ item_id: string }>`
        select item_id from tallied where version > ${version}`.execute(tx)
      const of = items.map(({ item_id }) => item_id)
      return { of, held: of.length === 0 ? [] : await held(tx, of), version: newest }
    })
}

type Row = { readonly items: string; readonly closed: boolean } & Readonly<Record<(typeof NUMBERS)[number], number>> & {
    readonly weeks: Readonly<Record<string, readonly number[]>> | null
  }
const NUMBERS = [
  ...(['issues', 'done_issues', 'unestimated', 'unestimated_done', 'untimed', 'untimed_done'] as const),
  ...(['unknown', 'dropped', 'gone', 'points', 'done_points', 'seconds', 'done_seconds'] as const),
]

async function held(tx: Tx, items: readonly string[] | null): Promise<Held[]> {
  const { rows } = await sql<Row>`
    select array_to_string(items, ' ') as items, closed, ${sql.join(NUMBERS.map((one) => sql.ref(one)))}, weeks
    from tally ${items === null ? sql`` : sql`where ${holdsAny(items)}`}`.execute(tx)
  return rows.map((row) => ({
    items: row.items.split(' '),
    ...(row.closed ? { closed: true } : {}),
    now: {
      issues: row.issues,
      doneIssues: row.done_issues,
      unestimated: row.unestimated,
      unestimatedDone: row.unestimated_done,
      points: row.points,
      donePoints: row.done_points,
      untimed: row.untimed,
      untimedDone: row.untimed_done,
      seconds: row.seconds,
      doneSeconds: row.done_seconds,
      unknown: row.unknown,
      dropped: row.dropped,
      gone: row.gone,
      withheld: 0,
    },
    weeks:
      row.weeks === null ? NONE : new Map(Object.entries(row.weeks).map(([week, six]) => [Number(week), stepOf(six)])),
  }))
}

const NONE: Held['weeks'] = new Map()
const NOTHING = nothing()

function stepOf([
  issues = 0,
  doneIssues = 0,
  unestimated = 0,
  unestimatedDone = 0,
  points = 0,
  donePoints = 0,
]: readonly number[]) {
  return { ...NOTHING, issues, doneIssues, unestimated, unestimatedDone, points, donePoints }
}
