/** Tokens, sealed: of connections (service) and of people (authorizations). Nothing here gives one out but `openCredential`. */
import { type Selectable, sql } from 'kysely'
import type { Instant, Secret } from '../base/index.ts'
import { type Credential, extraOrigins, type LoginMethodName } from '../jira/index.ts'
import type { Db, Tx } from './database.ts'
import { isAnyOf } from './is-any-of.ts'
import type { CredentialTable } from './schema.ts'
import { countByKey, NIL, type SealedPlace } from './sealed-place.ts'
import { listSites, type StoredSite, siteOrigins } from './sites.ts'
import type { Binding, Vault } from './vault.ts'

/** Whose token it is. A person has one for each site it was proven on. */
export type Owner = { readonly connection: string } | { readonly person: string }

/** What may be shown of a token. */
export interface StoredCredential {
  readonly id: string
  readonly owner: Owner
  readonly siteId: string
  readonly version: number
  readonly method: LoginMethodName
  readonly email: string | null
  readonly account: { readonly key: string; readonly name: string }
  readonly administrator: boolean
  readonly label: string
  readonly last4: string
  readonly expiresAt: Instant | null
  /** Who said when it ends: a person, or the site. */
  readonly expiresFrom: 'typed' | 'jira' | null
  /** Its id on the site, where that is known. */
  readonly jiraId: string | null
  readonly slot: Slot
  /** Of an old one: until then it may be gone back to. */
  readonly keptUntil: Instant | null
  /** Of an old one: when it was last found to work although it was replaced. */
  readonly aliveAt: Instant | null
  readonly provenAt: Instant
  readonly createdBy: string
  readonly createdAt: Instant
}

/** One is in use; one may wait to be; those before it stay until they are proven dead. */
export type Slot = 'current' | 'next' | 'old'

type Made = 'id' | 'siteId' | 'version' | 'last4' | 'createdAt' | 'slot' | 'keptUntil' | 'aliveAt'
type Known = 'expiresFrom' | 'jiraId'
export type NewCredential = Omit<StoredCredential, Made | Known> &
  Partial<Pick<StoredCredential, Known>> & { readonly site: StoredSite; readonly secret: Secret }

/** In place of the one before, which is destroyed: who holds it open finishes with it, and nobody opens it again. */
export async function storeCredential(tx: Tx, vault: Vault, credential: NewCredential): Promise<StoredCredential> {
  const { owner, site } = credential
  await oneAtATime(tx, owner, site.id)
  const version = await nextVersion(tx, owner, site.id)
  await destroyCredentials(tx, owner, site.id)
  return insertCredential(tx, vault, credential, 'current', version)
}

/** Whoever asks holds `oneAtATime`. */
export async function nextVersion(tx: Tx, owner: Owner, siteId: string): Promise<number> {
  const newest = await rowsOf(tx, owner, siteId)
    .select((row) => row.fn.max('version').as('version'))
    .executeTakeFirst()
  return (newest?.version ?? 0) + 1
}

