/** The steps of a plan, a row each: kept wave by wave, read page by page, and drawn together by kind where they are many. */
import { type RawBuilder, sql } from 'kysely'
import { Fault } from '../base/index.ts'
import { type Change, kindOf } from '../configuration/index.ts'
import { type Step, type Verb, wavesOf } from '../plan/index.ts'
import { addRows } from './add-rows.ts'
import type { Db } from './database.ts'

export async function saveSteps(db: Db, planId: string, steps: readonly Step[]): Promise<void> {
  const waves = wavesOf(steps)
  const places = steps.map((step, place) => ({ step, place, wave: waves.get(step.id) ?? 1 }))
  await addRows(
    places.sort((left, right) => left.wave - right.wave),
    ({ step, ...where }, position) => ({ ...step, ...where, position, kind: kindOf(step.about) }),
    (rows) =>
      sql`insert into plan_step
        select ${planId}::uuid, one.* from json_to_recordset(${rows}::json) as one (
          position integer, id text, wave integer, verb text, kind text, about text, title text, after text[],
          place integer, data json)`.execute(db),
  )
}

/** All of them, in the plan's order. */
export async function loadSteps(db: Db, planId: string): Promise<readonly Step<Change>[]> {
  const { rows } = await sql<Step<Change>>`
    select id, verb, about, title, after, data from plan_step where plan_id = ${planId} order by place`.execute(db)
  return rows
}

export interface StepFilter {
  readonly verbs?: readonly Verb[] | undefined
  /** Every word of it must be there, in the title or the key. */
  readonly search?: string | undefined
}

export interface StepPage {
  readonly sort?: StepSort | undefined
  readonly descending?: boolean | undefined
  readonly offset: number
  readonly limit: number
}

export type StepSort = 'verb' | 'about'

export interface StepRow {
  readonly id: string
  readonly wave: number
  readonly verb: Verb
  readonly about: string
  readonly title: string
  readonly after: readonly string[]
  /** Keys of what those are about: the first so many. */
  readonly waits: readonly string[]
}

/** So many of what a step waits for are named in a row. */
const NAMED = 20

/** Wave by wave; a sort orders them inside each. */
export async function pageOfSteps(
  db: Db,
  planId: string,
  filter: StepFilter,
  { sort, descending, offset, limit }: StepPage,
): Promise<readonly StepRow[]> {
  const order = sort === undefined ? sql`` : sql`${sql.ref(sort)} ${descending ? sql`desc` : sql`asc`},`
  const { rows } = await sql<StepRow>`
    select id, wave, verb, about, title, after, array(
      select other.about from plan_step as other where other.plan_id = page.plan_id and other.id = any(page.after)
      group by other.about order by min(other.position) limit ${sql.lit(NAMED)}
    ) as waits
    from (select * from plan_step where ${fits(planId, filter)}
      order by wave, ${order} position offset ${offset} limit ${limit}) as page
    order by wave, ${order} position`.execute(db)
  return rows
}

/** All of them in the order of lists, without what they wait for and what they write. */
export async function outlineSteps(db: Db, planId: string): Promise<readonly Omit<StepRow, 'after' | 'waits'>[]> {
  const { rows } = await sql<StepRow>`
    select id, wave, verb, about, title from plan_step where plan_id = ${planId} order by position`.execute(db)
  return rows
}

/** One as the plan has it. */
export async function loadStep(db: Db, planId: string, id: string): Promise<Step<Change>> {
  const { rows } = await sql<Step<Change>>`
    select id, verb, about, title, after, data from plan_step where plan_id = ${planId} and id = ${id}`.execute(db)
  const [found] = rows
  if (!found) throw new Fault('not-found', 'The plan holds no such step.', { about: id })
  return found
}

export interface StepCount {
  readonly wave: number
  readonly verb: Verb
  readonly count: number
}

/** How many fit of each verb in each wave, in their order. */
export async function countSteps(db: Db, planId: string, filter: StepFilter): Promise<readonly StepCount[]> {
  const { rows } = await sql<StepCount>`
    select wave, verb, count(*)::integer as count from plan_step where ${fits(planId, filter)}
    group by wave, verb order by wave, verb`.execute(db)
  return rows
}

function fits(planId: string, { verbs, search }: StepFilter): RawBuilder<boolean> {
  const words = search?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  return sql.join<boolean>(
    [
      sql`plan_id = ${planId}`,
      ...(verbs === undefined ? [] : [sql`verb = any(${verbs}::text[])`]),
      ...words.map((word) => sql`strpos(lower(title || ' ' || about), ${word}) > 0`),
    ],
    sql` and `,
  ) as RawBuilder<boolean>
}

/** All steps of one kind and verb in a wave. */
export interface StepGroup {
  readonly wave: number
  readonly verb: Verb
  readonly kind: string
  readonly count: number
  /** Where it is only one. */
  readonly about: string | null
}

export interface GroupedSteps {
  readonly groups: readonly StepGroup[]
  /** Places of groups: the second has a step that waits for one of the first. */
  readonly lines: readonly (readonly [from: number, to: number])[]
}

export async function groupSteps(db: Db, planId: string): Promise<GroupedSteps> {
  const [{ rows: groups }, { rows: lines }] = await Promise.all([
    sql<StepGroup>`
      select wave, verb, kind, count(*)::integer as count, case when count(*) = 1 then min(about) end as about
      from plan_step where plan_id = ${planId} group by wave, verb, kind order by wave, min(position)`.execute(db),
    sql<{ from: string; to: string }>`
      select distinct concat_ws(' ', first.wave, first.verb, first.kind) as "from",
        concat_ws(' ', step.wave, step.verb, step.kind) as "to"
      from plan_step as step cross join lateral unnest(step.after) as before
      join plan_step as first on first.plan_id = step.plan_id and first.id = before
      where step.plan_id = ${planId}`.execute(db),
  ])
  const places = new Map(groups.map(({ wave, verb, kind }, place) => [`${wave} ${verb} ${kind}`, place]))
  const ends = lines.map(({ from, to }) => [places.get(from) ?? 0, places.get(to) ?? 0] as const)
  return { groups, lines: ends.sort((left, right) => left[0] - right[0] || left[1] - right[1]) }
}
