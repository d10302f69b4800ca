/** One failed login and none after it; what stands in the way is told with what gets it out of the way. */
import { describe, expect, test } from 'vitest'
import {
  account,
  answering,
  credential,
  KINDS,
  ORIGIN,
  recording,
  type SetUp,
  setUp,
  verify,
} from '../../../test/verification.ts'

describe.each(KINDS)('on %s', (kind) => {
  const wrong = { credential: credential(kind, 'ada.lindqvist@acme.example', 'nonsense') }

  test('a wrong token is one failed login, and is not tried again', async () => {
    const { wrap, sent } = recording()
    const set = setUp(kind, wrap)
    const found = await verify(set, 'admin', wrong)
    expect(found).toMatchObject({ state: 'wrong-token', account: null, address: null, site: { deployment: kind } })
    expect(found.says).toContain('wrong, expired or revoked')
    expect(sent).toHaveLength(1)
    expect(await verify(set, 'admin', wrong)).toMatchObject({ state: 'wrong-token' })
    expect(sent).toHaveLength(1)
  })

  test('of 32 workers with the same wrong token, one tries it', async () => {
    const { wrap, sent } = recording()
    const set = setUp(kind, wrap)
    const all = await Promise.all(Array.from({ length: 32 }, () => verify(set, 'admin', wrong)))
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['wrong-token']))
    expect(sent).toHaveLength(1)
  })

  test('workers with the same good token all get through', async () => {
    const set = setUp(kind)
    const all = await Promise.all(Array.from({ length: 4 }, () => verify(set, 'admin', { purpose: 'deployment' })))
    expect(all.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok'])
  })

  test('a token that is revoked while its rights are asked is noticed', async () => {
    const set = setUp(kind)
    const { accountId } = account(set.site, 'admin')
    set.site.faults.add({ kind: 'token-revoked', path: '/(permissions/check|mypermissions)', accountId })
    expect(await verify(set, 'admin')).toMatchObject({ state: 'wrong-token' })
    expect(await set.breaker.isOpen('one')).not.toBeNull()
  })

  test('a token of the other deployment is not sent at all', async () => {
    const { wrap, sent } = recording()
    const other = credential(kind === 'cloud' ? 'dataCenter' : 'cloud', 'anna@acme.example', 'token')
    const found = await verify(setUp(kind, wrap), 'admin', { credential: other })
    expect(found).toMatchObject({ state: 'wrong-token', says: expect.stringContaining("as the other's") })
    expect(sent).toEqual([])
  })

  test('a date that has passed on a token that works is a warning', async () => {
    const set = setUp(kind)
    const found = await verify(set, 'admin', { purpose: 'deployment', expiresAt: set.world.now() - 1 })
    expect(found.state).toBe('ok')
    expect(found.checks.find(({ name }) => name === 'who')).toMatchObject({ state: 'warns' })
  })

  test('a locked login names the page on which to solve the CAPTCHA, and is not tried again', async () => {
    const page = 'https://jira.acme.example/login.jsp'
    const headers = { 'x-authentication-denied-reason': `CAPTCHA_CHALLENGE; login-url=${page}` }
    const set = setUp(
      kind,
      answering(/\/myself$/, () => ({ status: 403, headers })),
    )
    expect((await verify(set, 'admin')).remedy).toContain(page)
    expect(await set.breaker.isOpen('one')).not.toBeNull()
  })

  test('a new address is shown, and the token is not sent there', async () => {
    const { wrap, sent } = recording()
    const location = 'https://new.acme.example/rest/api/2/serverInfo?token=x'
    const moved = answering(/serverInfo$/, () => ({ status: 301, headers: { location } }))
    const found = await verify(
      setUp(kind, (fetch) => moved(wrap(fetch))),
      'admin',
    )
    expect(found.says).toContain('to https://new.acme.example;')
    expect(sent).toEqual([])
  })

  test('a limit says how long to wait', async () => {
    const set = setUp(kind)
    set.site.faults.add({ kind: 'rate-limited', milliseconds: 7_000, path: '/myself$' })
    expect((await verify(set, 'admin')).remedy).toContain('7 s')
  })

  test('no token in what is found', async () => {
    for (const role of ['admin', 'expired'] as const) {
      const set = setUp(kind)
      expect(JSON.stringify(await verify(set, role))).not.toContain(account(set.site, role).token)
    }
  })
})

/** As it was said to be when it was typed. */
const as = (method: 'scoped-api-token' | 'api-token', set: SetUp, role: 'admin' | 'scoped' = 'scoped') => {
  const { email, token } = account(set.site, role)
  return { purpose: 'deployment' as const, credential: { ...credential('cloud', email, token), method } }
}

describe('a token with scopes', () => {
  test('is sent to the gateway alone', async () => {
    const { wrap, sent } = recording()
    const set = setUp('cloud', wrap)
    const found = await verify(set, 'scoped', as('scoped-api-token', set))
    expect(found).toMatchObject({ state: 'ok', address: `${ORIGIN}/ex/jira/${set.site.cloudId}` })
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.every((url) => url.includes('/ex/jira/'))).toBe(true)
    expect(await set.breaker.isOpen('one')).toBeNull()
  })

  test.each([
    ['api-token', 'scoped', 'was made with scopes, choose "API token with scopes" (scoped-api-token)'],
    ['scoped-api-token', 'admin', 'was made without scopes, choose "API token without scopes" (api-token)'],
  ] as const)('%s that is refused is one failed login, and told what else it may be', async (method, role, says) => {
    const { wrap, sent } = recording()
    // The simulated gateway takes a token without scopes, which no document promises.
    const refusing = answering(/ex\/jira.*myself$/, (own) => (role === 'admin' ? REFUSED : own))
    const set = setUp('cloud', (fetch) => refusing(wrap(fetch)))
    const found = await verify(set, role, as(method, set, role))
    expect(found).toMatchObject({ state: 'wrong-token', remedy: expect.stringContaining(says) })
    expect(sent).toHaveLength(1)
  })

  test('without the scope to see its own account is no wrong token', async () => {
    const set = setUp('cloud')
    dropScope(set, 'read:jira-user')
    const found = await verify(set, 'scoped', as('scoped-api-token', set))
    expect(found).toMatchObject({ state: 'missing-permission', says: expect.stringContaining('without the scope') })
    expect(await set.breaker.isOpen('one')).toBeNull()
  })

  test.each(['read:jira-work', 'manage:jira-project', 'manage:jira-configuration'])(
    'of an administrator is told that it lacks %s',
    async (scope) => {
      const set = setUp('cloud')
      dropScope(set, scope)
      const found = await verify(set, 'scoped', as('scoped-api-token', set))
      expect(found).toMatchObject({ state: 'missing-permission' })
      expect(found.says).toMatch(/scope/)
    },
  )

  test('is not tried where the site does not tell its cloud id', async () => {
    const silent = answering(/tenant_info$/, () => ({ status: 404, body: '' }))
    const { wrap, sent } = recording()
    const set = setUp('cloud', (fetch) => silent(wrap(fetch)))
    const found = await verify(set, 'scoped', as('scoped-api-token', set))
    expect(found).toMatchObject({ state: 'not-jira', says: expect.stringContaining('cloud id') })
    expect(sent).toEqual([])
  })
})

const REFUSED = { status: 401, headers: {}, body: 'Client must be authenticated to access this resource.' }

function dropScope({ site }: SetUp, scope: string): void {
  for (const token of site.tables.tokens.values()) token.scopes = token.scopes.filter((one) => one !== scope)
}
