/** Integrations as people make, change, start, pause and remove them. */
import { sql } from 'kysely'
import { equal, Fault, type Instant, type JsonObject } from '../../base/index.ts'
import type { Level } from '../../portfolio/index.ts'
import { type FieldMapping, type Integration, isWalked } from '../../sync/index.ts'
import type { Db, Tx } from '../database.ts'
import { lockIssues, lockLinks } from '../lock-rows.ts'
import { isRowId } from '../row-id.ts'
import { type StoredSite, toSite } from '../sites.ts'
import { rememberPairs } from './past-pairs.ts'
import { inOrder } from './touch.ts'

/** What a person chooses. */
export type Mapping = Omit<Integration, 'id' | 'name' | 'connection'>

export interface StoredIntegration extends Integration {
  /** The connection's name, and its site. */
  readonly connectionName: string
  readonly site: StoredSite
  readonly state: 'draft' | 'running' | 'paused'
  readonly createdBy: string
  readonly createdAt: Instant
}

/** In the order in which they were made: of two that overlap the first wins. */
export async function listIntegrations(db: Db): Promise<StoredIntegration[]> {
  return (await rows(db).orderBy('integration.created_at').orderBy('integration.id').execute()).map(toIntegration)
}

export async function getIntegration(db: Db, id: string): Promise<StoredIntegration> {
  const row = isRowId(id) ? await rows(db).where('integration.id', '=', id).executeTakeFirst() : undefined
  if (row) return toIntegration(row)
  throw new Fault('not-found', 'There is no such integration.', { about: id, remedy: 'It may have been removed.' })
}

/** Its connection's sync row is made with it. */
export async function insertIntegration(
  tx: Tx,
  { name, connection, mapping, createdBy }: { name: string; connection: string; mapping: Mapping; createdBy: string },
): Promise<string> {
  await tx
    .insertInto('sync')
    .values({ connection_id: connection })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { level, ...rest } = mapping
  const row = await tx
    .insertInto('integration')
    .values({ name, connection_id: connection, level, mapping: JSON.stringify(rest), created_by: createdBy })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) return row.id
  throw taken(name)
}

/** Another mapping may call for other decisions: every pair is touched. `boards` as of `setPoints`. */
export async function writeIntegration(
  tx: Tx,
  id: string,
  {
    name,
    mapping,
    state,
    boards,
  }: { name?: string; mapping?: Mapping; state?: StoredIntegration['state']; boards?: Boards },
): Promise<void> {
  const twin =
    name &&
    (await tx.selectFrom('integration').select('id').where('name', '=', name).where('id', '<>', id).executeTakeFirst())
  if (name && twin) throw taken(name)
  // Issues before its links, as a reading locks them.
  if (boards) await setPoints(tx, (await getIntegration(tx, id)).connection, { boards })
  const { level, ...rest } = mapping ?? {}
  await tx
    .updateTable('integration')
    .set({
      updated_at: sql<Date>`now()`,
      ...(name === undefined ? {} : { name }),
      ...(state === undefined ? {} : { state }),
      ...(level === undefined ? {} : { level, mapping: JSON.stringify(rest) }),
    })
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('link')
    .set({ touched: sql`touched + 1` })
    .where(inOrder(sql`integration_id = ${id}`))
    .execute()
}

/** Its links go with it, and steps that wait are dropped. Items and issues stay, and who was whose is remembered. */
export async function removeIntegration(tx: Tx, id: string): Promise<void> {
  // Issues too: who deletes links writes what is known of their issues.
  await lockIssues(tx, sql`(site_id, issue_id) in (select site_id, issue_id from link where integration_id = ${id})`)
  await lockLinks(tx, sql`integration_id = ${id}`)
  await rememberPairs(tx, id)
  await tx
    .updateTable('step')
    .set({ state: 'dropped', why: 'The integration was removed.', ended_at: sql<Date>`now()` })
    .where('state', '=', 'open')
    .where(sql`data->>'integration'`, '=', id)
    .execute()
  await tx.deleteFrom('integration').where('id', '=', id).execute()
}

