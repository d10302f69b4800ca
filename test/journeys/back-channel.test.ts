/** The provider tells that somebody signed out there: what that session began here ends, and nothing else; what is no such word ends nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { type Account, type ServedProvider, serveProvider } from '../oidc.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'
import { Browser, START } from './round-trip.ts'

let journey: Journey
let provider: ServedProvider
let ada: Client
beforeAll(async () => {
  const port = await freePort()
  provider = await serveProvider([`http://127.0.0.1:${port}`])
  journey = await beginJourney([], { port, environment: provider.settings })
  ada = await journey.administrator()
})
afterAll(async () => {
  await journey?.[Symbol.asyncDispose]()
  await provider?.[Symbol.asyncDispose]()
})

const GRACE: Account = { subject: 'grace-1', name: 'Grace Hopper', email: 'grace@acme.example', groups: ['everybody'] }
const personOf = async (client: Client) =>
  (await client.send('GET', '/session')).body.person as { id: string } | undefined

async function come(subject: string, at = journey, by = provider) {
  by.next = { ...GRACE, subject, email: `${subject}@acme.example` }
  const browser = new Browser(at.url)
  await browser.go(`${at.url}${START}`)
  return { browser, client: at.nobody.with(`__Host-fairlead=${browser.cookie(at.url, '__Host-fairlead')}`) }
}

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
  const [here, there] = [await come('peggy'), await come('peggy')]
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
  const enter = (subject: string) => come(subject, open, other)
  const [one, two, sybil] = [await enter('victor'), await enter('victor'), await enter('sybil')]
  await signOutThere(one.browser, other.issuer)
  const areIn = async (...all: { client: Client }[]) =>
    Promise.all(all.map(async ({ client }) => (await personOf(client)) !== undefined))
  expect(await areIn(one, two, sybil)).toEqual([false, false, true])
  const again = await enter('victor')
  expect(other.told).toHaveLength(1)
  expect(await tellOut(open.url, other.told[0] ?? '')).toBe(400)
  expect(await areIn(again, sybil)).toEqual([true, true])
})

test('what is no logout token of the provider’s ends nothing, and is told nowhere', async () => {
  const { client } = await come(GRACE.subject)
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
