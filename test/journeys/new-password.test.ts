/** A forgotten password: asked for by anybody with one answer, chosen anew by a link that works once, and no way around a second factor; and what is known from a breach is chosen by nobody. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { generate } from 'otplib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { firstLink } from '../../src/server/index.ts'
import { type MailServer, openMailServer } from '../mail-server.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'
import { places } from './leaks.ts'

const BREACHED = 'a heron waits by our slipway'
const NEW = 'the lamp room smells of tar'
let mail: MailServer
let journey: Journey
let ada: Client
beforeAll(async () => {
  mail = await openMailServer()
  const ground = { ...{ FAIRLEAD_SMTP_URL: mail.url, FAIRLEAD_SMTP_FROM: 'fairlead@acme.example' } }
  const list = path.join(process.env.FAIRLEAD_TEST_DATA ?? '', `breached-${process.pid}.txt`)
  writeFileSync(list, `${createHash('sha1').update(BREACHED).digest('hex').toUpperCase()}:3\r\n`)
  const more = {
    FAIRLEAD_URL: 'https://fairlead.example.com',
    FAIRLEAD_REQUIRE_SECOND_FACTOR: 'false',
    FAIRLEAD_BREACHED_PASSWORDS: list,
  }
  journey = await beginJourney([], { environment: { ...ground, ...more } })
  const link = await firstLink(journey.database.db, Date.now())
  const account = { token: link?.reveal(), name: 'Ada', email: 'ada@fairlead.example' }
  const refused = await journey.nobody.send('POST', '/session/first', { body: { ...account, password: BREACHED } })
  expect([refused.status, refused.body.says]).toEqual([400, expect.stringContaining('breach')])
  ada = await journey.administrator()
})
afterAll(async () => {
  await journey[Symbol.asyncDispose]()
  await mail[Symbol.asyncDispose]()
})

let asked = 0
/** From an address of its own: how fast one may ask is another test’s. */
const anywhere = (): Client => journey.nobody.from(`198.19.7.${++asked}`)
const emailOf = async (client: Client): Promise<string> =>
  ((await client.send('GET', '/session')).body.person as { email: string }).email
/** Whatever name they say they came by: the link is the operator’s address. */
const forgot = (email: string) =>
  anywhere().as({ 'x-forwarded-host': 'evil.example' }).send('POST', '/password/forgot', { body: { email } })
const choose = (token: string, password: string) =>
  anywhere().send('POST', '/password/choose', { body: { token, password } })
const signIn = (email: string, password: string) => anywhere().send('POST', '/session', { body: { email, password } })
const mailsTo = (email: string): string[] =>
  mail.mails.filter(({ to }) => to.includes(email)).map(({ text }) => text.replaceAll('=\n', ''))
async function mailed(email: string, count: number): Promise<string> {
  await vi.waitFor(() => expect(mailsTo(email)).toHaveLength(count), { timeout: 20_000 })
  return mailsTo(email).at(-1) ?? ''
}
const wordIn = (text: string): string => /new-password#([\w-]{43})/.exec(text)?.[1] ?? ''

test('the link comes by mail, works once, ends the sessions, and is kept only as a hash', async () => {
  const grace = await journey.person('deployer')
  const email = await emailOf(grace)
  expect(await forgot(` ${email.toUpperCase()} `)).toMatchObject({ status: 200, body: {} })
  const text = await mailed(email, 1)
  expect(text).toContain('https://fairlead.example.com/new-password#')
  expect(text).not.toContain('evil.example')
  const word = wordIn(text)
  const kept = Object.entries(await places(journey)).filter(([, held]) => held.includes(word))
  expect(kept.map(([place]) => place)).toEqual([])
  const short = await choose(word, 'short')
  expect([short.status, short.body.about]).toEqual([400, 'password'])
  expect((await choose(word, BREACHED)).body.says).toMatch(/breach/)
  expect((await grace.send('GET', '/session')).status).toBe(200)
  const both = await Promise.all([choose(word, NEW), choose(word, NEW)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404])
  expect(both.flatMap(({ headers }) => headers.getSetCookie())).toEqual([])
  expect((await grace.send('GET', '/session')).status).toBe(401)
  expect([(await signIn(email, PASSWORD)).status, (await signIn(email, NEW)).status]).toEqual([401, 200])
  expect(await mailed(email, 2)).toMatch(/was changed just now/)
  const { rows } = await ada.get('activity.list', { action: 'password.link' })
  expect(rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['done', 'mailed'])
})