export async function insertCredential(
  tx: Tx,
  vault: Vault,
  credential: NewCredential,
  slot: Slot,
  version: number,
): Promise<StoredCredential> {
  const { owner, site, secret, expiresAt } = credential
  const sealed = vault.seal(secret, bindingOf(owner, version, site, credential.method))
  const row = await tx
    .insertInto('credential')
    .values({
      connection_id: 'connection' in owner ? owner.connection : null,
      person_id: 'person' in owner ? owner.person : null,
      site_id: site.id,
      purpose: purposeOf(owner),
      slot,
      version,
      method: credential.method,
      email: credential.email,
      account_key: credential.account.key,
      account_name: credential.account.name,
      administrator: credential.administrator,
      label: credential.label,
      last4: secret.reveal().slice(-4),
      sealed: JSON.stringify(sealed),
      key_id: sealed.key,
      expires_at: expiresAt === null ? null : new Date(expiresAt),
      expires_from: credential.expiresFrom ?? (expiresAt === null ? null : 'typed'),
      jira_id: credential.jiraId ?? null,
      proven_at: new Date(credential.provenAt),
      created_by: credential.createdBy,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toCredential(row)
}

/** Without their rows the sealed keys are gone, and so are the tokens. */
export async function destroyCredentials(tx: Tx, owner: Owner, siteId: string): Promise<void> {
  await tx.deleteFrom('credential').where(column(owner), '=', idOf(owner)).where('site_id', '=', siteId).execute()
}

/** For the moment of use: the one in use, another by its id. Undefined when this owner has none such for the site. */
export async function openCredential(
  db: Db,
  vault: Vault,
  owner: Owner,
  site: StoredSite,
  id?: string,
): Promise<Credential | undefined> {
  const rows = rowsOf(db, owner, site.id).selectAll()
  const row = await (id === undefined
    ? rows.where('slot', '=', 'current')
    : rows.where('id', '=', id)
  ).executeTakeFirst()
  if (!row) return undefined
  await vault.bring(row.key_id)
  const { method, email } = toCredential(row)
  return { id: row.id, method, email, secret: vault.open(row.sealed, bindingOf(owner, row.version, site, method)) }
}

/** Those in use, unless another slot is asked for; the newest first. */
export async function listCredentials(db: Db, owner?: Owner, slot: Slot = 'current'): Promise<StoredCredential[]> {
  const all = db.selectFrom('credential').selectAll().where('slot', '=', slot).orderBy('version', 'desc')
  return (await (owner ? all.where(column(owner), '=', idOf(owner)) : all).execute()).map(toCredential)
}

/** By connection: those in use and those before them, the newest first. */
export async function tokensOf(
  db: Db,
  connections: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredCredential[]>> {
  const rows = await db
    .selectFrom('credential')
    .selectAll()
    .where(isAnyOf('connection_id', connections))
    .where('slot', 'in', ['current', 'old'])
    .orderBy('version', 'desc')
    .execute()
  return Map.groupBy(rows.map(toCredential), ({ owner }) => ('connection' in owner ? owner.connection : ''))
}

/** All tokens, as whoever exchanges keys must know them. */
export const sealedTokens: SealedPlace = {
  name: 'credential',
  count: (db) => countByKey(db, 'credential'),
  async older(db, key, after, most) {
    const sites = new Map((await listSites(db)).map((site) => [site.id, site]))
    const rows = await db
      .selectFrom('credential')
      .selectAll()
      .where('key_id', '<>', key)
      .where('id', '>', after ?? NIL)
      .orderBy('id')
      .limit(most)
      .execute()
    return rows.flatMap((row) => {
      const site = sites.get(row.site_id)
      const { id, sealed, version } = row
      const { owner, method } = toCredential(row)
      return site ? [{ id, sealed, binding: bindingOf(owner, version, site, method) }] : []
    })
  },
  async replace(db, rows) {
    const { numAffectedRows = 0n } = await sql`
      update credential set sealed = anew.sealed, key_id = anew.sealed->>'key'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as anew (id uuid, before text, sealed jsonb)
      where credential.id = anew.id and credential.sealed #>> '{wrapped,tag}' = anew.before`.execute(db)
    return Number(numAffectedRows)
  },
}

function bindingOf(owner: Owner, version: number, site: StoredSite, method: LoginMethodName): Binding {
  const name = 'connection' in owner ? `connection:${owner.connection}` : `person:${owner.person}`
  const origins = [...siteOrigins(site), ...extraOrigins(method, site.gateway)]
  return { owner: name, version, site: site.identity, purpose: purposeOf(owner), origins }
}

export function rowsOf(db: Db, owner: Owner, siteId: string) {
  return db.selectFrom('credential').where(column(owner), '=', idOf(owner)).where('site_id', '=', siteId)
}

/** Who changes this owner's tokens for this site waits for whoever does so already. */
export async function oneAtATime(tx: Tx, owner: Owner, siteId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`credential ${idOf(owner)} ${siteId}`}, 0))`.execute(tx)
}

const purposeOf = (owner: Owner) => ('connection' in owner ? 'service' : 'authorization')
const column = (owner: Owner) => ('connection' in owner ? 'connection_id' : 'person_id')
const idOf = (owner: Owner) => ('connection' in owner ? owner.connection : owner.person)

export function toCredential(row: Selectable<CredentialTable>): StoredCredential {
  return {
    id: row.id,
    owner: row.connection_id === null ? { person: row.person_id ?? '' } : { connection: row.connection_id },
    siteId: row.site_id,
    version: row.version,
    method: row.method as LoginMethodName,
    email: row.email,
    account: { key: row.account_key, name: row.account_name },
    administrator: row.administrator,
    label: row.label,
    last4: row.last4,
    expiresAt: row.expires_at?.getTime() ?? null,
    expiresFrom: row.expires_from,
    jiraId: row.jira_id,
    slot: row.slot,
    keptUntil: row.kept_until?.getTime() ?? null,
    aliveAt: row.alive_at?.getTime() ?? null,
    provenAt: row.proven_at.getTime(),
    createdBy: row.created_by,
    createdAt: row.created_at.getTime(),
  }
}
