/** Single sign-on against a real provider: who gets in and as what, what is refused, what the browser cannot be made to do. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { type Account, type ServedProvider, serveProvider } from '../oidc.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'
import { Browser, START } from './round-trip.ts'

let journey: Journey
let provider: ServedProvider
let ada: Client
/** Of a second Fairlead that the provider knows. */
let strictPort: number
beforeAll(async () => {
  const port = await freePort()
  strictPort = await freePort()
  provider = await serveProvider([port, strictPort].map((one) => `http://127.0.0.1:${one}`))
  journey = await beginJourney([], { port, environment: { ...provider.settings, FAIRLEAD_PROOF_MINUTES: '5' } })
  ada = await journey.administrator()
})
afterAll(async () => {
  await journey?.[Symbol.asyncDispose]()
  await provider?.[Symbol.asyncDispose]()
})
beforeEach(() => {
  provider.next = GRACE
})

const GRACE: Account = { subject: 'grace-1', name: 'Grace Hopper', email: 'grace@acme.example', groups: ['everybody'] }

async function comeIn(browser = new Browser(journey.url), to = '/portfolio/objectives') {
  const ended = await browser.go(`${journey.url}${START}?to=${encodeURIComponent(to)}`)
  const word = browser.cookie(journey.url, '__Host-fairlead')
  return { browser, ended: ended.pathname + ended.search, client: journey.nobody.with(`__Host-fairlead=${word}`), word }
}
const personOf = async (client: Client) =>
  (await client.send('GET', '/session')).body.person as
    | { id: string; email: string; role: string; name: string }
    | undefined

test('whoever is in a group with a role gets in, lands where they wanted to, and is known again by the provider’s word alone', async () => {
  const { ended, client } = await comeIn()
  expect(ended).toBe('/portfolio/objectives')
  const first = await personOf(client)
  expect(first).toMatchObject({ name: 'Grace Hopper', email: 'grace@acme.example', role: 'viewer' })
  const [session] = (await client.get('sessions.list', {})).sessions
  expect(session?.way).toBe('single-sign-on')
  provider.next = { ...GRACE, email: 'grace.new@acme.example' }
  expect((await personOf((await comeIn()).client))?.id).toBe(first?.id)
})

test('the role is what the groups say at each sign-in: the most that any gives', async () => {
  const roles = []
  for (const groups of [['everybody'], ['everybody', 'jira-admins', 'portfolio'], ['nothing of ours', 'portfolio']]) {
    provider.next = { ...GRACE, subject: 'heidi', email: 'heidi@acme.example', groups }
    roles.push((await personOf((await comeIn()).client))?.role)
  }
  expect(roles).toEqual(['viewer', 'administrator', 'editor'])
})

test.each([
  ['no group', []],
  ['no group of ours', ['somebody']],
  ['a word that every object has', ['constructor', '__proto__']],
])('nobody gets in with %s', async (_, groups) => {
  provider.next = { ...GRACE, subject: `x ${groups.length}`, email: 'x@acme.example', groups }
  const { ended, word } = await comeIn()
  expect([ended, word]).toEqual(['/?sign-in=no-group', undefined])
})

test('who lost the last group is signed out everywhere', async () => {
  provider.next = { ...GRACE, subject: 'judy', email: 'judy@acme.example' }
  const { client } = await comeIn()
  provider.next = { ...provider.next, groups: [] }
  expect((await comeIn()).ended).toBe('/?sign-in=no-group')
  expect(await personOf(client)).toBeUndefined()
})

test('an account that is here already is nobody else’s, whatever address the provider tells', async () => {
  for (const emailVerified of [true, false]) {
    provider.next = { subject: 'mallory', email: 'ada@fairlead.example', emailVerified, groups: ['founders'] }
    const { ended, word } = await comeIn()
    expect([ended, word]).toEqual(['/?sign-in=known', undefined])
  }
})

