/** Items for many issues in one transaction: what a first reading finds. Each is as createItem would make it, with a step that is done. */
import { sql } from 'kysely'
import { codeOf, type Item, type ItemField, type ItemFields } from '../../portfolio/index.ts'
import type { NewItem } from '../../sync/index.ts'
import { appendAudit } from '../audit.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { agree } from './agreed.ts'
import { byColumn } from './by-column.ts'
import { checkNamed } from './items.ts'
import { firstStage, placeOf } from './new-items.ts'
import { asJson, fenced, moment, type Ours, rows } from './ours.ts'

export async function createItems(ours: Ours, wanted: readonly NewItem[]): Promise<void> {
  if (wanted.length === 0) return
  await fenced(ours, async (tx) => {
    const free = await withoutItem(tx, ours, wanted)
    if (free.length === 0) return
    const stage = await firstStage(tx)
    const made = free.map((one) => ({ ...one, fields: { ...one.fields, stage: one.fields.stage || stage } }))
    for (const field of ['stage', 'owner'] as const)
      await checkNamed(
        tx,
        field,
        made.map(({ fields }) => fields[field]),
      )
    const items = await insertItems(tx, ours, made)
    await sayAll(tx, ours, items)
    await linkAll(tx, ours, items)
    await noteSteps(tx, ours, items)
    await grow(tx, 'portfolio', 'sync')
    const about = items.length === 1 ? (items[0]?.title ?? '') : `Make items of ${items.length} issues`
    const issues = items.map(({ issue }) => issue)
    const details = { connection: ours.connection, issues }
    await appendAudit(tx, { actor: ours.actor, action: 'portfolio.write', about, outcome: 'started', details })
  })
}

type Made = NewItem & { readonly fields: ItemFields }
type MadeItem = Made & { readonly id: string }

/** An issue that has an item keeps it. */
async function withoutItem(tx: Tx, { site }: Ours, wanted: readonly NewItem[]): Promise<NewItem[]> {
  const issues = wanted.map(({ issue }) => issue)
  const found = await tx
    .selectFrom('link')
    .select('issue_id')
    .where('site_id', '=', site)
    .where('how', '=', 'integration')
    .where(sql<boolean>`issue_id = any(${issues})`)
    .execute()
  const taken = new Set(found.map(({ issue_id }) => issue_id))
  return wanted.filter(({ issue }, at) => !taken.has(issue) && issues.indexOf(issue) === at)
}

async function insertItems(tx: Tx, ours: Ours, made: readonly Made[]): Promise<MadeItem[]> {
  const numbers = await sql<{ number: string }>`
    select nextval('item_code') as number from generate_series(1, ${made.length})`.execute(tx)
  const places = new Map<string, Awaited<ReturnType<typeof placeOf>>>()
  for (const { integration } of made)
    if (!places.has(integration)) places.set(integration, await placeOf(tx, integration))
  const given = made.map(({ integration, fields }, at) => {
    const { level, under } = places.get(integration) ?? { level: 'initiative' as Item['level'], under: null }
    return { at, ...fields, level, parent: under, code: codeOf(level, Number(numbers.rows[at]?.number)) }
  })
  const inserted = await sql<{ id: string; code: string }>`
    with given as materialized (
      select * from ${rows(given)} as given (at integer, name text, description jsonb, stage text, owner uuid, start text,
        due text, health text, labels jsonb, level text, code text, parent uuid)
    ), place as materialized (
      select parent, (select coalesce(max(position), 0) from item where item.parent is not distinct from above.parent) as last
      from (select distinct parent from given) as above
    )
    insert into item (name, description, stage, owner, start, due, health, labels, level, code, parent, position, created_by)
    select name, description, stage, owner, start, due, health, labels, level, code, given.parent,
      last + row_number() over (partition by given.parent order by at), ${ours.actor}
    from given join place on place.parent is not distinct from given.parent
    returning id, code`.execute(tx)
  const ids = new Map(inserted.rows.map(({ id, code }) => [code, id]))
  return made.map((one, at) => ({ ...one, id: ids.get(given[at]?.code ?? '') ?? '' }))
}

async function sayAll(tx: Tx, ours: Ours, items: readonly MadeItem[]): Promise<void> {
  const given = items.flatMap(({ id, fields }) =>
    Object.entries(fields).map(([field, value]) => ({ id, field, value: asJson(value) })),
  )
  await sql`
    insert into item_change (item_id, field, value, who, name, at)
    select id, field, value::jsonb, 'jira', null, ${moment(ours.now())}
    from ${byColumn(given, { id: 'uuid', field: 'text', value: 'text' })} as given`.execute(tx)
}

async function linkAll(tx: Tx, ours: Ours, items: readonly MadeItem[]): Promise<void> {
  const given = items.map(({ id, issue, integration }) => ({ id, issue, integration }))
  const linked = await sql<{ id: string; issue_id: string }>`
    insert into link (item_id, site_id, issue_id, how, integration_id, created_by)
    select id, ${ours.site}, issue, 'integration', integration, ${ours.actor}
    from ${byColumn(given, { id: 'uuid', issue: 'text', integration: 'uuid' })} as given
    returning id, issue_id`.execute(tx)
  const links = new Map(linked.rows.map(({ id, issue_id }) => [issue_id, id]))
  const agreed = items.flatMap(({ issue, agreed: held }) =>
    Object.entries(held).map(([field, value]) => ({ link: links.get(issue) ?? '', field: field as ItemField, value })),
  )
  await agree(tx, agreed, ours.now())
}

async function noteSteps(tx: Tx, { connection, now }: Ours, items: readonly MadeItem[]): Promise<void> {
  const given = items.map(({ id, issue, integration, title }) => {
    const data = asJson({ what: 'create-item', integration, issue })
    return { id, title, data }
  })
  await sql`
    insert into step (connection_id, item_id, side, title, data, state, created_at, ended_at)
    select ${connection}, id, 'portfolio', title, data::jsonb, 'done', ${moment(now())}, ${moment(now())}
    from ${byColumn(given, { id: 'uuid', title: 'text', data: 'text' })} as given`.execute(tx)
}
