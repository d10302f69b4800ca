/** The differences of a plan, a row each: kept in the order in which they are shown, read page by page. */
import { type RawBuilder, sql } from 'kysely'
import { Fault, type Json, type Problem } from '../base/index.ts'
import { type Choice, type Difference, type Mapping, type Outline, placeOf } from '../configuration/index.ts'
import { addRows } from './add-rows.ts'
import type { Db } from './database.ts'

export async function saveDifferences(
  db: Db,
  planId: string,
  outlines: ReadonlyMap<Difference, Outline>,
): Promise<void> {
  await addRows(
    [...outlines].sort(([left], [right]) => inLists(left, right)),
    rowOf,
    (rows) =>
      sql`insert into plan_difference
        select ${planId}::uuid, one.* from json_to_recordset(${rows}::json) as one (
          position integer, kind text, kind_place integer, key text, target_key text, name text, title text, choice text,
          because text, fields text[], worst text, codes text[], mapping text, words text, before json, after json,
          problems json, more json)`.execute(db),
  )
}

const NAMES = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Kind by kind, by name as people count. */
const inLists = (left: Difference, right: Difference): number =>
  placeOf(left.kind) - placeOf(right.kind) || NAMES.compare(left.name, right.name)

function rowOf([difference, outline]: readonly [Difference, Outline], position: number): object {
  const { kind, key, targetKey, name, choice, because, before, after, ...more } = difference
  const { title, fields, found, worst, mapping, text } = outline
  return {
    position,
    kind,
    kind_place: placeOf(kind),
    key,
    target_key: targetKey,
    name,
    title,
    choice,
    because,
    fields,
    worst,
    codes: [...new Set(found.map(({ code }) => code))],
    mapping,
    words: text,
    before,
    after: choice === 'unchanged' ? null : after,
    problems: found,
    more,
  }
}

export interface DifferenceFilter {
  readonly kinds?: readonly string[] | undefined
  readonly choices?: readonly Choice[] | undefined
  /** The heaviest that was found about it. */
  readonly severities?: readonly Problem['severity'][] | undefined
  readonly codes?: readonly string[] | undefined
  readonly mapping?: readonly Mapping[] | undefined
  /** Whether there is any problem at all. */
  readonly problems?: boolean | undefined
  /** What changes the target, or has a problem that is more than a note. */
  readonly moving?: boolean | undefined
  /** Every word of it must be there, in names or values. */
  readonly search?: string | undefined
}

export interface DifferencePage {
  readonly sort?: DifferenceSort | undefined
  readonly descending?: boolean | undefined
  readonly offset: number
  readonly limit: number
  /** Without them a row tells which members differ, and not what they hold. */
  readonly values: boolean
}

export type DifferenceSort = 'name' | 'choice' | 'problems' | 'because'

export interface DifferenceRow {
  readonly kind: string
  readonly key: string
  readonly targetKey: string
  readonly name: string
  readonly title: string
  readonly choice: Choice
  readonly because: string | null
  readonly fields: readonly string[]
  readonly mapping: Mapping
  readonly problems: readonly Problem[]
  readonly before: Json | null
  readonly after: Json | null
}

/** Rows of a plan in the order of their kinds; a sort orders them inside each. */
export async function pageOfDifferences(
  db: Db,
  planId: string,
  filter: DifferenceFilter,
  { sort, descending, offset, limit, values }: DifferencePage,
): Promise<readonly DifferenceRow[]> {
  // Rows are numbered as lists show them: then no row before the page is looked at.
  const numbered = sort === undefined && isEverything(filter)
  const from = numbered
    ? sql`plan_id = ${planId} and position >= ${offset} and position < ${offset + limit}`
    : fits(planId, filter)
  const order = sort === undefined ? sql`` : sql`kind_place, ${SORTS[sort]} ${descending ? sql`desc` : sql`asc`},`
  const { rows } = await sql<DifferenceRow>`
    select kind, key, target_key as "targetKey", name, title, choice, because, fields, mapping, problems,
      ${values ? sql`before, case when choice = 'unchanged' then before else after end as after` : sql`null as before, null as after`}
    from plan_difference where ${from}
    order by ${order} position
    offset ${numbered ? 0 : offset} limit ${limit}`.execute(db)
  return rows
}

const SORTS: Readonly<Record<DifferenceSort, RawBuilder<unknown>>> = {
  name: sql`position`,
  choice: sql`array_position(array['delete', 'create', 'update', 'left-out', 'use', 'unchanged'], choice)`,
  problems: sql`coalesce(array_position(array['blocks', 'warns', 'notes'], worst), 4)`,
  because: sql`coalesce(because, '')`,
}

/** How many fit, kind by kind in their order. */
export async function countDifferences(
  db: Db,
  planId: string,
  filter: DifferenceFilter,
): Promise<readonly { readonly kind: string; readonly count: number }[]> {
  if (isEverything(filter)) return countsOf(db, planId)
  const { rows } = await sql<{ kind: string; count: number }>`
    select kind, count(*)::integer as count from plan_difference where ${fits(planId, filter)}
    group by kind, kind_place order by kind_place`.execute(db)
  return rows
}

