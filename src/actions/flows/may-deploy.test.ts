/** Who may deploy is asked of each kind of Jira in its own words, and answered by what Jira says at that moment. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { account, KINDS, ORIGIN, setUp } from '../../../test/verification.ts'
import { type HttpRequest, Secret, urlParts } from '../../base/index.ts'
import { readSettings } from '../../host/index.ts'
import type { AccountRole } from '../../simulator/index.ts'
import { openVault } from '../../store/index.ts'
import type { Actor } from '../context.ts'
import { refuseUnlessAdministrator } from './may-deploy.ts'

let database: FreshDatabase
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

const actor: Actor = { kind: 'command', id: 'x', name: 'x@here', role: 'administrator' }

describe.each(KINDS)('%s', (kind) => {
  async function ask(role: AccountRole): Promise<{ asked: string[]; answer: Promise<void> }> {
    const sent: HttpRequest[] = []
    const { site, world } = setUp(kind, (fetch) => (request) => {
      sent.push(request)
      return fetch(request)
    })
    const { email, token } = account(site, role)
    const login = { email: kind === 'cloud' ? email : null, method: null, clientId: null, token: new Secret(token) }
    const named = { name: 'acme', url: site.base, ...login }
    const key = new Secret(randomBytes(32).toString('base64'))
    const { vault } = await openVault(database, { key, keyFile: undefined, dataFolder: '/nowhere' })
    const answer = refuseUnlessAdministrator(
      {
        actor,
        vault,
        db: database.db,
        world: { ...world, close: async () => {} },
        settings: readSettings({ FAIRLEAD_ALLOW_ORIGINS: ORIGIN, FAIRLEAD_GATEWAY: ORIGIN, FAIRLEAD_DATA: '/nowhere' }),
        namedSites: new Map([['acme', named]]),
      },
      'acme',
    )
    await answer.catch(() => {})
    return { answer, asked: sent.map(({ url }) => url.slice(site.base.length)) }
  }

  test('an administrator may, asked with what its document has', async () => {
    const { answer, asked } = await ask('admin')
    await answer
    const query = urlParts(asked.at(-1) ?? '').query
    expect(asked.at(-1)).toMatch(
      kind === 'cloud' ? /^\/rest\/api\/3\/mypermissions\b/ : /^\/rest\/api\/2\/mypermissions\b/,
    )
    expect([...query]).toEqual(kind === 'cloud' ? [['permissions', ['ADMINISTER']]] : [])
  })

  test('a member may not', async () => {
    await expect((await ask('member')).answer).rejects.toMatchObject({ code: 'not-allowed', about: 'acme' })
  })
})
