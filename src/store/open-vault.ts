/** Opens the vault for a database: finds its keys, makes the first one on a local database, refuses to start without. */
import type { Secret } from '../base/index.ts'
import type { Database, Db } from './database.ts'
import { findKeys, type Key, missing } from './keys.ts'
import { sealedByKey } from './sealed-places.ts'
import { Vault } from './vault.ts'

export interface VaultOptions {
  readonly key: Secret | undefined
  readonly keyFile: string | undefined
  readonly keyCommand?: readonly string[] | undefined
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
  const needed = [...(await sealedByKey(db)).keys()]
  const { keys, made, from } = await findKeys({ ...options, isLocal, instance, needed })
  const absent = needed.filter((id) => !keys.some((key) => key.id === id))
  if (absent.length > 0)
    throw missing(
      `Tokens are sealed here with key ${absent.join(', ')}, and the keys at hand are ${keys.map((key) => key.id).join(', ')}.`,
      'Bring the missing key back: one key a line in the key file, the newest last.',
    )
  for (const key of keys) await register(db, key)
  const look = async (): Promise<readonly Key[]> => {
    // Whoever looks again never makes a first key: one seals already.
    const now = await findKeys({ ...options, isLocal, instance, needed: ['one'] })
    for (const key of now.keys) await register(db, key)
    return now.keys
  }
  return { vault: new Vault(keys, { ...from, look }), made }
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

/** The key that came last, on whichever server: every other is left behind. */
export async function newestKey(db: Db): Promise<string | undefined> {
  const newest = await db.selectFrom('vault_key').select('id').orderBy('created_at', 'desc').limit(1).executeTakeFirst()
  return newest?.id
}