const isEverything = (filter: DifferenceFilter): boolean =>
  Object.values(filter).every((wanted) => wanted === undefined || wanted === '')

/** Counted when the plan was made. */
async function countsOf(db: Db, planId: string): Promise<readonly { readonly kind: string; readonly count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select one->>'kind' as kind, ((one->>'create')::integer + (one->>'update')::integer + (one->>'unchanged')::integer
      + (one->>'use')::integer + (one->>'left-out')::integer + (one->>'delete')::integer) as count
    from plan cross join jsonb_array_elements(counts) with ordinality as kinds (one, place)
    where plan.id = ${planId} order by place`.execute(db)
  return rows
}

export function fits(planId: string, filter: DifferenceFilter): RawBuilder<boolean> {
  const { kinds, choices, severities, codes, mapping, problems, moving, search } = filter
  const any = (column: RawBuilder<unknown>, wanted: readonly string[] | undefined): RawBuilder<boolean>[] =>
    wanted === undefined ? [] : [sql<boolean>`${column} = any(${wanted}::text[])`]
  const words = search?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  return sql.join<boolean>(
    [
      sql`plan_id = ${planId}`,
      ...any(sql`kind`, kinds),
      ...any(sql`choice`, choices),
      ...any(sql`worst`, severities),
      ...any(sql`mapping`, mapping),
      ...(codes === undefined ? [] : [sql`codes && ${codes}::text[]`]),
      ...(problems === undefined ? [] : [sql`(worst is not null) = ${problems}`]),
      ...(moving ? [sql`(choice in ('create', 'update', 'delete') or worst in ('blocks', 'warns'))`] : []),
      ...words.map((word) => sql`strpos(words, ${word}) > 0`),
    ],
    sql` and `,
  ) as RawBuilder<boolean>
}

export interface DifferenceFacets {
  readonly severities: Readonly<Record<string, number>>
  readonly codes: Readonly<Record<string, number>>
  readonly moving: number
}

/** What rows of a plan can be filtered by besides kind and choice, with how many there are of each. */
export async function differenceFacets(db: Db, planId: string): Promise<DifferenceFacets> {
  const count = async (what: RawBuilder<unknown>, from: RawBuilder<unknown>) => {
    const { rows } = await sql<{ value: string; count: number }>`
      select ${what} as value, count(*)::integer as count from ${from} where plan_id = ${planId}
      and ${what} is not null group by 1 order by 1`.execute(db)
    return Object.fromEntries(rows.map(({ value, count: many }) => [value, many]))
  }
  const [severities, codes, moving] = await Promise.all([
    count(sql`worst`, sql`plan_difference`),
    count(sql`code`, sql`plan_difference cross join unnest(codes) as code`),
    countDifferences(db, planId, { moving: true }),
  ])
  return { severities, codes, moving: moving.reduce((sum, one) => sum + one.count, 0) }
}

/** One whole, with everything that was found about it. */
export async function loadDifference(
  db: Db,
  planId: string,
  key: string,
): Promise<{ readonly difference: Difference; readonly row: DifferenceRow }> {
  const found = await db
    .selectFrom('plan_difference')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!found) throw new Fault('not-found', `This plan holds no ${key}.`, { about: key })
  const difference = differenceOf(found as unknown as KeptDifference)
  const { title, fields, mapping, problems } = found
  const row = { ...difference, title, fields, mapping, problems: problems as readonly Problem[] }
  return { difference, row }
}

type KeptDifference = Omit<DifferenceRow, 'targetKey'> & { readonly target_key: string; readonly more: object }

/** As they were found, in the order of lists. */
export async function loadDifferences(db: Db, planId: string): Promise<readonly Difference[]> {
  const rows = await db
    .selectFrom('plan_difference')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()
  return (rows as unknown as KeptDifference[]).map(differenceOf)
}

function differenceOf(row: KeptDifference): Difference {
  const { kind, key, target_key: targetKey, name, choice, because, before, after, more } = row
  const same = choice === 'unchanged' ? before : after
  return { kind, key, targetKey, name, choice, because, before, after: same, ...more } as Difference
}

export interface ChangedObject {
  readonly choice: Choice
  readonly targetKey: string
}

/** What a plan would change, by name only. */
export async function changedObjects(db: Db, planId: string): Promise<readonly ChangedObject[]> {
  const rows = await db
    .selectFrom('plan_difference')
    .select(['choice', 'target_key'])
    .where('plan_id', '=', planId)
    .where('choice', 'in', ['create', 'update', 'delete'])
    .orderBy('position')
    .execute()
  return rows.map(({ choice, target_key }) => ({ choice: choice as Choice, targetKey: target_key }))
}
