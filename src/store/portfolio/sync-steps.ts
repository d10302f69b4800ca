/** Steps of sync as people see them, tried again, or asked for by a push. */
import { type RawBuilder, sql } from 'kysely'
import { Fault, type Instant, type JsonObject } from '../../base/index.ts'
import type { ItemField } from '../../portfolio/index.ts'
import type { SyncStep } from '../../sync/index.ts'
import type { Db, Tx } from '../database.ts'
import { isRowId } from '../row-id.ts'

export interface StoredSyncStep {
  readonly id: string
  readonly connection: { readonly id: string; readonly name: string; readonly siteId: string }
  /** Null when it was removed. */
  readonly integration: { readonly id: string; readonly name: string } | null
  readonly title: string
  readonly data: SyncStep
  readonly item: { readonly id: string; readonly code: string; readonly name: string } | null
  readonly key: string | null
  readonly link: string | null
  readonly state: 'open' | 'done' | 'failed' | 'stale' | 'dropped'
  readonly why: string | null
  readonly at: Instant
  readonly endedAt: Instant | null
  readonly entries: readonly { readonly what: string; readonly at: Instant; readonly note: JsonObject }[]
}

export interface WhichSteps {
  readonly connection?: string
  readonly integration?: string | undefined
  readonly item?: string
  /** Of one pair: its fields, its comments, and the making of its issue or its item. */
  readonly pair?: Paired
  readonly state?: StoredSyncStep['state'] | undefined
  /** Which side it writes. */
  readonly to?: 'jira' | 'portfolio' | undefined
  readonly field?: ItemField | undefined
  /** Every word must be there, in what a line shows of a step, whatever its case. */
  readonly search?: string | undefined
  readonly limit: number
  readonly offset?: number
}

/** A link of an integration. */
export interface Paired {
  readonly link: string
  readonly item: string
  readonly integration: string
  readonly issueId: string
}

/** Newest first. */
export async function listSyncSteps(db: Db, { limit, offset = 0, ...which }: WhichSteps): Promise<StoredSyncStep[]> {
  // Chosen before anything is joined to them: there may be a million.
  const page = chosen(db, which).orderBy(ENDED, 'desc').orderBy('id').limit(limit).offset(offset)
  const found = await rows(db).where('step.id', 'in', page).orderBy(sql`${ENDED} desc`).orderBy('step.id').execute()
  return withEntries(db, found)
}

const ENDED = sql`coalesce(step.ended_at, step.created_at)`

function chosen(
  db: Db,
  { connection, integration, item, pair, state, to, field, search = '' }: Omit<WhichSteps, 'limit' | 'offset'>,
) {
  let query = db.selectFrom('step').select('step.id')
  if (connection !== undefined) query = query.where('connection_id', '=', connection)
  if (integration !== undefined) query = query.where(sql`data ->> 'integration'`, '=', integration)
  if (item !== undefined) query = query.where(isOf(sql`id = ${item}`))
  if (pair !== undefined) query = query.where(isOfPair(pair))
  if (state !== undefined) query = query.where('state', '=', state)
  if (to !== undefined) query = query.where('side', '=', to)
  if (field !== undefined) query = query.where('field', '=', field)
  for (const word of search.split(/\s+/).filter(Boolean)) query = query.where(has(word))
  return query
}

/** Of an item, by itself or by its link. */
const isOf = (which: RawBuilder<unknown>) => sql<boolean>`(
  step.item_id in (select id from item where ${which})
  or step.link_id in (select id from link where item_id in (select id from item where ${which})))`

/** An item may be an issue on each of several sites, where the same id and key are other issues. */
const isOfPair = ({ link, item, integration, issueId }: Paired) => sql<boolean>`(
  step.link_id = ${link} or step.link_id is null and step.item_id = ${item}
    and step.data ->> 'integration' = ${integration} and coalesce(step.data ->> 'issue', ${issueId}) = ${issueId})`

