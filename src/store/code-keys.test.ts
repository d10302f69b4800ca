/** Keys of one-time codes open for their own person alone, move to a new key of the vault, and give each step once. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../test/fresh-database.ts'
import { Secret } from '../base/index.ts'
import { keepCodeKey, openCodeKey, takeStep } from './code-keys.ts'
import { parseKeys } from './keys.ts'
import { addPerson } from './people.ts'
import { rewrapAll, sealedByKey } from './sealed-places.ts'
import { Vault } from './vault.ts'

const newKey = () => randomBytes(32).toString('base64')
const vaultOf = (...keys: string[]) => new Vault(parseKeys(keys.join('\n'), 'the test'))

test('sealed for one person, under the newest key, and taken step by step', async () => {
  await using database = await freshDatabase()
  const { db } = database
  const [old, newest] = [newKey(), newKey()]
  const [before, both] = [vaultOf(old), vaultOf(old, newest)]
  for (const key of [before.key, both.key])
    await db.insertInto('vault_key').values({ id: key, check_value: key }).execute()
  const [grace, heidi] = await db.transaction().execute(async (tx) => {
    const add = (name: string) => addPerson(tx, { name, email: `${name}@a.example`, role: 'viewer', password: null })
    const people = [await add('grace'), await add('heidi')]
    for (const { id, name } of people) await keepCodeKey(tx, before, id, new Secret(`key of ${name}`))
    return people.map(({ id }) => id)
  })
  if (grace === undefined || heidi === undefined) throw new Error('there are two')
  expect((await openCodeKey(db, before, grace))?.key.reveal()).toBe('key of grace')
  expect(await rewrapAll(db, both)).toMatchObject({ sealed: 2, refused: [] })
  expect([...(await sealedByKey(db))]).toEqual([[both.key, 2]])
  expect((await openCodeKey(db, vaultOf(newest), heidi))?.key.reveal()).toBe('key of heidi')
  const { sealed } = await db
    .selectFrom('code_key')
    .select('sealed')
    .where('person_id', '=', heidi)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('code_key')
    .set({ sealed: JSON.stringify(sealed) })
    .where('person_id', '=', grace)
    .execute()
  await expect(openCodeKey(db, both, grace)).rejects.toThrow('sealed for something else')
  const taken = await Promise.all([7, 7, 7].map((step) => takeStep(db, heidi, step)))
  expect(taken.filter(Boolean)).toHaveLength(1)
  expect([await takeStep(db, heidi, 6), await takeStep(db, heidi, 8)]).toEqual([false, true])
})
