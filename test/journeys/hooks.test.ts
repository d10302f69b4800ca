/** Webhooks: nothing but the right signature gets in, and what gets in is only ever a hint of where to look. */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let hook: string
let secret: string
beforeAll(async () => {
  journey = await beginJourney([{ name: 'staging', kind: 'cloud', story: 'acme' }])
  ada = await journey.administrator()
  await ada.get('connections.create', { name: 'staging', ...journey.sites.candidate('staging', 'service') })
  const given = await ada.get('sync.webhook', { name: 'staging', register: false })
  expect(given).toMatchObject({ registered: false, says: expect.any(String) })
  expect(given.steps.join(' ')).toContain(given.url)
  hook = given.url.split('/').at(-1) ?? ''
  secret = given.secret
})
afterAll(() => journey[Symbol.asyncDispose]())
beforeEach(async () => void (await journey.database.db.deleteFrom('hint').execute()))

const EVENT = JSON.stringify({ webhookEvent: 'jira:issue_updated', issue: { id: '10001', key: 'PAR-1' } })
const sign = (body: string | Uint8Array, key = secret): string =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`

const deliver = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
  path = hook,
): Promise<Response> =>
  fetch(`${journey.url}/hooks/${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  })

const hints = async () => {
  const rows = await journey.database.db.selectFrom('hint').select(['issue_id', 'deleted']).orderBy('id').execute()
  return rows.map(({ issue_id, deleted }) => `${issue_id}${deleted ? ' deleted' : ''}`)
}

test('a signed delivery is a hint and pokes the engine; whatever page or proxy it seems to come from', async () => {
  const poked = () => journey.database.db.selectFrom('sync').select('poked').executeTakeFirstOrThrow()
  const before = await poked()
  const from = { origin: 'https://acme.atlassian.net', 'sec-fetch-site': 'cross-site' }
  const answer = await deliver(EVENT, { 'x-hub-signature': sign(EVENT), ...from })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect(await hints()).toEqual(['10001'])
  expect(Number((await poked()).poked)).toBeGreaterThan(Number(before.poked))
  const gone = EVENT.replace('issue_updated', 'issue_deleted')
  await deliver(gone, { 'x-hub-signature': sign(gone) })
  expect(await hints()).toEqual(['10001', '10001 deleted'])
})

test('nothing but the right signature over the very bytes gets in, and the refusal says nothing', async () => {
  const wrong = fc.oneof(
    fc.constant<string | undefined>(undefined),
    fc.string().map((text) => text.replaceAll(/[^\x20-\x7e]/g, '')),
    fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => `sha256=${Buffer.from(bytes).toString('hex')}`),
    fc.constantFrom('', 'sha256=', `sha1=${sign(EVENT).slice(7)}`, sign(EVENT).slice(7), sign(EVENT).slice(0, -1)),
    fc.string({ minLength: 1 }).map((key) => sign(EVENT, key)),
    fc.nat({ max: EVENT.length - 1 }).map((at) => sign(`${EVENT.slice(0, at)}~${EVENT.slice(at + 1)}`)),
  )
  await fc.assert(
    fc.asyncProperty(wrong, async (signature) => {
      const answer = await deliver(EVENT, signature === undefined ? {} : { 'x-hub-signature': signature })
      expect([answer.status, await answer.text()]).toEqual([401, ''])
    }),
    { numRuns: 60 },
  )
  expect(await hints()).toEqual([])
})

test('a path that is nobody’s answers as a wrong signature does', async () => {
  for (const path of ['nobody', `${hook}x`, hook.slice(1), '%00', "';--"])
    expect((await deliver(EVENT, { 'x-hub-signature': sign(EVENT) }, path)).status).toBe(401)
  expect(await hints()).toEqual([])
})

test('what is signed but no event, or about no issue, tells nothing', async () => {
  const bodies: readonly (readonly [string | Uint8Array<ArrayBuffer>, number])[] = [
    ['', 400],
    ['{', 400],
    ['[]', 400],
    ['"PAR-1"', 400],
    [Uint8Array.from([0xff, 0xfe, 0]), 400],
    ['{}', 200],
    ['{"issue":null}', 200],
    ['{"issue":{"id":"1; drop table hint"}}', 200],
    ['{"issue":{"id":{"a":1}}}', 200],
    ['{"issue":{"id":{"toString":"x"}}}', 200],
    ['{"issue":{"id":["10001"]}}', 200],
  ]
  for (const [body, status] of bodies)
    expect([body, (await deliver(body, { 'x-hub-signature': sign(body) })).status]).toEqual([body, status])
  expect(await hints()).toEqual([])
})

test('one delivery that Jira sends twice is one hint; another one is another', async () => {
  const send = (identifier: string) =>
    deliver(EVENT, { 'x-hub-signature': sign(EVENT), 'x-atlassian-webhook-identifier': identifier })
  await Promise.all([send('a'), send('a'), send('b')])
  await send('a')
  expect(await hints()).toEqual(['10001', '10001'])
})

test('an oversized delivery is refused before it is looked at', async () => {
  const body = JSON.stringify({ issue: { id: '1' }, filler: 'x'.repeat(6 * 1_048_576) })
  expect((await deliver(body, { 'x-hub-signature': sign(body) })).status).toBe(413)
  expect(await hints()).toEqual([])
})

test('only deliveries are taken there', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    expect((await fetch(`${journey.url}/hooks/${hook}`, { method })).status).toBe(404)
})

test('a new webhook closes the one before, and its secret stands nowhere in clear', async () => {
  const next = await ada.get('sync.webhook', { name: 'staging', register: false })
  expect((await deliver(EVENT, { 'x-hub-signature': sign(EVENT) })).status).toBe(401)
  const [path, key] = [next.url.split('/').at(-1) ?? '', next.secret]
  expect((await deliver(EVENT, { 'x-hub-signature': sign(EVENT, key) }, path)).status).toBe(200)
  const kept = await journey.database.db.selectFrom('sync').selectAll().execute()
  const audit = await ada.get('activity.list', { limit: 200 })
  expect(JSON.stringify([kept, audit])).not.toContain(key)
  ;[hook, secret] = [path, key]
})