/** Owners and stages are ids in a step, and names on a page. What is named is looked through once, and not for each step. */
function has(word: string) {
  const within = (text: RawBuilder<unknown>) => sql`strpos(lower(${text}), lower(${word})) > 0`
  return sql<boolean>`(
    ${within(sql`concat_ws(' ', step.title, step.why, step.data ->> 'value')`)}
    or (step.field = 'owner' and step.data ->> 'value' in (select id::text from member where ${within(sql`name`)}))
    or (step.field = 'stage' and step.data ->> 'value' in (select id from stage where ${within(sql`name`)}))
    or ${isOf(within(sql`code || ' ' || name`))}
    or step.link_id in (select link.id from link join issue using (site_id, issue_id) where ${within(sql`key`)}))`
}

export async function getSyncStep(db: Db, id: string): Promise<StoredSyncStep> {
  const found = isRowId(id) ? await rows(db).where('step.id', '=', id).execute() : []
  const [step] = await withEntries(db, found)
  if (step) return step
  throw new Fault('not-found', 'There is no such step.', { about: id })
}

/** What a push asks for; the engine makes the issue. False when that waits already. */
export async function askForIssue(
  tx: Tx,
  { connection, title, data }: { connection: string; title: string; data: Extract<SyncStep, { what: 'create-issue' }> },
): Promise<boolean> {
  const made = await tx
    .insertInto('step')
    .values({ connection_id: connection, item_id: data.item, side: 'jira', title, data: JSON.stringify(data) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

function rows(db: Db) {
  return db
    .selectFrom('step')
    .innerJoin('connection', 'connection.id', 'step.connection_id')
    .leftJoin('integration', (join) => join.on(sql<boolean>`integration.id::text = step.data ->> 'integration'`))
    .leftJoin('link', 'link.id', 'step.link_id')
    .leftJoin('item', (join) => join.on(sql<boolean>`item.id = coalesce(step.item_id, link.item_id)`))
    .leftJoin('issue', (join) =>
      join
        .onRef('issue.site_id', '=', 'connection.site_id')
        .on(sql<boolean>`issue.issue_id = coalesce(link.issue_id, step.data ->> 'issue')`),
    )
    .selectAll('step')
    .select(['connection.site_id as site', 'integration.id as integration', 'integration.name as integration_name'])
    .select(['connection.name as connection', 'item.id as item', 'item.code', 'item.name', 'issue.key'])
}

async function withEntries(
  db: Db,
  found: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>,
): Promise<StoredSyncStep[]> {
  if (found.length === 0) return []
  const entries = await db
    .selectFrom('step_entry')
    .select(['step_id', 'what', 'at', 'note'])
    .where(
      'step_id',
      'in',
      found.map(({ id }) => id),
    )
    .orderBy('id')
    .execute()
  const of = Map.groupBy(entries, (entry) => entry.step_id)
  return found.map((row) => ({
    id: row.id,
    connection: { id: row.connection_id, name: row.connection, siteId: row.site },
    integration:
      row.integration === null || row.integration_name === null
        ? null
        : { id: row.integration, name: row.integration_name },
    title: row.title,
    data: row.data,
    item:
      row.item === null || row.code === null || row.name === null
        ? null
        : { id: row.item, code: row.code, name: row.name },
    key: row.key,
    link: row.link_id,
    state: row.state,
    why: row.why,
    at: row.created_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
    entries: (of.get(row.id) ?? []).map(({ what, at, note }) => ({ what, at: at.getTime(), note })),
  }))
}

/** A creation that failed, once more; the id of what waits now. */
export async function repeatStep(tx: Tx, { data, title, connection, item }: StoredSyncStep): Promise<string> {
  const made = await tx
    .insertInto('step')
    .values({
      connection_id: connection.id,
      item_id: data.what === 'create-item' ? null : (item?.id ?? null),
      side: data.what === 'create-item' ? 'portfolio' : 'jira',
      title,
      data: JSON.stringify(data),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  throw new Fault('conflict', 'The same waits already.', { about: title, remedy: 'Look at the steps that are open.' })
}
