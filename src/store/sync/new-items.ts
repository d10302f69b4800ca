/** Items for issues and issues for items: each link is made once, whoever tries again. */
import { sql } from 'kysely'
import { Fault, type Json } from '../../base/index.ts'
import { codeOf, ITEM_FIELDS, type Item, type ItemField, type ItemFields } from '../../portfolio/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { agree } from './agreed.ts'
import { checkNamed, say } from './items.ts'
import { asJson, fenced, type Ours } from './ours.ts'

type Held = Readonly<Partial<Record<ItemField, Json>>>

export function createItem(
  ours: Ours,
  made: { readonly integration: string; readonly issue: string; readonly fields: ItemFields; readonly agreed: Held },
): Promise<string> {
  return fenced(ours, async (tx) => {
    const before = await linkOf(tx, ours, made.issue)
    if (before) return before
    const { level, under } = await placeOf(tx, made.integration)
    const fields = { ...made.fields, stage: made.fields.stage || (await firstStage(tx)) }
    for (const field of ITEM_FIELDS) await checkNamed(tx, field, [fields[field]])
    const { rows: numbers } = await sql<{ number: string }>`select nextval('item_code') as number`.execute(tx)
    const { id } = await tx
      .insertInto('item')
      .values({
        ...fields,
        description: asJson(fields.description),
        labels: asJson(fields.labels),
        level,
        code: codeOf(level, Number(numbers[0]?.number)),
        parent: under,
        position: sql<number>`(select coalesce(max(position), 0) + 1 from item where parent is not distinct from ${under})`,
        created_by: ours.actor,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await say(tx, id, fields, null, ours.now())
    return link(tx, ours, { ...made, item: id })
  })
}

/** Where no mapping says a stage. */
export async function firstStage(tx: Tx): Promise<string> {
  const { id } = await tx.selectFrom('stage').select('id').orderBy('position').orderBy('id').executeTakeFirstOrThrow()
  return id
}

export function linkIssue(
  ours: Ours,
  made: { readonly integration: string; readonly item: string; readonly issue: string; readonly agreed: Held },
): Promise<string> {
  return fenced(ours, async (tx) => (await linkOf(tx, ours, made.issue)) ?? link(tx, ours, made))
}

async function linkOf(tx: Tx, { site }: Ours, issue: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('link')
    .select('id')
    .where('site_id', '=', site)
    .where('issue_id', '=', issue)
    .where('how', '=', 'integration')
    .executeTakeFirst()
  return found?.id
}

/** At the top where what it was to stand under was taken out meanwhile. */
export async function placeOf(
  tx: Tx,
  integration: string,
): Promise<{ readonly level: Item['level']; readonly under: string | null }> {
  const found = await tx
    .selectFrom('integration')
    .leftJoin('item', (join) =>
      join.on(sql<boolean>`item.id::text = integration.mapping ->> 'under'`).on('item.removed_at', 'is', null),
    )
    .select(['integration.level', 'item.id as under'])
    .where('integration.id', '=', integration)
    .executeTakeFirst()
  if (found) return found
  throw new Fault('conflict', 'The integration was removed meanwhile.', { about: integration })
}

async function link(
  tx: Tx,
  ours: Ours,
  made: { readonly integration: string; readonly item: string; readonly issue: string; readonly agreed: Held },
): Promise<string> {
  const { id } = await tx
    .insertInto('link')
    .values({
      item_id: made.item,
      site_id: ours.site,
      issue_id: made.issue,
      how: 'integration',
      integration_id: made.integration,
      created_by: ours.actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const told = Object.entries(made.agreed) as [ItemField, Json][]
  await agree(
    tx,
    told.map(([field, value]) => ({ link: id, field, value })),
    ours.now(),
  )
  await grow(tx, 'portfolio', 'sync')
  return id
}