test('whoever asks learns nothing: one answer for known, unknown, closed and nonsense, and a second mail not at once', async () => {
  const known = await emailOf(await journey.person('viewer'))
  const gone = await journey.person('viewer')
  const closed = await emailOf(gone)
  const { people } = await ada.get('people.list', {})
  const idOf = (email: string): string => people.find((one: { email: string }) => one.email === email)?.id ?? ''
  await ada.get('people.disable', { id: idOf(closed) })
  const answers = []
  for (const email of [known, 'nobody@fairlead.example', closed, "'; drop table person; --", known])
    answers.push(await forgot(email))
  const shown = answers.map(({ status, body, headers }) =>
    JSON.stringify([status, body, [...headers].filter(([name]) => !/^(date|x-ratelimit.*)$/.test(name))]),
  )
  expect(new Set(shown).size).toBe(1)
  await mailed(known, 1)
  // Asked of last, so that whatever the others began has had its turn.
  const last = await emailOf(await journey.person('viewer'))
  await forgot(last)
  await mailed(last, 1)
  expect([mailsTo(known).length, mailsTo(closed).length]).toEqual([1, 0])
  const { rows } = await ada.get('activity.list', { action: 'password.forgot' })
  expect(JSON.stringify(rows)).not.toContain(known)
  const often = await Promise.all(
    Array.from({ length: 13 }, () =>
      journey.nobody.from('198.18.200.1').send('POST', '/password/forgot', { body: { email: 'x' } }),
    ),
  )
  expect(often.filter(({ status }) => status === 429)).toHaveLength(3)
})

test('an owner makes a link, by page and by command; the one before it opens no longer, and no other may', async () => {
  const email = await emailOf(await journey.person('editor'))
  const { people } = await ada.get('people.list', {})
  const id = people.find((one: { email: string }) => one.email === email)?.id ?? ''
  const administrator = await journey.person('administrator')
  expect((await administrator.ask('password.makeLink', { id })).status).toBe(403)
  const first = await ada.get('password.makeLink', { id })
  const { out } = await journey.command(['people', 'password-link', email])
  expect((await choose(wordIn(first.link), NEW)).status).toBe(404)
  expect((await choose(wordIn(out), NEW)).status).toBe(200)
  expect((await signIn(email, NEW)).status).toBe(200)
  const invited = await ada.get('people.invite', { email: 'new@fairlead.example', role: 'viewer' })
  expect((await choose(invited.link.split('#')[1] ?? '', NEW)).status).toBe(404)
  expect(
    (
      await anywhere().send('POST', '/people/join', {
        body: { token: invited.link.split('#')[1], name: 'N', password: BREACHED },
      })
    ).status,
  ).toBe(400)
  const late = await ada.get('password.makeLink', { id })
  await journey.database.db
    .updateTable('setup_link')
    .set({ expires_at: new Date(0) })
    .execute()
  expect((await choose(wordIn(late.link), NEW)).status).toBe(404)
})

test('a new password goes around no second factor, and changing it while signed in is told by mail', async () => {
  const person = await journey.person('deployer')
  const email = await emailOf(person)
  const { key } = await person.get('factors.beginCode', {})
  await person.get('factors.confirmCode', {
    code: await generate({ secret: key, epoch: Math.floor(Date.now() / 1_000) }),
  })
  const breached = await person.ask('password.change', { current: PASSWORD, password: BREACHED })
  expect([breached.status, breached.body.about]).toEqual([400, 'password'])
  await person.get('password.change', { current: PASSWORD, password: NEW })
  expect(await mailed(email, 1)).toMatch(/was changed/)
  await forgot(email)
  expect((await choose(wordIn(await mailed(email, 2)), 'quay gone')).status).toBe(200)
  const { status, body, headers } = await signIn(email, 'quay gone')
  expect([status, headers.getSetCookie(), 'person' in body]).toEqual([200, [], false])
  expect(body.second).toMatchObject({ codes: true })
})

test('without mail, or without an address of its own, it says whom to ask', async () => {
  await using other = await beginJourney([], {
    environment: { FAIRLEAD_SMTP_URL: mail.url, FAIRLEAD_SMTP_FROM: 'f@acme.example' },
  })
  const { status, body } = await other.nobody.send('POST', '/password/forgot', {
    body: { email: 'ada@fairlead.example' },
  })
  expect([status, body.remedy]).toEqual([409, expect.stringContaining('owner')])
  expect((await other.nobody.send('GET', '/session/ways')).body.mailsLinks).toBe(false)
  expect((await journey.nobody.send('GET', '/session/ways')).body.mailsLinks).toBe(true)
})
