/** What makes a person's one-time codes, sealed for this person alone, and the recovery codes beside it, of which only hashes are kept. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Secret } from '../base/index.ts'
import type { Db, Tx } from './database.ts'
import type { SealedPlace } from './sealed-place.ts'
import type { Binding, Vault } from './vault.ts'

/** In place of one that was begun and never confirmed, or of the one before. */
export async function keepCodeKey(tx: Tx, vault: Vault, person: string, key: Secret): Promise<void> {
  const sealed = vault.seal(key, bindingOf(person))
  const kept = { sealed: JSON.stringify(sealed), key_id: sealed.key, confirmed_at: null, last_step: '0' }
  await tx
    .insertInto('code_key')
    .values({ person_id: person, ...kept })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
    .execute()
}

export interface CodeKey {
  readonly key: Secret
  readonly confirmedAt: Date | null
  /** The half minute of the last code that was taken. */
  readonly lastStep: number
}

export async function openCodeKey(db: Db, vault: Vault, person: string): Promise<CodeKey | undefined> {
  const row = await db.selectFrom('code_key').selectAll().where('person_id', '=', person).executeTakeFirst()
  if (!row) return undefined
  return {
    key: vault.open(row.sealed, bindingOf(person)),
    confirmedAt: row.confirmed_at,
    lastStep: Number(row.last_step),
  }
}

/** False when a code of this half minute or a later one was taken already: of two at once one is. */
export async function takeStep(db: Db, person: string, step: number): Promise<boolean> {
  const taken = await db
    .updateTable('code_key')
    .set({ last_step: String(step), confirmed_at: sql<Date>`coalesce(confirmed_at, now())` })
    .where('person_id', '=', person)
    .where('last_step', '<', String(step))
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

export async function removeCodeKey(db: Db, person: string): Promise<void> {
  await db.deleteFrom('code_key').where('person_id', '=', person).execute()
}

/** Those before are worth nothing from now on. */
export async function keepRecoveryCodes(tx: Tx, person: string, codes: readonly Secret[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', person).execute()
  if (codes.length === 0) return
  const rows = codes.map((code) => ({ person_id: person, hash: hashOf(person, code.reveal()) }))
  await tx.insertInto('recovery_code').values(rows).execute()
}

/** Once. */
export async function takeRecoveryCode(db: Db, person: string, code: string): Promise<boolean> {
  const taken = await db
    .updateTable('recovery_code')
    .set({ used_at: sql<Date>`now()` })
    .where('person_id', '=', person)
    .where('hash', '=', hashOf(person, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

export async function countRecoveryCodes(db: Db, person: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Random enough (120 bits) that a quick hash keeps it. */
const hashOf = (person: string, code: string): string =>
  createHash('sha256').update(`fairlead recovery ${person} ${code}`).digest('hex')

const bindingOf = (person: string): Binding => ({
  ...{ owner: `person:${person}`, version: 1, site: 'fairlead', purpose: 'code', origins: [] },
})

export const sealedCodeKeys: SealedPlace = {
  name: 'key of one-time codes',
  async count(db) {
    const rows = await db
      .selectFrom('code_key')
      .select(['key_id as key', (one) => one.fn.countAll<string>().as('count')])
      .groupBy('key_id')
      .execute()
    return rows.map(({ key, count }) => ({ key, count: Number(count) }))
  },
  async older(db, key, after, most) {
    const rows = await db
      .selectFrom('code_key')
      .select(['person_id as id', 'sealed'])
      .where('key_id', '<>', key)
      .where(sql<boolean>`person_id::text > ${after ?? ''}`)
      .orderBy(sql`person_id::text`)
      .limit(most)
      .execute()
    return rows.map(({ id, sealed }) => ({ id, sealed, binding: bindingOf(id) }))
  },
  async replace(db, rows) {
    let replaced = 0
    for (const { id, before, sealed } of rows) {
      const { numUpdatedRows } = await db
        .updateTable('code_key')
        .set({ sealed: JSON.stringify(sealed), key_id: sealed.key })
        .where('person_id', '=', id)
        .where(sql<boolean>`sealed->'wrapped'->>'tag' = ${before}`)
        .executeTakeFirst()
      replaced += Number(numUpdatedRows)
    }
    return replaced
  },
}
