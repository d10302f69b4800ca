/** A hand-over from both ends: asked for here, given by somebody without an account, and every way in which it must not work. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveClient, giveServiceToken } from '../../src/simulator/index.ts'
import { giveAnother } from '../credential-life.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, TWO_SITES } from './journey.ts'
import { leaks } from './leaks.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([...TWO_SITES, { name: 'on-premises', kind: 'dataCenter', story: 'acme' }])
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

const wordOf = ({ link }: { readonly link: string }): string => link.split('#')[1] ?? ''

/** An address of its own for each: nobody may try so often. */
let addresses = 0
const somebody = (): Client => journey.nobody.from(`203.0.113.${++addresses}`)

const ask = (site: string, name: string, more: Record<string, unknown> = {}) =>
  ada.get('handOvers.create', {
    ...{ name, purpose: 'connection', url: journey.sites.site(site).base },
    deployment: journey.sites.site(site).kind,
    ...more,
  })

async function ended(word: string): Promise<{ status: number; text: string; facts: unknown }> {
  const { status, body } = await somebody().refused('handOvers.open', { word })
  return { status, text: JSON.stringify(body), facts: body.facts?.link }
}

const waiting = async (): Promise<string[]> => (await ada.get('overview.get', {})).waiting.map(({ code }) => code)

test.each(['staging', 'on-premises'])(
  '%s: who asks is shown, a wrong token is told, the right one connects',
  async (site) => {
    const name = `given-${site}`
    const made = await ask(site, name, { projects: ['PAR'], note: 'For the quarterly plan.' })
    expect(made).toMatchObject({ state: 'open', askedBy: expect.stringMatching(/^person:/), openedAt: null })
    const word = wordOf(made)
    expect(Buffer.from(word, 'base64url')).toHaveLength(32)
    const page = await somebody().get('handOvers.open', { word })
    expect(page).toMatchObject({
      asker: 'Ada (ada@fairlead.example)',
      purpose: 'connection',
      url: journey.sites.site(site).base,
      projects: ['PAR'],
      note: 'For the quarterly plan.',
      triesLeft: 5,
    })
    expect(page.rights.map(({ permission }) => permission)).toContain('TRANSITION_ISSUES')
    expect(page.ways[0]?.guide.steps.length).toBeGreaterThan(3)
    expect(new Set(page.ways.map(({ guide }) => JSON.stringify(guide))).size).toBe(page.ways.length)
    const { email, token } = journey.sites.candidate(site, 'service')
    const wrong = { word, email, token: 'nobody-s-token-0123456789' }
    const failed = (): number => journey.sites.heard.filter((one) => one.site === site && one.failedLogin).length
    const refused = await somebody().refused('handOvers.give', wrong)
    expect([refused.status, refused.body.code, refused.body.facts?.triesLeft]).toEqual([422, 'connection.refused', 4])
    expect(refused.body.facts?.checks).toContainEqual(expect.objectContaining({ name: 'who', state: 'fails' }))
    const once = failed()
    await somebody().refused('handOvers.give', wrong)
    expect(failed()).toBe(once)
    const given = await somebody().get('handOvers.give', { word, email, token, expiresAt: '2027-11-20' })
    expect(given.says.at(-1)).toBe('The link is spent. You can close this page.')
    expect(given.says[1]).toContain('Fairlead service account')
    expect(await ada.get('connections.get', { name })).toMatchObject({
      projects: ['PAR'],
      account: { email: expect.anything() },
    })
    const [listed] = (await ada.get('handOvers.list', {})).handOvers
    expect(listed).toMatchObject({ state: 'given', tries: 3, openedAt: expect.any(String) })
    expect(await leaks(journey, { token, 'the wrong token': wrong.token })).toEqual([])
    journey.said.splice(0)
    expect(await leaks(journey, { word })).toEqual([])
  },
)

test('a second opening after it is spent alarms, once however often, until somebody has looked', async () => {
  const word = wordOf(await ask('staging', 'twice'))
  const { url: _, ...token } = journey.sites.candidate('staging', 'service')
  await somebody().get('handOvers.give', { word, ...token })
  expect(await waiting()).not.toContain('hand-over-alarm')
  for (let times = 0; times < 3; times++) expect(await ended(word)).toMatchObject({ status: 404, facts: 'given' })
  expect(await waiting()).toContain('hand-over-alarm')
  const { alarms } = await ada.get('handOvers.list', {})
  expect(alarms).toMatchObject([{ what: 'again', times: 3, says: expect.stringContaining('twice') }])
  const { rows } = await ada.get('activity.list', { limit: 50, action: 'handOvers.alarm' })
  expect(rows).toMatchObject([{ actor: 'system', about: 'twice', outcome: 'again' }])
  await ada.get('handOvers.settle', { id: alarms[0]?.id ?? '' })
  expect(await waiting()).not.toContain('hand-over-alarm')
  const dora = await journey.person('deployer')
  await ended(word)
  expect((await dora.get('handOvers.list', {})).alarms).toEqual([])
  expect((await dora.get('overview.get', {})).waiting.map(({ code }) => code)).not.toContain('hand-over-alarm')
})

