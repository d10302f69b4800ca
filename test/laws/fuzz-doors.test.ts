/** Odd requests at a server's own doors: webhooks, bodies of actions, cookies, headers and paths. Never a 5xx, never a stack, never a hang. */
import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTIONS } from '../../src/actions/index.ts'
import type { Json } from '../../src/base/index.ts'
import { polluted } from '../fuzz/judge.ts'
import { changedJson, oddJson, oddText, pick, type Random, wireText } from '../fuzz/odd.ts'
import { fuzzSignedHooks } from '../fuzz/signed-hooks.ts'
import { beginJourney, type Journey } from '../journeys/journey.ts'
import { dice, seeds } from '../world.ts'

let journey: Journey
let cookie = ''
beforeAll(async () => {
  journey = await beginJourney([{ name: 'staging', kind: 'cloud', story: 'empty' }])
  cookie = (await journey.administrator()).cookie ?? ''
})
afterAll(() => journey[Symbol.asyncDispose]())

interface Knock {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** By Node's own client: what no browser sends may still come. Undefined when the server ended the connection. */
function knock({ method, path, headers, body }: Knock): Promise<{ status: number; text: string } | undefined> {
  const { hostname, port } = new URL(journey.url)
  return new Promise((resolve) => {
    const asking = request({
      hostname,
      port,
      method,
      path,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    asking.on('response', (answer) => {
      let text = ''
      answer.on('data', (piece) => {
        text += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      answer.on('error', () => resolve(undefined))
    })
    asking.on('error', () => resolve(undefined))
    asking.end(body)
  })
}

/** What can stand in a path or a header at all; the rest Node itself refuses to send. */
const inPath = (text: string): string => encodeURI(text.toWellFormed()).replaceAll('#', '%23').slice(0, 400)
const inHeader = (text: string): string => text.replace(/[^\t\x20-\x7e]/g, '?').slice(0, 2_000)

/** Those that ask a Jira, wait, or end a session take no part: what they read is fuzzed elsewhere. */
const TRIED = ACTIONS.filter(({ name }) => !/^(session|instance|vault)\./.test(name))
const HOOK: Json = {
  webhookEvent: 'jira:issue_updated',
  timestamp: 1,
  issue: { id: '10000', key: 'OPS-1', fields: {} },
}

function action(random: Random): Knock {
  const { method, path } = pick(random, TRIED)
  const filled = path.replace(
    /\{\w+\}/g,
    () => inPath(random() < 0.5 ? 'staging' : oddText(random)).replaceAll('/', '%2F') || 'x',
  )
  const body =
    method === 'GET'
      ? ''
      : wireText(random, changedJson(random, { name: 'staging', projects: ['OPS'], token: 'x', answers: {} }))
  const query = random() < 0.3 ? `?${inPath(oddText(random))}=${inPath(oddText(random))}` : ''
  const type = random() < 0.8 ? { 'content-type': 'application/json' } : { 'content-type': inHeader(oddText(random)) }
  const who = random() < 0.7 ? cookie : inHeader(oddText(random))
  return {
    method,
    path: `/api/v1${filled}${query}`,
    body,
    headers: { ...type, cookie: who, origin: journey.url, 'sec-fetch-site': 'same-origin' },
  }
}

function webhook(random: Random): Knock {
  const body =
    random() < 0.2 ? oddText(random) : wireText(random, random() < 0.7 ? changedJson(random, HOOK) : oddJson(random))
  const signed = `sha256=${createHmac('sha256', 'wrong').update(body).digest('hex')}`
  const signature = pick(random, [signed, '', 'sha256=', inHeader(oddText(random)), signed.slice(0, 20)])
  const headers = {
    'x-hub-signature': signature,
    'x-atlassian-webhook-identifier': inHeader(oddText(random)),
    'content-type': 'application/json',
  }
  return { method: 'POST', path: `/hooks/${inPath(random() < 0.5 ? 'a'.repeat(32) : oddText(random))}`, headers, body }
}

function anywhere(random: Random): Knock {
  const names = ['cookie', 'authorization', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'accept', 'accept-encoding', 'if-none-match', 'range', 'origin', 'referer', 'sec-fetch-site', 'last-event-id', 'content-encoding', 'host'] // biome-ignore format: a list
  const headers = Object.fromEntries(Array.from({ length: 3 }, () => [pick(random, names), inHeader(oddText(random))]))
  const path = pick(random, [
    '/',
    '/healthz',
    '/readyz',
    '/api/v1/session',
    '/api/v1/about',
    '/assets/x.js',
    `/${inPath(oddText(random))}`,
  ])
  return { method: pick(random, ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH']), path, headers, body: '' }
}

const SEEDS = seeds(300)

test.each([
  ['actions', action],
  ['webhooks', webhook],
  ['anywhere', anywhere],
] as const)(`%s: ${SEEDS.length} odd requests`, async (_name, drawn) => {
  const found: string[] = []
  const seen = new Map<number, number>()
  for (const seed of SEEDS) {
    const asked = drawn(dice(seed))
    const answer = await knock(asked)
    const status = answer?.status ?? 0
    seen.set(status, (seen.get(status) ?? 0) + 1)
    if (status >= 500 && status !== 503 && status !== 502)
      found.push(`seed ${seed}: ${status} to ${asked.method} ${asked.path} ${String(asked.body).slice(0, 200)}`)
    if (/\bat .*\.ts:\d+/.test(answer?.text ?? '')) found.push(`seed ${seed}: a stack to ${asked.method} ${asked.path}`)
    if (polluted()) found.push(`seed ${seed}: pollution`)
  }
  tell(seen)
  expect(found.slice(0, 10)).toEqual([])
})

test(`webhooks, rightly signed: ${SEEDS.length} odd deliveries of both kinds of Jira`, async () => {
  const seen = new Map<number, number>()
  const found = await fuzzSignedHooks(SEEDS, seen)
  tell(seen)
  expect(found.slice(0, 10)).toEqual([])
})

function tell(seen: ReadonlyMap<number, number>): void {
  const statuses = [...seen].sort(([a], [b]) => a - b)
  console.log(statuses.map(([status, times]) => `${status} × ${times}`).join(', '))
}

test('the server is well after all of them', async () => {
  expect((await knock({ method: 'GET', path: '/healthz', headers: {}, body: '' }))?.status).toBe(200)
  expect((await knock({ method: 'GET', path: '/readyz', headers: {}, body: '' }))?.status).toBe(200)
})
