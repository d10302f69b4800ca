/** Sites: the Jira addresses that connections and authorizations are for. */
import type { Selectable } from 'kysely'
import { Fault } from '../base/index.ts'
import type { Deployment } from '../jira/index.ts'
import type { Db } from './database.ts'
import type { SiteTable } from './schema.ts'

export interface StoredSite {
  readonly id: string
  readonly deployment: Deployment
  readonly name: string
  readonly origin: string
  readonly contextPath: string
  readonly cloudId: string | null
  /** Atlassian's gateway, on Cloud. */
  readonly gateway: string | null
  /** Tells this site from every other: Cloud's id, Data Center's address. */
  readonly identity: string
  readonly version: string | null
}

/** Where a token for this site may be sent, and nowhere else: it is sealed with this list. */
export function siteOrigins({ origin, gateway }: Pick<StoredSite, 'origin' | 'gateway'>): readonly string[] {
  return gateway === null ? [origin] : [origin, gateway]
}

/** The stored site of this identity, made when it is new. */
export async function ensureSite(db: Db, site: Omit<StoredSite, 'id'>): Promise<StoredSite> {
  const { deployment, contextPath, cloudId, ...same } = site
  const values = { ...same, kind: deployment, context_path: contextPath, cloud_id: cloudId }
  const row = await db
    .insertInto('site')
    .values(values)
    .onConflict((conflict) => conflict.column('identity').doUpdateSet({ name: site.name, version: site.version }))
    .returningAll()
    .executeTakeFirstOrThrow()
  const stored = toSite(row)
  if (stored.origin === site.origin && stored.contextPath === contextPath && stored.gateway === site.gateway)
    return stored
  return moved(db, stored, site)
}

export async function listSites(db: Db): Promise<readonly StoredSite[]> {
  return (await db.selectFrom('site').selectAll().orderBy('name').execute()).map(toSite)
}

/** A site that says it is another one must not draw that one's tokens to itself: it may move only once none is left. */
async function moved(
  db: Db,
  stored: StoredSite,
  { origin, contextPath, gateway }: Omit<StoredSite, 'id'>,
): Promise<StoredSite> {
  const token = await db.selectFrom('credential').select('id').where('site_id', '=', stored.id).executeTakeFirst()
  if (token)
    throw new Fault(
      'conflict',
      `${origin} says it is ${stored.name}, which is known at ${stored.origin}${stored.contextPath}.`,
      {
        about: origin,
        remedy: 'If the site has moved, remove its connections and authorizations and connect it anew.',
      },
    )
  const row = await db
    .updateTable('site')
    .set({ origin, context_path: contextPath, gateway })
    .where('id', '=', stored.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return toSite(row)
}

export function toSite(row: Omit<Selectable<SiteTable>, 'created_at'>): StoredSite {
  const { kind, context_path, cloud_id, id, name, origin, gateway, identity, version } = row
  return {
    id,
    deployment: kind,
    name,
    origin,
    contextPath: context_path,
    cloudId: cloud_id,
    gateway,
    identity,
    version,
  }
}