test('a guess is told nothing, and alarms', async () => {
  expect(await ended('x'.repeat(43))).toMatchObject({ status: 404, facts: 'unknown' })
  expect((await ada.get('handOvers.list', {})).alarms).toContainEqual(
    expect.objectContaining({ what: 'guessed', times: 1 }),
  )
  const short = await somebody().refused('handOvers.open', { word: 'short' })
  expect([short.status, short.body.about]).toEqual([400, 'word'])
})

test('expired or taken back: it says so, and not what it was for', async () => {
  const [old, back] = [await ask('staging', 'too-late'), await ask('staging', 'taken-back')]
  await sql`update hand_over set expires_at = now() - interval '1 day' where id = ${old.id}`.execute(
    journey.database.db,
  )
  await ada.get('handOvers.revoke', { id: back.id })
  for (const [made, state] of [
    [old, 'expired'],
    [back, 'revoked'],
  ] as const) {
    const { status, text, facts } = await ended(wordOf(made))
    expect([status, facts]).toEqual([404, state])
    expect(text).not.toMatch(/too-late|taken-back|staging|127\.0\.0\.1|Ada/)
    const { url: _, ...token } = journey.sites.candidate('staging', 'service')
    const given = await somebody().refused('handOvers.give', { word: wordOf(made), ...token })
    expect(given.body.facts?.link).toBe(state)
  }
  expect((await ada.refused('handOvers.revoke', { id: back.id })).status).toBe(409)
  expect((await ada.get('connections.list', {})).connections.map(({ name }) => name)).not.toContain('too-late')
})

