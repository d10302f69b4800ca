/** However many connections are shown, the database is asked as often as for one; each is shown with what is its own. */
import { randomBytes } from 'node:crypto'
import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/fresh-database.ts'
import { Secret } from '../../base/index.ts'
import {
  acceptRight,
  createConnection,
  ensureSite,
  keepWayOut,
  listConnections,
  noteHealth,
  openVault,
  storeCredential,
} from '../../store/index.ts'
import { showConnections } from './show-connection.ts'

const NOW = 1_780_304_400_000
const NAMES = ['one', 'three', 'two']

test('one, three or none: as many questions, and each with its own', async () => {
  await using database = await freshDatabase()
  const { db } = database
  const key = new Secret(randomBytes(32).toString('base64'))
  const { vault } = await openVault(database, { key, keyFile: undefined, dataFolder: '/nonexistent' })
  const login = { method: 'api-token' as const, email: 'bot@acme.example', account: { key: 'a1', name: 'Bot' } }
  for (const name of NAMES) {
    const at = { deployment: 'cloud', origin: `https://${name}.atlassian.net`, contextPath: '', version: '1' } as const
    const named = { name, cloudId: name, identity: `cloud:${name}`, gateway: 'https://api.atlassian.com' }
    const site = await ensureSite(db, { ...at, ...named })
    const report = { state: 'ok', account: null, excess: [] }
    const made = { name, site, projects: null, createdBy: 'system', state: 'ok', report, checkedAt: NOW }
    const id = await createConnection(db, made)
    const credential = { ...login, owner: { connection: id }, site, administrator: false, label: name }
    const dates = { expiresAt: null, provenAt: NOW, createdBy: 'system' }
    const secret = new Secret(`${name}-canary-0000-${name.padStart(4, '0')}`)
    await db.transaction().execute(async (tx) => {
      const { id: token } = await storeCredential(tx, vault, { ...credential, ...dates, secret })
      await noteHealth(tx, token, { state: name, says: name, remedy: null, skew: name.length }, NOW)
      await acceptRight(tx, id, { permission: name, projects: [], why: name, by: 'system', until: Date.now() + 60_000 })
      const proxy = { origin: `http://${name}:3128`, user: null, password: null }
      await keepWayOut(tx, vault, { id, site }, { authorities: null, proxy }, 'system')
    })
  }
  // One that is being removed has no token any more.
  await db.deleteFrom('credential').where('label', '=', 'two').execute()
  let asked = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const show = async (count: number) => {
    const connections = (await listConnections(db)).slice(0, count)
    asked = 0
    const shown = await showConnections(db.withPlugin(counting), connections)
    return { shown, asked }
  }
  const [all, one, none] = [await show(3), await show(1), await show(0)]
  expect([all.asked, one.asked, none.asked]).toEqual([4, 4, 4])
  expect(none.shown).toEqual([])
  expect(all.shown.map(({ name }) => name)).toEqual(['one', 'three'])
  for (const { name, token, accepted, health, wayOut } of all.shown)
    expect([token.last4, accepted.map(({ permission }) => permission), health?.clockSkew, wayOut?.proxy]).toEqual([
      name.padStart(4, '0').slice(-4),
      [name],
      name.length,
      `http://${name}:3128`,
    ])
})
