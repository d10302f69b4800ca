/** Writes what Jira said into many items in one transaction, with the journal and the audit of each step as if it had been run alone. */
import { type RawBuilder, sql } from 'kysely'
import { equal, type Json } from '../../base/index.ts'
import { canonicalField, type Item, type ItemField } from '../../portfolio/index.ts'
import type { StepWrite } from '../../sync/index.ts'
import { appendAudits } from '../audit.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { lockItems, lockLinks } from '../lock-rows.ts'
import { agree } from './agreed.ts'
import { goneOf, namesOf, touchPairs } from './items.ts'
import { asJson, fenced, moment, type Ours, rows } from './ours.ts'
import { itemsById } from './pairs.ts'

/** Steps that are done with it. The others are as they were: whoever runs them finds what is in their way. */
export async function writeItems(ours: Ours, wanted: readonly StepWrite[]): Promise<ReadonlySet<string>> {
  if (wanted.length === 0) return new Set()
  return fenced(ours, async (tx) => {
    const writes = await plainOf(tx, ours, wanted)
    if (writes.length === 0) return new Set()
    await agree(
      tx,
      writes.map(({ link, field, agrees }) => ({ link, field, value: agrees })),
      ours.now(),
    )
    for (const [field, some] of Map.groupBy(writes, (one) => one.field)) await writeField(tx, field, some)
    await sayAll(tx, ours, writes)
    await touchPairs(
      tx,
      ours,
      writes.map(({ item }) => item),
    )
    await endSteps(tx, ours, writes)
    await grow(tx, 'portfolio', 'sync')
    await appendAudits(
      tx,
      writes.map(({ step, title, ...write }) => ({
        ...{ actor: ours.actor, action: 'portfolio.write', about: title, outcome: 'started' },
        details: { step, connection: ours.connection, ...requestOf(write) },
      })),
    )
    return new Set(writes.map(({ step }) => step))
  })
}

/** Nobody has begun the step, the item holds what was expected, and what the value names is there. Of two for one field the first. */
async function plainOf(tx: Tx, ours: Ours, wanted: readonly StepWrite[]): Promise<StepWrite[]> {
  const items = wanted.map(({ item }) => item)
  // Steps last, as everybody does.
  await lockLinks(tx, sql`item_id = any(${items}::uuid[])`)
  await lockItems(tx, sql`id = any(${items}::uuid[])`)
  const fresh = await sql<{ id: string }>`
    select id from step where id = any(${wanted.map(({ step }) => step)}::uuid[]) and connection_id = ${ours.connection}
      and state = 'open' and not exists (select from step_entry where step_id = step.id)
    order by id for update`.execute(tx)
  const isFresh = new Set(fresh.rows.map(({ id }) => id))
  const held = await itemsById(tx, items)
  const plain = wanted.filter((one) => isFresh.has(one.step) && isExpected(one, held.get(one.item)))
  const gone = new Map<ItemField, readonly string[]>()
  for (const field of ['stage', 'owner'] as const)
    gone.set(
      field,
      await goneOf(
        tx,
        field,
        plain.flatMap((one) => (one.field === field ? [one.value] : [])),
      ),
    )
  const there = plain.filter(({ field, value }) => !gone.get(field)?.includes(String(value)))
  const first = new Map(there.toReversed().map((one) => [`${one.item} ${one.field}`, one]))
  return there.filter((one) => first.get(`${one.item} ${one.field}`) === one)
}

/** In canonical form too it is another value: else there is nothing to be written. */
function isExpected({ field, value, expects }: StepWrite, item: Item | undefined): boolean {
  if (!item || !equal(item[field] as Json, expects)) return false
  return !equal(canonicalField(field, item[field]) as Json, canonicalField(field, value as never) as Json)
}

const JSONB: ReadonlySet<ItemField> = new Set(['description', 'labels'])

async function writeField(tx: Tx, field: ItemField, writes: readonly StepWrite[]): Promise<void> {
  const isJson = JSONB.has(field)
  const given = writes.map(({ item, value: told }) => {
    const value = canonicalField(field, told as never) as Json
    return { item, value: isJson ? asJson(value) : value }
  })
  const value = isJson ? sql`given.value::jsonb` : field === 'owner' ? sql`given.value::uuid` : sql`given.value`
  await sql`
    update item set ${sql.ref(field)} = ${value}
    from ${rows(given)} as given (item uuid, value text) where item.id = given.item`.execute(tx)
}

/** Lines of the history. */
async function sayAll(tx: Tx, ours: Ours, writes: readonly StepWrite[]): Promise<void> {
  const names = await namesOf(
    tx,
    ours,
    writes.flatMap(({ by }) => (by === null ? [] : [by])),
  )
  const given = writes.map(({ item, field, value, by, at }) => ({
    ...{ item, field, value: asJson(canonicalField(field, value as never)) },
    name: by === null ? null : (names.get(by) ?? by),
    at: moment(at ?? ours.now()),
  }))
  await sql`
    insert into item_change (item_id, field, value, who, name, at)
    select item, field, value::jsonb, 'jira', name, at
    from ${rows(given)} as given (item uuid, field text, value text, name text, at timestamptz)`.execute(tx)
}

const requestOf = ({ item, field }: Pick<StepWrite, 'item' | 'field'>) => ({
  method: 'PUT',
  path: `items/${item}/${field}`,
})

/** With all that a runner would have noted of it, and its pair to be decided on anew. */
async function endSteps(tx: Tx, ours: Ours, writes: readonly StepWrite[]): Promise<void> {
  const now = moment(ours.now())
  const noted = (write: StepWrite): [what: string, note: object][] => [
    ['started', {}],
    ['writing', { write: requestOf(write) }],
    ['wrote', { outcome: 'accepted' }],
    ['done', { result: null, adopted: false }],
  ]
  const entries = writes.flatMap((write) => noted(write).map(([what, note]) => ({ step: write.step, what, note })))
  await sql`
    insert into step_entry (step_id, attempt, what, at, note)
    select step, 1, what, ${now}, note from ${numbered(entries)} order by place`.execute(tx)
  await tx
    .updateTable('step')
    .set({ state: 'done', why: null, ended_at: now })
    .where(sql<boolean>`id = any(${writes.map(({ step }) => step)}::uuid[])`)
    .execute()
}

const numbered = (entries: readonly object[]): RawBuilder<unknown> =>
  sql`${rows(entries.map((entry, place) => ({ ...entry, place })))} as given (place integer, step uuid, what text, note jsonb)`