test('of two who give at once one wins and the other is told; nothing is there twice', async () => {
  const word = wordOf(await ask('staging', 'at-once'))
  const { url: _, ...token } = journey.sites.candidate('staging', 'service')
  const all = await Promise.all([1, 2, 3].map(() => somebody().ask('handOvers.give', { word, ...token })))
  expect(all.map(({ status }) => status).sort()).toEqual([200, 404, 404])
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from credential join connection on connection.id = connection_id
    where connection.name = 'at-once'`.execute(journey.database.db)
  expect(rows).toEqual([{ count: 1 }])
})

test('five tokens that do not work close it, however many come at once', async () => {
  const made = await ask('staging', 'guessed-at')
  const word = wordOf(made)
  const tries = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      somebody().ask('handOvers.give', { word, email: 'anna@acme.example', token: `wrong-token-number-${at}` }),
    ),
  )
  expect(tries.filter(({ status }) => status === 422)).toHaveLength(5)
  expect(tries.filter(({ status }) => status === 404)).toHaveLength(7)
  expect(await ended(word)).toMatchObject({ facts: 'tried' })
  expect((await ada.get('handOvers.list', {})).alarms).toContainEqual(
    expect.objectContaining({ what: 'tries', says: expect.stringContaining('guessed-at') }),
  )
})

test('where the site is not reached no try is spent, and a name that is taken meanwhile spends nothing', async () => {
  const word = wordOf(await ask('production', 'later'))
  const { url, ...token } = journey.sites.candidate('production', 'service')
  journey.sites.fault('production', { kind: 'server-error', status: 503, times: 1 })
  const away = await somebody().refused('handOvers.give', { word, ...token })
  expect(away.body.facts).toMatchObject({ state: 'unreachable', triesLeft: 5 })
  await ada.get('connections.create', { name: 'later', url, ...token })
  expect((await somebody().refused('handOvers.give', { word, ...token })).status).toBe(409)
  expect((await somebody().get('handOvers.open', { word })).triesLeft).toBe(5)
})

test('a new token for a connection must be the same account’s, at the same address; the old one is a way back', async () => {
  const made = await ada.get('handOvers.create', { name: 'later', purpose: 'replacement' })
  const word = wordOf(made)
  expect(made.url).toBe(journey.sites.site('production').base)
  expect((await somebody().get('handOvers.open', { word })).account).toBe('Fairlead service account')
  const { url: _, ...other } = journey.sites.candidate('production', 'admin')
  expect((await somebody().refused('handOvers.give', { word, ...other })).status).toBe(409)
  const { url: __, ...same } = journey.sites.candidate('production', 'service')
  expect((await somebody().refused('handOvers.give', { word, ...same })).body.says).toMatch(/uses already/)
  expect((await somebody().get('handOvers.open', { word })).triesLeft).toBe(4)
  const token = giveAnother(journey.sites.site('production'), 'service')
  await somebody().get('handOvers.give', { word, email: same.email, token, expiresAt: '2027-01-31' })
  const rotated = await ada.get('connections.get', { name: 'later' })
  expect(rotated).toMatchObject({
    token: { expiresAt: expect.stringContaining('2027-01-31'), last4: token.slice(-4) },
    old: [{ last4: same.token.slice(-4), keptUntil: expect.any(String) }],
  })
  expect((await ada.get('connections.rotateBack', { name: 'later' })).token.last4).toBe(same.token.slice(-4))
  for (const more of [{ url: 'https://elsewhere.example' }, { projects: ['PAR'] }])
    expect((await ada.refused('handOvers.create', { name: 'later', purpose: 'replacement', ...more })).status).toBe(400)
})

test.each([
  ['staging', 'scoped-api-token'],
  ['staging', 'service-account-token'],
  ['staging', 'oauth-client'],
  ['on-premises', 'data-center-client'],
] as const)('%s: whoever holds the link may choose a %s', async (site, method) => {
  const simulated = journey.sites.site(site)
  const { email, token } = journey.sites.account(site, 'scoped')
  const user = simulated.tables.users.get(journey.sites.account(site, 'service').accountId)
  if (!user) throw new Error(`${site} has no service account`)
  const client = /client$/.test(method) ? giveClient(simulated, user) : undefined
  const secret = client?.token ?? (method === 'service-account-token' ? giveServiceToken(simulated, user).token : token)
  const name = `by-${method}`
  const word = wordOf(await ask(site, name))
  const page = await somebody().get('handOvers.open', { word })
  const way = page.ways.find((one) => one.method === method)
  expect(way).toMatchObject({ needsEmail: method === 'scoped-api-token', needsClient: client !== undefined })
  const given = { word, method, email: way?.needsEmail ? email : null, token: secret }
  if (client)
    expect((await somebody().refused('handOvers.give', given)).body).toMatchObject({
      ...{ code: 'input.invalid', about: 'clientId' },
    })
  await somebody().get('handOvers.give', { ...given, clientId: client?.id ?? null })
  expect((await ada.get('connections.get', { name })).token.method).toBe(method)
  expect(await leaks(journey, { secret })).toEqual([])
})

test('an authorization asked for by a person becomes theirs and nobody else’s', async () => {
  const dora = await journey.person('deployer')
  const made = await dora.get('authorizations.ask', { name: 'later', hours: 1 })
  expect((await dora.get('handOvers.list', {})).handOvers).toHaveLength(1)
  const other = await journey.person('deployer')
  expect((await other.get('handOvers.list', {})).handOvers).toEqual([])
  expect((await other.refused('handOvers.revoke', { id: made.id })).status).toBe(404)
  const page = await somebody().get('handOvers.open', { word: wordOf(made) })
  expect(page.says[0]).toMatch(
    /^Deployments to .+ that deployer \(.+\) starts will act in Jira as the account of this token/,
  )
  const { url: _, ...token } = journey.sites.candidate('production', 'admin')
  await somebody().get('handOvers.give', { word: wordOf(made), ...token })
  expect((await dora.get('authorizations.list', {})).authorizations).toMatchObject([
    { connection: 'later', mayDeploy: true },
  ])
  expect((await ada.get('authorizations.list', {})).authorizations).toEqual([])
  expect((await other.get('authorizations.list', {})).authorizations).toEqual([])
})

test('a link is good for a day unless told, and for a week at most', async () => {
  const { createdAt, expiresAt } = await ask('staging', 'a-day')
  // The sites’ time goes by faster, so the row’s own instant is only near.
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBeGreaterThan(23 * 3_600_000)
  for (const hours of [0, 169]) {
    const { status, body } = await ada.refused('handOvers.create', { name: 'x', purpose: 'replacement', hours })
    expect([status, body.about]).toEqual([400, 'hours'])
  }
})

test('the same by commands: made, listed, taken back', async () => {
  const { base } = journey.sites.site('staging')
  const words = ['connections', 'hand-over']
  const made = await journey.command([...words, 'make', 'by-command', '--url', base, '--projects', 'PAR', '--json'])
  expect([made.code, made.json()]).toEqual([0, expect.objectContaining({ name: 'by-command', projects: ['PAR'] })])
  const { id, link } = made.json() as { id: string; link: string }
  expect(await somebody().get('handOvers.open', { word: wordOf({ link }) })).toMatchObject({ url: base })
  const listed = await journey.command([...words, 'list'])
  expect(listed.out).toMatch(new RegExp(`${id} +by-command +connection +open`))
  expect((await journey.command([...words, 'revoke', id])).code).toBe(0)
  expect((await ended(wordOf({ link }))).facts).toBe('revoked')
}, 120_000)
