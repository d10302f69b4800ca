/** Issues in scope whose item is known from an integration that is no more: they are joined again, where both still stand alone. */
import { sql } from 'kysely'
import type { Json } from '../../base/index.ts'
import type { Integration, Pair } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { loadIssues, places } from './issues.ts'
import { fenced, moment, type Ours, rows } from './ours.ts'
import { saidOf } from './pair-parts.ts'
import { itemsById } from './pairs.ts'

interface Joined {
  readonly id: string
  readonly issue_id: string
  readonly integration_id: string
}

/** Who looks at each turn finds none but after an integration was removed. */
async function isNone({ db, site }: Ours): Promise<boolean> {
  const { rows } = await sql`select from past_pair where site_id = ${site} limit 1`.execute(db)
  return rows.length === 0
}

/** How many were. What was agreed on a field holds where it stands for the same of Jira's. */
export async function rejoin(ours: Ours, limit: number): Promise<number> {
  if (await isNone(ours)) return 0
  return fenced(ours, async (tx) => {
    const joined = await join(tx, ours, limit)
    if (joined.length === 0) return 0
    const again = sql`${rows(joined)} as joined (id uuid, issue_id text, integration_id uuid)
      join integration on integration.id = joined.integration_id
      join past_pair on past_pair.site_id = ${ours.site} and past_pair.issue_id = joined.issue_id
        and past_pair.level = integration.level`
    await sql`
      insert into agreed (link_id, field, value, at)
      select joined.id, held.field, held.told -> 'value', ${moment(ours.now())} from ${again}
      join jsonb_each(past_pair.agreed) as held (field, told) on true
      join jsonb_array_elements(mapping -> 'fields') as mapped
        on mapped ->> 'field' = held.field and mapped ->> 'jira' = held.told ->> 'jira'`.execute(tx)
    await sql`
      delete from past_pair where (site_id, issue_id, level) in (
        select past_pair.site_id, past_pair.issue_id, past_pair.level from ${again})`.execute(tx)
    await grow(tx, 'portfolio', 'sync')
    return joined.length
  })
}

async function join(tx: Tx, ours: Ours, limit: number): Promise<readonly Joined[]> {
  const { site, actor } = ours
  const found = await sql<Joined>`
    with place as materialized (${places(ours)})
    insert into link (item_id, site_id, issue_id, how, integration_id, created_by)
    select item.id, ${site}, issue.issue_id, 'integration', place.id, ${actor}
    from past_pair as past
    join issue on issue.site_id = past.site_id and issue.issue_id = past.issue_id and issue.state = 'seen'
    join place on place.project = issue.project_id and place.type = issue.type_id
      and place.state = 'running' and place.level = past.level
    join item on item.id = past.item_id and item.removed_at is null
    where past.site_id = ${site} and not exists (
      select from link where how = 'integration' and link.site_id = ${site}
        and (link.issue_id = past.issue_id or link.item_id = past.item_id))
    order by issue.created, issue.issue_id limit ${limit}
    on conflict do nothing
    returning id, issue_id, integration_id`.execute(tx)
  return found.rows
}

/** What `rejoin` would join for an integration, by issue: what a dry run begins from. */
export async function pastPairs(
  { db, site }: Pick<Ours, 'db' | 'site'>,
  integration: Pick<Integration, 'id' | 'level' | 'fields'>,
): Promise<ReadonlyMap<string, Pair>> {
  const { rows: found } = await sql<Past>`
    select issue_id, item_id, agreed from past_pair as past
    where site_id = ${site} and level = ${integration.level} and not exists (
      select from link where how = 'integration' and link.site_id = past.site_id
        and (link.issue_id = past.issue_id or link.item_id = past.item_id))`.execute(db)
  const ids = found.map(({ item_id }) => item_id)
  const items = await itemsById(db, ids)
  const saidAt = await saidOf(db, ids)
  const issues = await loadIssues(
    { db, site },
    found.map(({ issue_id }) => issue_id),
  )
  const pairs = found.flatMap(({ issue_id, item_id, agreed }): Pair[] => {
    const [item, issue] = [items.get(item_id), issues.get(issue_id)]
    if (!item || !issue) return []
    const held = integration.fields.flatMap(({ field, jira }) =>
      agreed[field]?.jira === jira ? [[field, { base: agreed[field].value, sent: [] }]] : [],
    )
    const said = (saidAt.get(item_id) ?? []).map(({ field, at }) => [field, at.getTime()])
    const kept = { saidAt: Object.fromEntries(said), agreed: Object.fromEntries(held) }
    const nothing = { saidHere: {}, changes: [], steps: [], asked: {}, unrest: {} }
    return [{ link: '', integration: integration.id, touched: 0, item, issue, ...kept, ...nothing }]
  })
  return new Map(pairs.map((pair) => [pair.issue.id, pair]))
}

interface Past {
  readonly issue_id: string
  readonly item_id: string
  readonly agreed: Readonly<Record<string, { readonly jira: string; readonly value: Json }>>
}
