/** Other ways in: a service account's token, and OAuth clients, whose short access tokens are bought once for all who wait. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  account,
  answering,
  type Kind,
  ORIGIN,
  recording,
  type SetUp,
  setUp,
  verify,
} from '../../../test/verification.ts'
import { type Fetch, NoAnswer, Secret } from '../../base/index.ts'
import { giveClient, giveServiceToken } from '../../simulator/index.ts'
import { openJira } from '../client.ts'
import type { Credential } from '../credential.ts'
import type { Line } from '../exchange.ts'
import { localBudget } from '../ports.ts'

const METHOD = { cloud: 'oauth-client', dataCenter: 'data-center-client' } as const
const ANY = z.looseObject({})
/** Access tokens are held by the credential's id, and each test has a client of its own. */
let made = 0

function client({ kind, site }: SetUp, role: 'admin' | 'service' = 'service') {
  const user = site.tables.users.get(account(site, role).accountId)
  if (!user) throw new Error('the story has no such user')
  const token = giveClient(site, user)
  const credential: Credential = {
    ...{ id: `client ${made++}`, method: METHOD[kind], email: null },
    secret: new Secret(`${token.id}:${token.token}`),
  }
  return { token, credential }
}

function lineOf({ kind, site, world, breaker }: SetUp, credential: Credential): Line {
  const address = kind === 'cloud' ? `${ORIGIN}/ex/jira/${site.cloudId}` : site.base
  return { ...{ world, address, site: 'acme', credential, breaker, deadline: 30_000 }, budget: localBudget(world.now) }
}

/** How often access tokens were bought, and what was said with it. */
function buying(change: (fetch: Fetch) => Fetch = (fetch) => fetch) {
  const bodies: string[] = []
  const wrap = (fetch: Fetch): Fetch => {
    const inner = change(fetch)
    return (request) => {
      if (/oauth.*token$/.test(request.url)) bodies.push(request.body ?? '')
      return inner(request)
    }
  }
  return { wrap, bodies }
}

describe.each(['cloud', 'dataCenter'] satisfies Kind[])('an OAuth client on %s', (kind) => {
  const myself = kind === 'cloud' ? '/rest/api/3/myself' : '/rest/api/2/myself'

  test('is proven as the account it belongs to, and its secret is sent to the login server alone', async () => {
    const { wrap, sent } = recording()
    const { wrap: counting, bodies } = buying()
    const set = setUp(kind, (fetch) => counting(wrap(fetch)))
    const { credential, token } = client(set)
    const found = await verify(set, 'service', { credential })
    expect(found).toMatchObject({ account: { id: expect.any(String) }, checks: expect.anything() })
    expect(['ok', 'over-privileged']).toContain(found.state)
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toContain(token.token)
    expect(sent.length).toBeGreaterThan(0)
    if (kind === 'cloud') expect(sent.every((url) => url.includes('/ex/jira/'))).toBe(true)
    expect(JSON.stringify(found)).not.toContain(token.token)
  })

  test('of 64 requests at once one buys; none is bought anew before its hour is nearly over', async () => {
    const { wrap, bodies } = buying()
    const set = setUp(kind, wrap)
    const jira = openJira(lineOf(set, client(set).credential), kind)
    await Promise.all(Array.from({ length: 64 }, () => jira.get(ANY, myself)))
    expect(bodies).toHaveLength(1)
    await set.world.sleep(50 * 60_000)
    await jira.get(ANY, myself)
    expect(bodies).toHaveLength(1)
    await set.world.sleep(6 * 60_000)
    await Promise.all(Array.from({ length: 64 }, () => jira.get(ANY, myself)))
    expect(bodies).toHaveLength(2)
  })

  test('an access token that died before its time is bought anew at once, and the request goes again', async () => {
    const { wrap, bodies } = buying()
    const set = setUp(kind, wrap)
    const jira = openJira(lineOf(set, client(set).credential), kind)
    await jira.get(ANY, myself)
    for (const one of set.site.tables.tokens.values()) if (one.kind === 'access') one.revokedAt = set.site.now()
    await Promise.all(Array.from({ length: 64 }, () => jira.get(ANY, myself)))
    expect(bodies).toHaveLength(2)
  })

  test('a client that is refused is tried once by all, and named by the code alone', async () => {
    const { wrap, bodies } = buying(
      answering(/oauth.*token$/, () => ({
        status: 401,
        body: '{"error":"invalid_client","error_description":"canary"}',
      })),
    )
    const set = setUp(kind, wrap)
    const { credential } = client(set)
    const found = await verify(set, 'service', { credential })
    expect(found).toMatchObject({ state: 'wrong-token', says: expect.stringContaining('(invalid_client)') })
    expect(JSON.stringify(found)).not.toContain('canary')
    expect(await verify(set, 'service', { credential })).toMatchObject({ state: 'wrong-token' })
    const jira = openJira(lineOf(set, credential), kind)
    await expect(jira.get(ANY, myself)).rejects.toMatchObject({ code: 'jira.unauthorized' })
    expect(bodies).toHaveLength(1)
  })

  test('a login server that is away is asked again for a read; a write that it was for was not sent', async () => {
    let away = 2
    const { wrap, bodies } = buying((fetch) => async (request) => {
      if (!/oauth.*token$/.test(request.url) || away-- <= 0) return fetch(request)
      if (away % 2 === 0) throw new NoAnswer('timeout', 'no answer')
      return { status: 503, headers: {}, body: '' }
    })
    const set = setUp(kind, wrap)
    const jira = openJira(lineOf(set, client(set).credential), kind)
    await jira.get(ANY, myself)
    expect(bodies).toHaveLength(3)
    away = 100
    await set.world.sleep(3_600_000)
    const project = [...set.site.tables.projects.values()][0]?.key ?? ''
    const written = jira.send('PUT', `/rest/api/${kind === 'cloud' ? 3 : 2}/project/${project}`, { name: 'Other' })
    await expect(written).rejects.not.toMatchObject({ code: 'jira.unknown' })
  })
})

test('a service account’s token is sent to the gateway alone, as a bearer’s', async () => {
  const { wrap, sent } = recording()
  const set = setUp('cloud', wrap)
  const user = set.site.tables.users.get(account(set.site, 'service').accountId)
  if (!user) throw new Error('the story has no service account')
  const { token } = giveServiceToken(set.site, user)
  const credential = { id: 'one', method: 'service-account-token', email: null, secret: new Secret(token) } as const
  const found = await verify(set, 'service', { credential })
  expect(['ok', 'over-privileged']).toContain(found.state)
  expect(found.address).toBe(`${ORIGIN}/ex/jira/${set.site.cloudId}`)
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.every((url) => url.includes('/ex/jira/'))).toBe(true)
})

test('a way in that the other Jira has is not tried, and a site that hides its cloud id is told', async () => {
  const { wrap, sent } = recording()
  const set = setUp('dataCenter', wrap)
  const found = await verify(set, 'service', { credential: { ...client(set).credential, method: 'oauth-client' } })
  expect(found).toMatchObject({ state: 'wrong-token', remedy: expect.stringContaining('Choose a way in') })
  expect(sent).toEqual([])
  const silent = setUp(
    'cloud',
    answering(/tenant_info$/, () => ({ status: 404, body: '' })),
  )
  expect((await verify(silent, 'service', { credential: client(silent).credential })).says).toContain('cloud id')
})
