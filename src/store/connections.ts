/** Connections: which sites Fairlead has permission for, which projects are in scope, and what the last check found. */
import { type ExpressionBuilder, type Selectable, sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { Fault, type Instant, type Json } from '../base/index.ts'
import type { Db } from './database.ts'
import type { ConnectionTable, SiteTable, Tables } from './schema.ts'
import { type StoredSite, toSite } from './sites.ts'

export interface StoredConnection {
  readonly id: string
  readonly name: string
  readonly site: StoredSite
  /** Keys of the projects in scope; null is every project that the account may see. */
  readonly projects: readonly string[] | null
  /** The named state of the last check, and all of it. */
  readonly state: string
  readonly report: Json
  readonly checkedAt: Instant
  readonly createdBy: string
  readonly createdAt: Instant
  /** Days after which Fairlead makes itself a new token; null when it may not. */
  readonly renewEvery: number | null
  /** Why it could not, the last time, and when that was. */
  readonly renewTrouble: string | null
  readonly renewTriedAt: Instant | null
  /** What goes to its site waits for a second person. */
  readonly production: boolean
}

type Renewal = 'renewEvery' | 'renewTrouble' | 'renewTriedAt'
export type NewConnection = Omit<StoredConnection, 'id' | 'site' | 'createdAt' | 'production' | Renewal> & {
  readonly site: Pick<StoredSite, 'id'>
}

export async function createConnection(
  db: Db,
  { name, site, projects, state, report, checkedAt, createdBy }: NewConnection,
): Promise<string> {
  const row = await db
    .insertInto('connection')
    .values({
      name,
      site_id: site.id,
      projects: asJson(projects),
      state,
      report: JSON.stringify(report),
      checked_at: new Date(checkedAt),
      created_by: createdBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) return row.id
  throw new Fault('conflict', `There is a connection named ${name} already.`, {
    about: name,
    remedy: 'Choose another name, or replace its token.',
  })
}

export interface ConnectionChange {
  readonly name?: string
  readonly projects?: readonly string[] | null
  readonly check?: { readonly state: string; readonly report: Json; readonly at: Instant }
  readonly renewEvery?: number | null
  readonly renewal?: { readonly trouble: string | null; readonly at: Instant }
  readonly production?: boolean
}

export async function changeConnection(
  db: Db,
  id: string,
  { name, projects, check, renewEvery, renewal, production }: ConnectionChange,
): Promise<void> {
  await db
    .updateTable('connection')
    .set({
      updated_at: sql<Date>`now()`,
      ...(name === undefined ? {} : { name }),
      ...(projects === undefined ? {} : { projects: asJson(projects) }),
      ...(check ? { state: check.state, report: JSON.stringify(check.report), checked_at: new Date(check.at) } : {}),
      ...(renewEvery === undefined ? {} : { renew_every: renewEvery }),
      ...(renewal ? { renew_trouble: renewal.trouble, renew_tried_at: new Date(renewal.at) } : {}),
      ...(production === undefined ? {} : { production }),
    })
    .where('id', '=', id)
    .execute()
}

/** Its credentials go with it; snapshots and plans stay and keep its name. */
export async function removeConnection(db: Db, id: string): Promise<void> {
  await db.deleteFrom('connection').where('id', '=', id).execute()
}

/** By name, whatever its case. */
export async function findConnection(db: Db, name: string): Promise<StoredConnection> {
  const row = await connections(db).where(sql`lower(connection.name)`, '=', name.toLowerCase()).executeTakeFirst()
  if (row) return toConnection(row)
  throw new Fault('not-found', `There is no connection named ${name}.`, { about: name })
}

export async function listConnections(db: Db): Promise<StoredConnection[]> {
  return (await connections(db).orderBy('connection.name').execute()).map(toConnection)
}

function connections(db: Db) {
  return db
    .selectFrom('connection')
    .selectAll('connection')
    .select((query) => siteOf(query).as('site'))
}

function siteOf(query: ExpressionBuilder<Tables, 'connection'>) {
  return jsonObjectFrom(
    query.selectFrom('site').selectAll('site').whereRef('site.id', '=', 'connection.site_id'),
  ).$notNull()
}

type Row = Selectable<ConnectionTable> & { site: Omit<Selectable<SiteTable>, 'created_at'> }

function toConnection(row: Row): StoredConnection {
  return {
    id: row.id,
    name: row.name,
    site: toSite(row.site),
    projects: row.projects,
    state: row.state,
    report: row.report,
    checkedAt: row.checked_at.getTime(),
    createdBy: row.created_by,
    createdAt: row.created_at.getTime(),
    renewEvery: row.renew_every,
    renewTrouble: row.renew_trouble,
    renewTriedAt: row.renew_tried_at?.getTime() ?? null,
    production: row.production,
  }
}

/** JSON's null is the database's. */
function asJson(value: readonly string[] | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