test('linked by e-mail only where the operator allowed it and the provider says that the address is verified', async () => {
  const port = await freePort()
  await using other = await serveProvider([`http://127.0.0.1:${port}`])
  const environment = { ...other.settings, FAIRLEAD_SSO_LINK_BY_EMAIL: 'true' }
  await using open = await beginJourney([], { port, environment })
  const owner = await open.administrator()
  const { id } = (await owner.send('GET', '/session')).body.person as { id: string }
  const outcomes = []
  for (const emailVerified of [false, true]) {
    other.next = { subject: 'ada-1', email: 'Ada@fairlead.example', emailVerified, groups: ['everybody'] }
    const browser = new Browser(journey.url)
    const address = `${open.url}${START}`
    const ended = await browser.go(address, (url) => url.origin === open.url && !url.pathname.startsWith('/api/'))
    outcomes.push(ended.search)
    if (!emailVerified) continue
    const cookie = `__Host-fairlead=${browser.cookie(open.url, '__Host-fairlead')}`
    const { body } = await open.nobody.with(cookie).send('GET', '/session')
    // The last owner stays one, whatever the groups say.
    expect(body.person).toMatchObject({ id, role: 'owner' })
  }
  expect(outcomes).toEqual(['?sign-in=known', ''])
})

test('a disabled person does not get in', async () => {
  provider.next = { ...GRACE, subject: 'ivan', email: 'ivan@acme.example' }
  const { client } = await comeIn()
  await ada.get('people.disable', { id: (await personOf(client))?.id ?? '' })
  expect((await comeIn()).ended).toBe('/?sign-in=closed')
})

test('who turns back at the provider is told so', async () => {
  provider.next = 'turns back'
  expect((await comeIn()).ended).toBe('/?sign-in=stopped')
})

test('an answer counts in the browser that asked, once, with the state and the code that belong together', async () => {
  const isBack = (url: URL): boolean => url.pathname === `${START}/back`
  const browser = new Browser(journey.url)
  const back = await browser.go(`${journey.url}${START}`, isBack)
  const ending = async (one: Browser, url: URL): Promise<string> => (await one.ask(url)).headers.get('location') ?? ''
  expect(await ending(new Browser(journey.url), back)).toBe('/?sign-in=late')
  const stranger = new Browser(journey.url)
  await stranger.go(`${journey.url}${START}`, isBack)
  expect(await ending(stranger, back)).toBe('/?sign-in=provider')
  const trip = browser.cookie(journey.url, '__Host-fairlead-trip') ?? ''
  expect(await ending(browser, back)).toBe('/')
  browser.set(journey.url, '__Host-fairlead-trip', trip)
  expect(await ending(browser, back)).toBe('/?sign-in=late')
  for (const [name, value] of [
    ['state', 'x'],
    ['iss', 'https://evil.example'],
    ['code', 'x'],
  ] as const) {
    const other = new Browser(journey.url)
    const mine = await other.go(`${journey.url}${START}`, isBack)
    mine.searchParams.set(name, value)
    expect(await ending(other, mine), name).toBe('/?sign-in=provider')
    expect(other.cookie(journey.url, '__Host-fairlead')).toBeUndefined()
  }
})

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/%09/evil.example', 'javascript:alert(1)'])(
  'nobody is sent on to %s',
  async (to) => {
    const { ended, browser } = await comeIn(new Browser(journey.url), to)
    expect(browser.cookie(journey.url, '__Host-fairlead')).toBeDefined()
    expect(new URL(ended, journey.url).origin).toBe(journey.url)
  },
)

test('a round trip proves who somebody is, and only themselves', async () => {
  provider.next = { ...GRACE, subject: 'oscar', email: 'oscar@acme.example', groups: ['jira-admins'] }
  const { browser, client } = await comeIn()
  const past = { proved_at: new Date(Date.now() - 6 * 60_000) }
  await journey.database.db.updateTable('session').set(past).execute()
  expect((await client.send('GET', '/session/proof')).body).toMatchObject({ password: false, singleSignOn: 'Acme' })
  const mayExport = async () => (await client.ask('activity.export', { format: 'csv' })).status === 200
  expect(await mayExport()).toBe(false)
  const oscar = provider.next
  provider.next = { ...GRACE, groups: ['jira-admins'] }
  browser.forget(provider.issuer)
  expect((await browser.go(`${journey.url}${START}?proof=true&to=/confirmed`)).search).toBe('?sign-in=late')
  expect(await mayExport()).toBe(false)
  provider.next = oscar
  browser.forget(provider.issuer)
  expect((await browser.go(`${journey.url}${START}?proof=true&to=/confirmed`)).pathname).toBe('/confirmed')
  // By the session's new token: what the browser has from now on.
  expect(await mayExport()).toBe(false)
  client.cookie = `__Host-fairlead=${browser.cookie(journey.url, '__Host-fairlead')}`
  expect(await mayExport()).toBe(true)
  expect((await personOf(client))?.email).toBe('oscar@acme.example')
})