/** Reading and writing begin with the first integration that is started. */
export async function setSyncState(tx: Tx, connection: string, state: 'running' | 'paused'): Promise<void> {
  await tx
    .insertInto('sync')
    .values({ connection_id: connection, state })
    .onConflict((conflict) => conflict.column('connection_id').doUpdateSet({ state, updated_at: sql<Date>`now()` }))
    .execute()
}

/** By project: the field that its boards estimate by; null where they do by none. Others stay as they are. */
type Boards = Readonly<Record<string, string | null>>

/** What is known of issues is told by it at once, as far as the field was read; the engine reads again what was not. */
export async function setPoints(
  tx: Tx,
  connection: string,
  {
    points,
    boards = {},
  }: {
    /** Left out, it stays as it is. */
    readonly points?: { readonly id: string; readonly name: string } | null
    readonly boards?: Boards
  },
): Promise<void> {
  const before = await tx
    .selectFrom('sync')
    .select('settings')
    .where('connection_id', '=', connection)
    .executeTakeFirst()
  const had = { points: before?.settings.points ?? null, boardPoints: before?.settings.boardPoints ?? {} }
  const all = Object.entries({ ...had.boardPoints, ...boards })
  const has = {
    points: points === undefined ? had.points : (points?.id ?? null),
    boardPoints: Object.fromEntries(all.flatMap(([project, field]) => (field === null ? [] : [[project, field]]))),
  }
  if (equal(had, has)) return
  const chosen = has.points
  const field =
    chosen === null
      ? sql`null`
      : sql`coalesce(${JSON.stringify(has.boardPoints)}::jsonb ->> issue.project_id, ${chosen})`
  const told = sql`issue.fields -> ${field}::text`
  const isRead = sql`(site_id, project_id) in (
    select site_id, project_id from known_project join connection on connection.id = connection_id
    where connection_id = ${connection})`
  await lockIssues(tx, isRead)
  await sql`
    update issue set points = case when jsonb_typeof(${told}) = 'number' then (${told})::double precision end
    where ${isRead}`.execute(tx)
  const settings = JSON.stringify({ ...has, ...(points === undefined ? {} : { pointsName: points?.name ?? null }) })
  await tx
    .updateTable('sync')
    .set({ settings: sql`settings || ${settings}::jsonb` })
    .where('connection_id', '=', connection)
    .execute()
}

/** Which of our stages each status of each site stands for, by every integration. */
export async function statusesOfStages(db: Db): Promise<{ readonly status: string; readonly stage: string }[]> {
  return (await listIntegrations(db)).flatMap(({ site, fields }) =>
    fields
      .filter((mapping) => mapping.field === 'stage' && isWalked(mapping))
      .flatMap(({ values = {} }) =>
        Object.entries(values).flatMap(([stage, ids]) => ids.map((id) => ({ status: `${site.id}/${id}`, stage }))),
      ),
  )
}

function rows(db: Db) {
  return db
    .selectFrom('integration')
    .innerJoin('connection', 'connection.id', 'integration.connection_id')
    .innerJoin('site', 'site.id', 'connection.site_id')
    .selectAll('integration')
    .select([
      'connection.name as connection_name',
      ...(['kind', 'origin', 'context_path', 'cloud_id', 'gateway', 'identity', 'version'] as const).map(
        (name) => `site.${name}` as const,
      ),
      'site.id as site_id',
      'site.name as site_name',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

function toIntegration(row: Row): StoredIntegration {
  const mapping = row.mapping as JsonObject & Omit<Mapping, 'level'>
  return {
    id: row.id,
    name: row.name,
    connection: row.connection_id,
    connectionName: row.connection_name,
    site: toSite({ ...row, id: row.site_id, name: row.site_name }),
    state: row.state,
    level: row.level as Level,
    projects: mapping.projects,
    types: mapping.types,
    fields: mapping.fields as readonly FieldMapping[],
    createsItems: mapping.createsItems,
    under: mapping.under,
    pushes: mapping.pushes,
    fills: mapping.fills,
    comments: mapping.comments ?? 'none',
    createdBy: row.created_by,
    createdAt: row.created_at.getTime(),
  }
}

function taken(name: string): Fault {
  return new Fault('conflict', `There is an integration named ${name} already.`, {
    about: name,
    remedy: 'Choose another name.',
  })
}
