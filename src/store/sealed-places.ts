/** Every place in the database that holds something sealed: which keys are needed, and how all of it comes under the newest. */
import { isFault } from '../base/index.ts'
import { sealedCodeKeys } from './code-keys.ts'
import { sealedTokens } from './credentials.ts'
import type { Db } from './database.ts'
import { sealedLinkWays } from './link-ways.ts'
import type { SealedPlace, SealedRow } from './sealed-place.ts'
import { sealedHooks } from './sync/hooks.ts'
import type { Sealed, Vault } from './vault.ts'
import { sealedProxyPasswords } from './ways-out.ts'

const PLACES: readonly SealedPlace[] = [sealedTokens, sealedHooks, sealedCodeKeys, sealedProxyPasswords, sealedLinkWays]

/** How many secrets each key opens, by the key's id. */
export async function sealedByKey(db: Db): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>()
  for (const place of PLACES)
    for (const { key, count } of await place.count(db)) sums.set(key, (sums.get(key) ?? 0) + count)
  return sums
}

/** Secrets of one transaction: short enough that nobody waits for a row. */
const BATCH = 1_000

export interface Rewrapped {
  readonly sealed: number
  /** What could not be opened stays as it is, under its old key. */
  readonly refused: readonly string[]
}

/** Seals all that older keys seal with the newest. It may be stopped anywhere and begun again, also by several at once. */
export async function rewrapAll(db: Db, vault: Vault, signal?: AbortSignal): Promise<Rewrapped> {
  const refused: string[] = []
  let sealed = 0
  for (const place of PLACES)
    for (let after: string | null = null; ; ) {
      signal?.throwIfAborted()
      const rows: readonly SealedRow[] = await place.older(db, vault.key, after, BATCH)
      const [last] = rows.slice(-1)
      if (!last) break
      after = last.id
      const anew = rows.flatMap((row) => {
        try {
          const anew = vault.rewrap(row.sealed, row.binding)
          return [{ id: row.id, before: (row.sealed as Sealed).wrapped.tag, sealed: anew }]
        } catch (error) {
          if (!isFault(error)) throw error
          refused.push(`${place.name} ${row.id}`)
          return []
        }
      })
      sealed += await place.replace(db, anew)
    }
  return { sealed, refused }
}