test('another site’s link signs nobody in and proves nothing: it leads to the page with the button', async () => {
  const { browser } = await comeIn()
  const before = provider.asked.length
  for (const site of ['cross-site', 'same-site'])
    for (const query of ['', '?proof=true', '?to=/settings']) {
      const answer = await browser.ask(new URL(`${journey.url}${START}${query}`), 'GET', { site })
      expect([answer.status, answer.headers.get('location'), answer.headers.getSetCookie()]).toEqual([303, '/', []])
    }
  expect(provider.asked.length).toBe(before)
  for (const site of ['same-origin', 'none']) {
    const answer = await browser.ask(new URL(`${journey.url}${START}`), 'GET', { site })
    expect(new URL(answer.headers.get('location') ?? '').origin).toBe(provider.issuer)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-fairlead-trip=[\w-]{43};/)
    for (const flag of [/; Path=\/(;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/]) expect(cookie).toMatch(flag)
  }
})

test('where it is the only way, owners alone still get in with a password', async () => {
  await using strict = await beginJourney([], { environment: { ...provider.settings, FAIRLEAD_SSO_ONLY: 'true' } })
  await strict.administrator()
  expect((await strict.nobody.send('GET', '/session/ways')).body).toEqual({
    ...{ singleSignOn: 'Acme', only: true },
    mailsLinks: false,
  })
  const body = { email: 'ada@fairlead.example', password: PASSWORD }
  expect((await strict.nobody.send('POST', '/session', { body })).status).toBe(200)
  await expect(strict.person('administrator')).rejects.toThrow(/403.*Sign in with Acme/)
})

test('where the operator says how strongly, nobody gets in who signed in there less strongly', async () => {
  const wanted = { FAIRLEAD_SSO_ACR: 'phrh phr', FAIRLEAD_SSO_MAX_AGE: '10' }
  await using strict = await beginJourney([], {
    port: strictPort,
    environment: { ...provider.settings, ...wanted },
  })
  const come = async (acr?: string): Promise<string> => {
    provider.next = { ...GRACE, ...(acr === undefined ? {} : { acr }) }
    const isOurs = (url: URL) => url.origin === strict.url && !url.pathname.startsWith('/api/')
    return (await new Browser(journey.url).go(`${strict.url}${START}`, isOurs)).search
  }
  expect([await come('pwd'), await come(), await come('phr')]).toEqual(['?sign-in=weak', '?sign-in=weak', ''])
})

test('the provider is asked by the egress policy: one that is not opened is not reached', async () => {
  const { FAIRLEAD_ALLOW_ORIGINS: _, ...settings } = provider.settings
  await using closed = await beginJourney([], { environment: { ...settings, FAIRLEAD_ALLOW_ORIGINS: '' } })
  const before = provider.asked.length
  const answer = await fetch(`${closed.url}${START}`, { redirect: 'manual' })
  expect(answer.headers.get('location')).toBe('/?sign-in=provider')
  expect(provider.asked.length).toBe(before)
})

test('its secret and its codes are in no row, line or answer', async () => {
  await comeIn()
  const secret = provider.settings.FAIRLEAD_SSO_CLIENT_SECRET ?? ''
  const rows = await journey.database.db.selectFrom('challenge').selectAll().execute()
  const audit = await journey.database.db.selectFrom('audit').selectAll().execute()
  const said = JSON.stringify([rows, audit, journey.said])
  expect(said).not.toContain(secret)
  expect(said).not.toMatch(/[?&]code=/)
})
