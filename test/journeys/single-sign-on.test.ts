/** Single sign-on against a real provider: who gets in and as what, what is refused, what the browser cannot be made to do. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { type Account, type ServedProvider, serveProvider } from '../oidc.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'

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

/** A browser, as far as round trips need one: follows where it is sent, with the cookies of each site. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>()
  /** From an address of its own: how often one may come is another test’s. */
  readonly #from = `198.18.${randomBytes(2).join('.')}`

  cookie(origin: string, name: string): string | undefined {
    return this.#jars.get(origin)?.get(name)
  }
  set(origin: string, name: string, value: string): void {
    const jar = this.#jars.get(origin) ?? new Map<string, string>()
    this.#jars.set(origin, jar.set(name, value))
  }
  /** As if its person had signed out there. */
  forget(origin: string): void {
    this.#jars.delete(origin)
  }
  /** Presses the provider's button; gives where it ended. `stop` ends it before an address is opened. */
  async go(address: string, stop: (url: URL) => boolean = () => false): Promise<URL> {
    let url = new URL(address)
    for (let hops = 0; hops < 12; hops++) {
      if (stop(url)) return url
      const pressed = url.pathname.startsWith('/interaction/')
      const answer = await this.ask(url, pressed ? 'POST' : 'GET')
      const to = answer.headers.get('location')
      if (to === null) return url
      url = new URL(to, url)
      // The app's own pages are not built here.
      if (url.origin === journey.url && !url.pathname.startsWith('/api/')) return url
    }
    throw new Error(`sent in circles to ${url.href}`)
  }
  async ask(url: URL, method = 'GET', more: Pick<RequestInit, 'body'> & { site?: string } = {}): Promise<Response> {
    const jar = this.#jars.get(url.origin) ?? new Map<string, string>()
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      'x-forwarded-for': this.#from,
      ...(cookie === '' ? {} : { cookie }),
      ...(more.site === undefined ? {} : { 'sec-fetch-site': more.site }),
    }
    const answer = await fetch(url, { method, redirect: 'manual', headers, body: more.body ?? null })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      this.set(url.origin, pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
}

const START = '/api/v1/session/single-sign-on'
async function comeIn(browser = new Browser(), to = '/portfolio/objectives') {
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
    const browser = new Browser()
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
  const browser = new Browser()
  const back = await browser.go(`${journey.url}${START}`, isBack)
  const ending = async (one: Browser, url: URL): Promise<string> => (await one.ask(url)).headers.get('location') ?? ''
  expect(await ending(new Browser(), back)).toBe('/?sign-in=late')
  const stranger = new Browser()
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
    const other = new Browser()
    const mine = await other.go(`${journey.url}${START}`, isBack)
    mine.searchParams.set(name, value)
    expect(await ending(other, mine), name).toBe('/?sign-in=provider')
    expect(other.cookie(journey.url, '__Host-fairlead')).toBeUndefined()
  }
})

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/%09/evil.example', 'javascript:alert(1)'])(
  'nobody is sent on to %s',
  async (to) => {
    const { ended, browser } = await comeIn(new Browser(), to)
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

/** As its page does, where somebody presses “sign out”. */
async function signOutThere(browser: Browser, issuer = provider.issuer): Promise<void> {
  const page = await (await browser.ask(new URL('/session/end', issuer))).text()
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(page) ?? []
  const body = new URLSearchParams({ xsrf, logout: 'yes' })
  await browser.ask(new URL('/session/end/confirm', issuer), 'POST', { body })
}

const OUT = `${START}/out`
const tellOut = async (url: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<number> =>
  (await fetch(`${url}${OUT}`, { method: 'POST', headers: { 'content-type': type }, body })).status

test('who signs out at the provider is signed out of what that session began, at once, and of nothing else', async () => {
  provider.next = { ...GRACE, subject: 'peggy', email: 'peggy@acme.example' }
  const [here, there] = [await comeIn(), await comeIn()]
  const person = await personOf(here.client)
  await signOutThere(here.browser)
  expect([await personOf(here.client), await personOf(there.client)]).toEqual([undefined, person])
  const { rows } = await ada.get('activity.list', { action: 'session.close', about: `person:${person?.id}` })
  expect(rows.map(({ actor, outcome }) => [actor, outcome])).toEqual([['single sign-on', 'done']])
  expect(await personOf(ada)).toBeDefined()
})

test('a provider that names no session ends all that it began for the person; told twice, it is not heard', async () => {
  const port = await freePort()
  await using other = await serveProvider([`http://127.0.0.1:${port}`], { session: false })
  await using open = await beginJourney([], { port, environment: other.settings })
  await open.administrator()
  const come = async (subject: string) => {
    other.next = { ...GRACE, subject, email: `${subject}@acme.example` }
    const browser = new Browser()
    await browser.go(`${open.url}${START}`, (url) => url.origin === open.url && !url.pathname.startsWith('/api/'))
    return { browser, client: open.nobody.with(`__Host-fairlead=${browser.cookie(open.url, '__Host-fairlead')}`) }
  }
  const [one, two, sybil] = [await come('victor'), await come('victor'), await come('sybil')]
  await signOutThere(one.browser, other.issuer)
  const areIn = async (...all: { client: Client }[]) =>
    Promise.all(all.map(async ({ client }) => (await personOf(client)) !== undefined))
  expect(await areIn(one, two, sybil)).toEqual([false, false, true])
  const again = await come('victor')
  expect(other.told).toHaveLength(1)
  expect(await tellOut(open.url, other.told[0] ?? '')).toBe(400)
  expect(await areIn(again, sybil)).toEqual([true, true])
})

test('what is no logout token of the provider’s ends nothing, and is told nowhere', async () => {
  const { client } = await comeIn()
  const forged = `${Buffer.from('{"alg":"none","typ":"logout+jwt"}').toString('base64url')}.${Buffer.from(
    JSON.stringify({ iss: provider.issuer, sub: GRACE.subject, marked: 'a-word-of-whoever-tries' }),
  ).toString('base64url')}.`
  for (const body of ['', 'logout_token=', 'logout_token=a-word-of-whoever-tries', `logout_token=${forged}`, 'x=y'])
    expect(await tellOut(journey.url, body), body).toBe(400)
  expect(await tellOut(journey.url, JSON.stringify({ logout_token: forged }), 'application/json')).toBe(400)
  expect(await tellOut(journey.url, `logout_token=${'x'.repeat(20_000)}`)).toBe(400)
  expect(await personOf(client)).toBeDefined()
  expect(journey.said.join()).not.toContain('a-word-of-whoever-tries')
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
    return (await new Browser().go(`${strict.url}${START}`, isOurs)).search
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
