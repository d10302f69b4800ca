/** A token that was only typed is told again by every worker of an installation, and by nobody who has only the database. */
import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { account, ORIGIN, setUp } from '../../../test/verification.ts'
import { Secret } from '../../base/index.ts'
import { readSettings } from '../../host/index.ts'
import { openVault } from '../../store/index.ts'
import { verifyCandidate } from './verify.ts'

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const { site, world } = setUp('cloud')
const { email } = account(site, 'admin')
const TOKEN = 'ATATT3xFfGF0nobody'

async function tryToken(key: string): Promise<string[]> {
  const { vault } = await openVault(database, { key: new Secret(key), keyFile: undefined, dataFolder: '/nowhere' })
  const { proven } = await verifyCandidate(
    {
      vault,
      db: database.db,
      world: { ...world, close: async () => {} },
      settings: readSettings({ FAIRLEAD_ALLOW_ORIGINS: ORIGIN, FAIRLEAD_GATEWAY: ORIGIN, FAIRLEAD_DATA: '/nowhere' }),
    },
    {
      url: site.base,
      ...{ method: 'api-token', email },
      token: new Secret(TOKEN),
      projects: [],
      expiresAt: null,
      purpose: 'service',
      onPurpose: false,
      connection: null,
    },
  )
  expect(proven).toBeUndefined()
  const rows = await database.db.selectFrom('login_breaker').selectAll().orderBy('credential').execute()
  expect(rows.every(({ failed_at }) => failed_at !== null)).toBe(true)
  return rows.map(({ credential }) => credential)
}

test('typed twice it is one row; under another installation’s key another; guessed, it is not confirmed', async () => {
  const keys = [0, 1].map(() => randomBytes(32).toString('base64'))
  const [first = [], again, other = []] = [
    await tryToken(keys[0] ?? ''),
    await tryToken(keys[0] ?? ''),
    await tryToken(keys[1] ?? ''),
  ]
  expect(first).toHaveLength(1)
  expect(again).toEqual(first)
  expect(other).toHaveLength(2)
  const guesses = [TOKEN, `${site.base} ${email} ${TOKEN}`, `${email}:${TOKEN}`]
  const hashes = guesses.map((guess) => createHash('sha256').update(guess).digest('hex'))
  expect(hashes.filter((hash) => other.some((id) => id.includes(hash)))).toEqual([])
})
