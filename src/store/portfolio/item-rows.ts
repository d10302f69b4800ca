/** Items as they are kept: those that are there, found by id or code, made, written field by field, taken out. */
import { type Selectable, sql } from 'kysely'
import { Fault, type Instant, isArray, type Json } from '../../base/index.ts'
import { codeOf, ITEM_FIELDS, type Item, type Measure, type Unestimated } from '../../portfolio/index.ts'
import type { Db, Tx } from '../database.ts'
import { lockItems, lockLinks } from '../lock-rows.ts'
import { isRowId } from '../row-id.ts'
import type { ItemTable } from '../schema.ts'

export interface StoredItem extends Item {
  /** Null: as the item above it. */
  readonly measure: Measure | null
  readonly unestimated: Unestimated | null
  /** What it weighs in an item that is measured by weight; null is one. */
  readonly weight: number | null
  /** What a person said of how far it is, in [0, 1]. */
  readonly share: number | null
  readonly createdBy: string
  readonly createdAt: Instant
}

/** What may be written of an item; all but the fields is only ours. */
export type ItemColumns = Omit<StoredItem, 'id' | 'code' | 'level' | 'createdBy' | 'createdAt'>

/** Who says something: a person, by the name that the history shows. */
export interface Said {
  readonly name: string
  readonly at: Instant
}

/** Those that were not taken out: all, or those of some parts of the table. */
export async function loadItems(db: Db, parts: readonly number[] | null = null): Promise<StoredItem[]> {
  const there = db.selectFrom('item').selectAll().where('removed_at', 'is', null)
  const rows = parts === null ? there : there.where(sql<boolean>`${PART} = any(${parts}::integer[])`)
  return (await rows.execute()).map(toItem)
}

/** Of 256 parts, by the first two digits of the id. */
const PART = sql<number>`get_byte(uuid_send(id), 0)`
export const partOf = (id: string): number => Number.parseInt(id.slice(0, 2), 16)

/** For each part of the table what is another when any of its items is: how many rows there are and who wrote each last. */
export async function itemParts(db: Db): Promise<Map<number, string>> {
  const { rows } = await sql<{ part: number; version: string }>`
    select ${PART} as part, count(*) || ' ' || sum(xmin::text::bigint) as version from item group by 1`.execute(db)
  return new Map(rows.map(({ part, version }) => [part, version]))
}

/** By its id or its code, whatever its case. */
export async function findItem(db: Db, name: string): Promise<StoredItem> {
  const item = await itemNamed(db, name)
  if (item) return item
  throw new Fault('not-found', `There is no item ${name}.`, { about: name, remedy: 'It may have been taken out.' })
}

export async function itemNamed(db: Db, name: string): Promise<StoredItem | undefined> {
  const all = db.selectFrom('item').selectAll().where('removed_at', 'is', null)
  const id = name.toLowerCase()
  const row = await (isRowId(id)
    ? all.where('id', '=', id)
    : all.where('code', '=', name.toUpperCase())
  ).executeTakeFirst()
  return row && toItem(row)
}

/** One that was taken out too. */
export async function findItemEver(
  db: Db,
  id: string,
): Promise<(StoredItem & { readonly removed: boolean }) | undefined> {
  const row = await db.selectFrom('item').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { ...toItem(row), removed: row.removed_at !== null }
}

/** Nobody else moves, makes or takes out items until the transaction ends: two moves at once could make a circle. */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('portfolio tree', 0))`.execute(tx)
}

/** Locked until the transaction ends, its links first, as everybody does; undefined when it was taken out meanwhile. */
export async function lockItem(tx: Tx, id: string): Promise<StoredItem | undefined> {
  await lockLinks(tx, sql`item_id = ${id}`)
  const row = await tx
    .selectFrom('item')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && toItem(row)
}

/** Below the others of its parent. Its code and id are new, whatever `item` says. */
export async function insertItem(
  tx: Tx,
  item: Omit<ItemColumns, 'position' | 'weight' | 'share'> & Pick<Item, 'level'>,
  createdBy: string,
  said: Said,
): Promise<string> {
  const { rows } = await sql<{ number: string }>`select nextval('item_code') as number`.execute(tx)
  const { level, parent, name, stage, owner, start, due, health, measure, unestimated } = item
  const { id } = await tx
    .insertInto('item')
    .values({
      ...{ level, parent, name, stage, owner, start, due, health, measure, unestimated },
      code: codeOf(level, Number(rows[0]?.number)),
      position: sql<number>`(select coalesce(max(position), 0) + 1 from item where parent is not distinct from ${parent})`,
      description: JSON.stringify(item.description),
      labels: JSON.stringify(item.labels),
      created_by: createdBy,
      created_at: new Date(said.at),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const told = ITEM_FIELDS.filter((field) => !isNothing(item[field]))
  await noteChanges(
    tx,
    id,
    told.map((field) => [field, item[field]]),
    said,
  )
  return id
}

const isNothing = (value: Json): boolean => value === null || (isArray(value) && value.length === 0)

/** Writes what is given, each field with a line of its history but for the place among others. */
export async function writeItem(tx: Tx, id: string, columns: Partial<ItemColumns>, said: Said): Promise<void> {
  const { description, labels, ...plain } = columns
  await tx
    .updateTable('item')
    .set({
      ...plain,
      ...(description === undefined ? {} : { description: JSON.stringify(description) }),
      ...(labels === undefined ? {} : { labels: JSON.stringify(labels) }),
    })
    .where('id', '=', id)
    .execute()
  const told = Object.entries(columns).filter(([field]) => field !== 'position')
  await noteChanges(tx, id, told as [string, Json][], said)
}

/**
 * What stands below it moves up to its parent. The row stays, with its history; so does the link of an integration,
 * which ends with the item, so that its issue is given no other one.
 */
export async function takeOutItem(tx: Tx, { id, parent }: Pick<Item, 'id' | 'parent'>, said: Said): Promise<void> {
  await lockItems(tx, sql`parent = ${id}`)
  const children = await tx
    .updateTable('item')
    .set({ parent })
    .where('parent', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .execute()
  for (const child of children) await noteChanges(tx, child.id, [['parent', parent]], said)
  await tx.deleteFrom('link').where('item_id', '=', id).where('how', '<>', 'integration').execute()
  await tx.deleteFrom('rule').where('item_id', '=', id).execute()
  await tx
    .updateTable('step')
    .set({ state: 'dropped', why: 'The item was taken out.', ended_at: sql<Date>`now()` })
    .where('item_id', '=', id)
    .where('state', '=', 'open')
    .execute()
  await tx
    .updateTable('item')
    .set({ removed_at: new Date(said.at) })
    .where('id', '=', id)
    .execute()
}

async function noteChanges(
  tx: Tx,
  item: string,
  changes: readonly (readonly [string, Json])[],
  { name, at }: Said,
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(([field, value]) => ({
    item_id: item,
    field,
    value: JSON.stringify(value),
    who: 'fairlead' as const,
    name,
    at: new Date(at),
  }))
  await tx.insertInto('item_change').values(rows).execute()
}

function toItem(row: Selectable<ItemTable>): StoredItem {
  const { created_by, created_at, removed_at: _, ...item } = row
  return { ...item, createdBy: created_by, createdAt: created_at.getTime() }
}
