/**
 * Pairs as a decision needs them. Of an item its columns as they are: `owner` is a member's id, `labels` a list,
 * `description` a document; of an issue the raw values by Jira's field id.
 */
import { sql } from 'kysely'
import type { Json } from '../../base/index.ts'
import { ITEM_FIELDS, type Item, type ItemField } from '../../portfolio/index.ts'
import type { Pair } from '../../sync/index.ts'
import type { Db } from '../database.ts'
import { isRowId } from '../row-id.ts'
import { loadIssues } from './issues.ts'
import type { Ours } from './ours.ts'
import { agreedOf, askedOf, changesOf, saidOf, saidSinceOf, stepsOf } from './pair-parts.ts'
import { unrestOf } from './unrest.ts'

/** Those that something happened to since they were last decided on: read in the order of their index, and no more of it than there may be. */
export async function touchedPairs(ours: Ours, limit: number): Promise<Pair[]> {
  const { db, connection, site } = ours
  const { rows } = await sql<LinkRow>`
    select link.id, item_id, issue_id, integration_id, touched from integration cross join lateral (
      select * from link
      where integration_id = integration.id and how = 'integration' and touched > settled and site_id = ${site}
        and exists (select from item where item.id = link.item_id and removed_at is null offset 0)
        and exists (select from issue where issue.site_id = link.site_id and issue.issue_id = link.issue_id offset 0)
      order by settled, id limit ${limit}) as link
    where connection_id = ${connection} and state = 'running'
    order by settled, link.id limit ${limit}`.execute(db)
  return load(ours, rows)
}

export async function pair(ours: Ours, link: string): Promise<Pair | undefined> {
  if (!isRowId(link)) return undefined
  const [found] = await load(ours, await linksOf(ours).where('link.id', '=', link).execute())
  return found
}

/** All of one integration by issue, whether it runs or not: what a dry run begins from. */
export async function pairsOfIntegration(
  ours: Pick<Ours, 'db' | 'site' | 'now'>,
  integration: string,
): Promise<ReadonlyMap<string, Pair>> {
  const links = await ours.db
    .selectFrom('link')
    .innerJoin('item', 'item.id', 'link.item_id')
    .select(['link.id', 'link.item_id', 'link.issue_id', 'link.integration_id', 'link.touched'])
    .where('link.integration_id', '=', integration)
    .where('item.removed_at', 'is', null)
    .execute()
  return new Map((await load(ours, links)).map((one) => [one.issue.id, one]))
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
async function load(ours: Pick<Ours, 'db' | 'site' | 'now'>, links: readonly LinkRow[]): Promise<Pair[]> {
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
  const agreed = await agreedOf(db, ids)
  const saidSince = await saidSinceOf(db, ids)
  const doubted = links.filter(({ id }) => Object.values(agreed.get(id) ?? {}).some(({ sent }) => sent.length > 0))
  const changes = await changesOf(
    db,
    ours.site,
    doubted.map(({ issue_id }) => issue_id),
  )
  const steps = await stepsOf(db, ids)
  const asked = await askedOf(db, ids)
  const unrest = await unrestOf(db, ids, ours.now())
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
        saidHere: byField(saidSince.get(link.id) ?? []),
        issue,
        agreed: agreed.get(link.id) ?? {},
        changes: changes.get(link.issue_id) ?? [],
        steps: (steps.get(link.id) ?? []).map(({ step }) => step),
        asked: Object.fromEntries((asked.get(link.id) ?? []).map(({ field, ...values }) => [field, values])),
        unrest: unrest.get(link.id) ?? {},
      },
    ]
  })
}

const byField = (said: readonly { readonly field: ItemField; readonly value: Json }[]) =>
  Object.fromEntries(
    [...Map.groupBy(said, ({ field }) => field)].map(([field, some]) => [field, some.map(({ value }) => value)]),
  )

export async function itemsById(db: Db, ids: readonly string[]): Promise<Map<string, Item>> {
  const found = await db
    .selectFrom('item')
    .select(['id', 'code', 'level', 'parent', 'position', ...ITEM_FIELDS])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('removed_at', 'is', null)
    .execute()
  return new Map(found.map((item) => [item.id, item]))
}
