/**
 * Pairs as a decision needs them. Of an item its columns as they are: `owner` is a member's id, `labels` a list,
 * `description` a document; of an issue the raw values by Jira's field id.
 */
import { sql } from 'kysely'
import type { Json } from '../../base/index.ts'
import { ITEM_FIELDS, type Item, type ItemField } from '../../portfolio/index.ts'
import type { Agreed, OpenStep, Pair } from '../../sync/index.ts'
import type { Db } from '../database.ts'
import { isRowId } from '../row-id.ts'
import { loadIssues } from './issues.ts'
import { moment, type Ours } from './ours.ts'

type Of<T> = ReadonlyMap<string, readonly T[]>

/** Those that something happened to since they were last decided on. */
export async function touchedPairs(ours: Ours, limit: number): Promise<Pair[]> {
  return load(
    ours,
    await linksOf(ours)
      .whereRef('link.touched', '>', 'link.settled')
      .orderBy('link.settled')
      .orderBy('link.id')
      .limit(limit)
      .execute(),
  )
}

export async function pair(ours: Ours, link: string): Promise<Pair | undefined> {
  if (!isRowId(link)) return undefined
  const [found] = await load(ours, await linksOf(ours).where('link.id', '=', link).execute())
  return found
}

/** Of running integrations of this connection, whose issue was read and whose item is there. */
function linksOf({ db, connection, site }: Ours) {
  return db
    .selectFrom('link')
    .innerJoin('integration', 'integration.id', 'link.integration_id')
    .innerJoin('item', 'item.id', 'link.item_id')
    .innerJoin('issue', (join) =>
      join.onRef('issue.site_id', '=', 'link.site_id').onRef('issue.issue_id', '=', 'link.issue_id'),
    )
    .select(['link.id', 'link.item_id', 'link.issue_id', 'link.integration_id', 'link.touched'])
    .where('link.how', '=', 'integration')
    .where('link.site_id', '=', site)
    .where('integration.connection_id', '=', connection)
    .where('integration.state', '=', 'running')
    .where('item.removed_at', 'is', null)
}

interface LinkRow {
  readonly id: string
  readonly item_id: string
  readonly issue_id: string
  readonly integration_id: string | null
  readonly touched: string
}

/** So many queries, however many pairs: `touched` was read before all they tell, so what came in between is seen by `settle`. */
async function load(ours: Ours, links: readonly LinkRow[]): Promise<Pair[]> {
  if (links.length === 0) return []
  const ids = links.map(({ id }) => id)
  const itemIds = links.map(({ item_id }) => item_id)
  const { db } = ours
  const items = await itemsById(db, itemIds)
  const saidAt = await saidOf(db, itemIds)
  const issues = await loadIssues(
    ours,
    links.map(({ issue_id }) => issue_id),
  )
  const agreed = await agreedOf(ours, ids)
  const steps = await stepsOf(db, ids)
  const asked = await askedOf(db, ids)
  return links.flatMap((link): Pair[] => {
    const [item, issue] = [items.get(link.item_id), issues.get(link.issue_id)]
    if (!item || !issue) return []
    return [
      {
        link: link.id,
        integration: link.integration_id ?? '',
        touched: Number(link.touched),
        item,
        saidAt: Object.fromEntries((saidAt.get(link.item_id) ?? []).map(({ field, at }) => [field, at.getTime()])),
        issue,
        agreed: agreed.get(link.id) ?? {},
        steps: (steps.get(link.id) ?? []).map(({ step }) => step),
        asked: Object.fromEntries((asked.get(link.id) ?? []).map(({ field, ...values }) => [field, values])),
      },
    ]
  })
}

export async function itemsById(db: Db, ids: readonly string[]): Promise<Map<string, Item>> {
  const found = await db
    .selectFrom('item')
    .select(['id', 'code', 'level', 'parent', 'position', ...ITEM_FIELDS])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('removed_at', 'is', null)
    .execute()
  return new Map(found.map((item) => [item.id, item]))
}

async function saidOf(db: Db, ids: readonly string[]): Promise<Of<{ readonly field: string; readonly at: Date }>> {
  const found = await db
    .selectFrom('item_change')
    .select(['item_id', 'field', 'at'])
    .distinctOn(['item_id', 'field'])
    .where(sql<boolean>`item_id = any(${ids}::uuid[])`)
    .where(sql<boolean>`field = any(${[...ITEM_FIELDS]})`)
    .orderBy('item_id')
    .orderBy('field')
    .orderBy(sql`id desc`)
    .execute()
  return Map.groupBy(found, ({ item_id }) => item_id)
}

/** With what was sent and may still arrive, by the engine's clock. */
async function agreedOf(
  { db, now }: Ours,
  ids: readonly string[],
): Promise<Map<string, Partial<Record<ItemField, Agreed>>>> {
  const held = await db
    .selectFrom('agreed')
    .select(['link_id', 'field', 'value'])
    .where(sql<boolean>`link_id = any(${ids}::uuid[])`)
    .execute()
  const sent = await db
    .selectFrom('sent')
    .select(['link_id', 'field', 'side', 'value'])
    .where(sql<boolean>`link_id = any(${ids}::uuid[])`)
    .where((where) => where.or([where('until', 'is', null), where('until', '>', moment(now()))]))
    .orderBy('at')
    .execute()
  const known = new Map<string, Partial<Record<ItemField, Agreed>>>()
  const tell = (link: string, field: ItemField, more: (before: Agreed) => Agreed): void => {
    const of = known.get(link) ?? {}
    known.set(link, { ...of, [field]: more(of[field] ?? { base: undefined, sent: [] }) })
  }
  for (const { link_id, field, value } of held) tell(link_id, field, (before) => ({ ...before, base: value }))
  for (const { link_id, field, side, value } of sent)
    tell(link_id, field, (before) => ({ ...before, sent: [...before.sent, { to: side, value }] }))
  return known
}

async function stepsOf(db: Db, ids: readonly string[]): Promise<Of<{ readonly step: OpenStep }>> {
  const found = await db
    .selectFrom('step')
    .select(['link_id', 'id', 'data'])
    .where(sql<boolean>`link_id = any(${ids}::uuid[])`)
    .where('state', '=', 'open')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const open = found.flatMap(({ link_id, id, data }) =>
    link_id !== null && data.what === 'field'
      ? [{ link_id, step: { id, field: data.field, to: data.to, value: data.value } }]
      : [],
  )
  return Map.groupBy(open, ({ link_id }) => link_id)
}

async function askedOf(
  db: Db,
  ids: readonly string[],
): Promise<Of<{ readonly field: ItemField; readonly jira: Json; readonly portfolio: Json }>> {
  const found = await db
    .selectFrom('conflict')
    .select(['link_id', 'field', 'jira', 'portfolio'])
    .where(sql<boolean>`link_id = any(${ids}::uuid[])`)
    .where('state', '=', 'open')
    .execute()
  return new Map(
    [...Map.groupBy(found, ({ link_id }) => link_id)].map(([link, some]) => [
      link,
      some.map(({ field, jira, portfolio }) => ({ field, jira, portfolio })),
    ]),
  )
}
