/** What belongs to pairs, for many at once: one query each, by item or by link. */
import { sql } from 'kysely'
import type { Json } from '../../base/index.ts'
import type { Change } from '../../jira/index.ts'
import { ITEM_FIELDS, type ItemField } from '../../portfolio/index.ts'
import type { Agreed, OpenStep, SyncStep } from '../../sync/index.ts'
import type { Db } from '../database.ts'

type PartsOf<T> = ReadonlyMap<string, readonly T[]>

/** When each field of an item got the value it has. */
export async function saidOf(
  db: Db,
  ids: readonly string[],
): Promise<PartsOf<{ readonly field: string; readonly at: Date }>> {
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

/** What people said here since both sides last agreed, by link. */
export async function saidSinceOf(
  db: Db,
  links: readonly string[],
): Promise<PartsOf<{ readonly field: ItemField; readonly value: Json }>> {
  const found = await db
    .selectFrom('link')
    .innerJoin('agreed', 'agreed.link_id', 'link.id')
    .innerJoin('item_change as said', (join) =>
      join
        .onRef('said.item_id', '=', 'link.item_id')
        .onRef('said.field', '=', 'agreed.field')
        .onRef('said.at', '>', 'agreed.at'),
    )
    .select(['link.id', 'agreed.field', 'said.value'])
    .where(sql<boolean>`link.id = any(${links}::uuid[])`)
    .where('who', '=', 'fairlead')
    .execute()
  return Map.groupBy(found, ({ id }) => id)
}

/** With what was sent and may have arrived, or may yet. */
export async function agreedOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, Partial<Record<ItemField, Agreed>>>> {
  const held = await db
    .selectFrom('agreed')
    .select(['link_id', 'field', 'value'])
    .where(sql<boolean>`link_id = any(${ids}::uuid[])`)
    .execute()
  const sent = await db
    .selectFrom('sent')
    .leftJoin('step', 'step.id', 'sent.step_id')
    .select(['sent.link_id', 'sent.field', 'sent.side', 'value', 'data'])
    .where(sql<boolean>`sent.link_id = any(${ids}::uuid[])`)
    .orderBy('sent.at')
    .execute()
  const known = new Map<string, Partial<Record<ItemField, Agreed>>>()
  const tell = (link: string, field: ItemField, more: (before: Agreed) => Agreed): void => {
    const of = known.get(link) ?? {}
    known.set(link, { ...of, [field]: more(of[field] ?? { base: undefined, sent: [] }) })
  }
  for (const { link_id, field, value } of held) tell(link_id, field, (before) => ({ ...before, base: value }))
  for (const { link_id, field, side, value, data } of sent) {
    const written = data?.what === 'field' ? { written: { expects: data.expects, since: data.since } } : {}
    tell(link_id, field, (before) => ({ ...before, sent: [...before.sent, { to: side, value, ...written }] }))
  }
  return known
}

/** All that is known of how these issues came to be so, the oldest first. */
export async function changesOf(db: Db, site: string, issues: readonly string[]): Promise<PartsOf<Change>> {
  if (issues.length === 0) return new Map()
  const found = await db
    .selectFrom('issue_change')
    .select(['issue_id as issueId', 'history', 'at', 'author', 'field', 'from', 'to', 'from_text', 'to_text'])
    .where('site_id', '=', site)
    .where(sql<boolean>`issue_id = any(${issues})`)
    .orderBy('at')
    .execute()
  const changes = found.map(
    ({ at, from_text: fromText, to_text: toText, ...told }): Change => ({
      ...told,
      at: at.getTime(),
      fromText,
      toText,
    }),
  )
  return Map.groupBy(changes, ({ issueId }) => issueId)
}

export async function stepsOf(db: Db, ids: readonly string[]): Promise<PartsOf<{ readonly step: OpenStep }>> {
  const found = await db
    .selectFrom('step')
    .select(['link_id', 'id', 'data'])
    .where(sql<boolean>`link_id = any(${ids}::uuid[])`)
    .where('state', '=', 'open')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const open = found.flatMap(({ link_id, id, data }) =>
    link_id !== null && data.what === 'field' ? [{ link_id, step: { id, ...openOf(data) } }] : [],
  )
  return Map.groupBy(open, ({ link_id }) => link_id)
}

const openOf = ({ field, to, value, agrees }: Extract<SyncStep, { what: 'field' }>): Omit<OpenStep, 'id'> => ({
  ...{ field, to, value },
  ...(agrees === undefined ? {} : { agrees }),
})

export async function askedOf(
  db: Db,
  ids: readonly string[],
): Promise<PartsOf<{ readonly field: ItemField; readonly jira: Json; readonly portfolio: Json }>> {
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
