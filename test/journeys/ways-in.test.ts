/** Service accounts from the door to the site: connected over HTTP and by the command, used by a worker, rotated; no access token is kept anywhere. */
import { expect, test } from 'vitest'
import { giveClient, giveServiceToken } from '../../src/simulator/index.ts'
import { beginJourney } from './journey.ts'
import { leaks } from './leaks.ts'

const SITES = [
  { name: 'staging', kind: 'cloud', story: 'acme' },
  { name: 'intern', kind: 'dataCenter', story: 'acme' },
] as const

test('OAuth clients and a service account’s token connect, read and are tested again', {
  timeout: 180_000,
}, async () => {
  await using journey = await beginJourney(SITES)
  const ada = await journey.administrator()
  const account = (name: string) => {
    const site = journey.sites.site(name)
    const user = site.tables.users.get(journey.sites.account(name, 'service').accountId)
    if (!user) throw new Error(`${name} has no service account`)
    return { site, user }
  }
  const [cloud, intern] = [account('staging'), account('intern')]
  const [client, other, dataCenter] = [cloud, cloud, intern].map(({ site, user }) => giveClient(site, user))
  const { token } = giveServiceToken(cloud.site, cloud.user)
  if (!client || !other || !dataCenter) throw new Error('no clients')
  const way = (url: string, made: typeof client) => ({ url, email: null, clientId: made.id, token: made.token })
  const first = { name: 'oauth', method: 'oauth-client', ...way(cloud.site.base, client) } as const

  await ada.refused('connections.create', { ...first, clientId: null })
  await ada.refused('connections.create', { ...first, token: 'nobody’s' })
  const made = await ada.get('connections.create', first)
  expect(made).toMatchObject({
    state: expect.stringMatching(/^(ok|over-privileged)$/),
    token: { label: 'OAuth 2.0 client' },
  })
  const { id } = await ada.get('snapshots.take', { connection: 'oauth' })
  expect((await ada.until('snapshots.get', { id }, (now) => now.state !== 'running')).state).toBe('done')
  expect((await ada.get('connections.test', { name: 'oauth' })).token.label).toBe('OAuth 2.0 client')

  await ada.get('connections.replaceToken', {
    name: 'oauth',
    method: 'oauth-client',
    email: null,
    clientId: other.id,
    token: other.token,
  })
  client.revokedAt = cloud.site.now()
  expect((await ada.get('connections.test', { name: 'oauth' })).account).not.toBeNull()

  const words = ['connect', 'intern', '--url', intern.site.base, '--token-stdin', '--json']
  const ways = ['--method', 'data-center-client', '--client-id', dataCenter.id]
  expect((await journey.command([...words, '--method', 'password'], { input: 'x' })).code).toBe(2)
  const connected = await journey.command([...words, ...ways], { input: dataCenter.token })
  expect([connected.code, connected.json()]).toMatchObject([0, { token: { label: 'OAuth 2.0 client' } }])
  await ada.get('connections.create', {
    name: 'account',
    url: cloud.site.base,
    email: null,
    method: 'service-account-token',
    token,
  })
  expect((await ada.get('connections.get', { name: 'account' })).token.label).toBe('Service account token')

  const access = [cloud, intern].flatMap(({ site }) =>
    [...site.tables.tokens.values()].filter(({ kind }) => kind === 'access').map((one) => one.token),
  )
  expect(access.length).toBeGreaterThan(3)
  const secrets = Object.fromEntries(
    [...access, client.token, other.token, dataCenter.token, token].map((one, at) => [`secret ${at}`, one]),
  )
  expect(await leaks(journey, secrets)).toEqual([])
})
