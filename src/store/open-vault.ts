/** Opens the vault for a database: finds its keys, makes the first one on a local database, refuses to start without. */
import type { Secret } from '../base/index.ts'
import type { Database, Db } from './database.ts'
import { findKeys, type Key, missing } from './keys.ts'
import { Vault } from './vault.ts'

export interface VaultOptions {
  readonly key: Secret | undefined
  readonly keyFile: string | undefined
  readonly dataFolder: string
  /** The account's configuration folder, when it is not the usual one. */
  readonly configuration?: string
}

export interface OpenedVault {
  readonly vault: Vault
  /** The key file that was made just now. */
  readonly made: string | undefined
}

export async function openVault({ db, isLocal, instance }: Database, options: VaultOptions): Promise<OpenedVault> {
  const needed = await sealingKeys(db)
  const { keys, made } = findKeys({ ...options, isLocal, instance, needed })
  const absent = needed.filter((id) => !keys.some((key) => key.id === id))
  if (absent.length > 0)
    throw missing(
      `Tokens are sealed here with key ${absent.join(', ')}, and the keys at hand are ${keys.map((key) => key.id).join(', ')}.`,
      'Bring the missing key back: one key a line in the key file, the newest last.',
    )
  for (const key of keys) await register(db, key)
  return { vault: new Vault(keys), made }
}

async function sealingKeys(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('credential')
    .select('key_id as key')
    .union(
      db.selectFrom('sync').select('hook_key as key').where('hook_key', 'is not', null).$narrowType<{ key: string }>(),
    )
    .execute()
  return rows.map((row) => row.key)
}

async function register(db: Db, { id, check }: Key): Promise<void> {
  await db
    .insertInto('vault_key')
    .values({ id, check_value: check })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const stored = await db.selectFrom('vault_key').select('check_value').where('id', '=', id).executeTakeFirstOrThrow()
  if (stored.check_value !== check)
    throw missing(`Key ${id} is not the one that was used here before.`, 'Bring back the right key file.')
}
