/** Tokens, sealed: of connections (service) and of people (authorizations). Nothing here gives one out but `openCredential`. */
import { type Selectable, sql } from 'kysely'
import type { Instant, Secret } from '../base/index.ts'
import type { Credential, LoginMethodName } from '../jira/index.ts'
import type { Db, Tx } from './database.ts'
import type { CredentialTable } from './schema.ts'
import { type StoredSite, siteOrigins, toSite } from './sites.ts'
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
  readonly provenAt: Instant
  readonly createdBy: string
  readonly createdAt: Instant
}

export type NewCredential = Omit<StoredCredential, 'id' | 'siteId' | 'version' | 'last4' | 'createdAt'> & {
  readonly site: StoredSite
  readonly secret: Secret
}

/** In place of the one before, which is destroyed: who holds it open finishes with it, and nobody opens it again. */
export async function storeCredential(tx: Tx, vault: Vault, credential: NewCredential): Promise<StoredCredential> {
  const { owner, site, secret } = credential
  await oneAtATime(tx, owner, site.id)
  const before = await rowsOf(tx, owner, site.id).select('version').executeTakeFirst()
  const version = (before?.version ?? 0) + 1
  await destroyCredentials(tx, owner, site.id)
  const sealed = vault.seal(secret, bindingOf(owner, version, site))
  const row = await tx
    .insertInto('credential')
    .values({
      connection_id: 'connection' in owner ? owner.connection : null,
      person_id: 'person' in owner ? owner.person : null,
      site_id: site.id,
      purpose: purposeOf(owner),
      slot: 'current',
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
      expires_at: credential.expiresAt === null ? null : new Date(credential.expiresAt),
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

/** For the moment of use. Undefined when this owner has no token for the site. */
export async function openCredential(
  db: Db,
  vault: Vault,
  owner: Owner,
  site: StoredSite,
): Promise<Credential | undefined> {
  const row = await rowsOf(db, owner, site.id).selectAll().executeTakeFirst()
  if (!row) return undefined
  const { id, method, email } = toCredential(row)
  return { id, method, email, secret: vault.open(row.sealed, bindingOf(owner, row.version, site)) }
}

export async function listCredentials(db: Db, owner?: Owner): Promise<StoredCredential[]> {
  const all = db.selectFrom('credential').selectAll().orderBy('version', 'desc')
  return (await (owner ? all.where(column(owner), '=', idOf(owner)) : all).execute()).map(toCredential)
}

/** Seals what older keys seal with the newest, one by one: it may be stopped and begun again. Gives how many. */
export async function rewrapCredentials(db: Db, vault: Vault): Promise<number> {
  const rows = await db.selectFrom('credential').selectAll().where('key_id', '<>', vault.key).execute()
  for (const row of rows) {
    const site = toSite(await db.selectFrom('site').selectAll().where('id', '=', row.site_id).executeTakeFirstOrThrow())
    const sealed = vault.rewrap(row.sealed, bindingOf(toCredential(row).owner, row.version, site))
    await db
      .updateTable('credential')
      .set({ sealed: JSON.stringify(sealed), key_id: sealed.key })
      .where('id', '=', row.id)
      .execute()
  }
  return rows.length
}

function bindingOf(owner: Owner, version: number, site: StoredSite): Binding {
  const name = 'connection' in owner ? `connection:${owner.connection}` : `person:${owner.person}`
  return { owner: name, version, site: site.identity, purpose: purposeOf(owner), origins: siteOrigins(site) }
}

function rowsOf(db: Db, owner: Owner, siteId: string) {
  return db.selectFrom('credential').where(column(owner), '=', idOf(owner)).where('site_id', '=', siteId)
}

/** Who changes this owner's tokens for this site waits for whoever does so already. */
async function oneAtATime(tx: Tx, owner: Owner, siteId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`credential ${idOf(owner)} ${siteId}`}, 0))`.execute(tx)
}

const purposeOf = (owner: Owner) => ('connection' in owner ? 'service' : 'authorization')
const column = (owner: Owner) => ('connection' in owner ? 'connection_id' : 'person_id')
const idOf = (owner: Owner) => ('connection' in owner ? owner.connection : owner.person)

function toCredential(row: Selectable<CredentialTable>): StoredCredential {
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
    provenAt: row.proven_at.getTime(),
    createdBy: row.created_by,
    createdAt: row.created_at.getTime(),
  }
}
