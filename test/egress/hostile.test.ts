/** Hostile answers over real sockets, by the client and by verify: each is refused with a category in our own words, or harmless. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { isFault, type Json, Secret } from '../../src/base/index.ts'
import { openWorld } from '../../src/host/index.ts'
import { type Line, localBreaker, localBudget, openJira, siteAddress, verifyConnection } from '../../src/jira/index.ts'

/** Planted in each answer: it must never come back in anything that is told. */
const GOLD = 'planted-gold'
const CAP = 200_000

let server: Server
let origin: string
let answer: (socket: Socket) => void
const sockets = new Set<Socket>()
beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    socket.on('data', () => answer(socket))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

type Body = string | Buffer
const head = (status: number, headers: Record<string, string | number>): string =>
  `HTTP/1.1 ${status} X\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}connection: close\r\n\r\n`
const JSON_TYPE = { 'content-type': 'application/json' }
const whole =
  (body: Body, headers: Record<string, string> = JSON_TYPE, status = 200) =>
  (socket: Socket) => {
    socket.write(head(status, { ...headers, 'content-length': Buffer.byteLength(body) }))
    socket.end(body)
  }
const raw = (bytes: Body) => (socket: Socket) => socket.end(bytes)
const json = (value: unknown): string => JSON.stringify(value)
const GZIP = { ...JSON_TYPE, 'content-encoding': 'gzip' }
/** Until the other side has had enough. */
const forever = (first: string, piece: string) => (socket: Socket) => {
  socket.write(first)
  const timer = setInterval(() => socket.write(piece), 2)
  socket.on('close', () => clearInterval(timer))
}

type Expected = 'broken' | 'unreachable' | 'moved' | 'anonymous' | 'forbidden' | 'rate-limited' | 'shape'
const REFUSED: readonly (readonly [name: string, answer: (socket: Socket) => void, as: Expected])[] = [
  ['huge', whole(json({ a: GOLD.repeat(CAP / 5) })), 'unreachable'],
  ['huge without an end', forever(head(200, JSON_TYPE), GOLD.repeat(1_000)), 'unreachable'],
  ['a slow drip', forever(head(200, JSON_TYPE), ' '), 'unreachable'],
  ['slow headers', forever('HTTP/1.1 200 OK\r\n', 'x: y\r\n'), 'unreachable'],
  ['a header without an end', forever('HTTP/1.1 200 OK\r\nx: ', GOLD.repeat(500)), 'unreachable'],
  ['one answer to wait after another', forever('', 'HTTP/1.1 103 Early\r\nlink: </x>\r\n\r\n'), 'unreachable'],
  ['nothing', () => {}, 'unreachable'],
  ['an end at once', (socket) => socket.end(), 'unreachable'],
  ['no HTTP', raw(`${GOLD} 220 mail.example ESMTP\r\n`), 'unreachable'],
  ['another HTTP', raw(`HTTP/9.9 200 ${GOLD}\r\n\r\n`), 'unreachable'],
  ['a switch of protocol', raw('HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'), 'unreachable'],
  ['two lengths', raw(`HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}${GOLD}`), 'unreachable'],
  ['a length and chunks', raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'), 'unreachable'],
  ['a length below nothing', raw('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}'), 'unreachable'],
  ['a chunk of no length', raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n'), 'unreachable'],
  ['longer than it comes', raw(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"a":"${GOLD}"}`), 'unreachable'],
  ['half', whole(`{"a":"${GOLD}"`), 'broken'],
  ['shorter than it comes', raw(`HTTP/1.1 200 OK\r\n${'content-type: application/json'}\r\ncontent-length: 3\r\n\r\n{"a":"${GOLD}"}`), 'broken'],
  ['deep', whole('['.repeat(90_000)), 'broken'],
  ['deep and whole', whole(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`), 'broken'],
  ['a page', whole(`<html><title>${GOLD}</title></html>`, { 'content-type': 'text/html' }), 'broken'],
  ['a page that says it is data', whole(`<html>${GOLD}</html>`), 'broken'],
  ['data that says it is a page', whole(json({ id: GOLD }), { 'content-type': 'text/html' }), 'broken'],
  ['data that says it is nothing', whole(json({ id: GOLD }), { 'content-type': 'application/octet-stream' }), 'broken'],
  ['two values', whole(`{"id":"1"}{"id":"${GOLD}"}`), 'broken'],
  ['a gzip bomb', whole(gzipSync('x'.repeat(50_000_000)), GZIP), 'unreachable'],
  ['a bomb in a bomb', whole(gzipSync(gzipSync(Buffer.alloc(50_000_000))), GZIP), 'broken'],
  ['no gzip that says it is', whole(json({ id: GOLD }), GZIP), 'unreachable'],
  ['half a gzip', whole(gzipSync(json({ id: GOLD })).subarray(0, 20), GZIP), 'unreachable'],
  ['another packing', whole(json({ id: GOLD }).split('').reverse().join(''), { ...JSON_TYPE, 'content-encoding': 'br' }), 'broken'],
  ['another shape', whole(json({ id: { [GOLD]: [GOLD] } })), 'shape'],
  ['a list for a thing', whole(json([{ id: GOLD }])), 'shape'],
  ['an id that a double rounds, as a number', whole('{"id":"1","count":9007199254740993}'), 'shape'],
  ['an error with a page', whole(`<h1>${GOLD}</h1>`, { 'content-type': 'text/html' }, 500), 'broken'],
  ['a refusal with a text', whole(`root:x:0:0:${GOLD}`, { 'content-type': 'text/plain' }, 403), 'forbidden'],
  ['a refusal with a page', whole(`<h1>${GOLD}</h1>`, { 'content-type': 'text/html' }, 403), 'forbidden'],
  ['a refusal that is deep', whole('['.repeat(90_000), JSON_TYPE, 403), 'forbidden'],
  ['a refusal whose words are things', whole(json({ errors: { a: { toString: GOLD } }, errorMessages: [{}, null] }), JSON_TYPE, 403), 'forbidden'],
  ['a redirect with a page', whole(`<h1>${GOLD}</h1>`, { location: `http://127.0.0.1:1/${GOLD}` }, 302), 'moved'],
  ['nobody’s answer', whole(json({ id: GOLD }), { ...JSON_TYPE, 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }), 'anonymous'],
  ['a wait without an end', whole(GOLD, { 'retry-after': '9'.repeat(400) }, 429), 'rate-limited'],
  ['a wait that is no number', whole(GOLD, { 'retry-after': `-1e9${GOLD}` }, 429), 'rate-limited'],
] // biome-ignore format: a table

const CODES: Readonly<Record<Expected, RegExp>> = {
  broken: /^jira\.broken$/,
  unreachable: /^jira\.unreachable$/,
  moved: /^jira\.unreachable$/,
  anonymous: /^jira\.anonymous$/,
  forbidden: /^jira\.forbidden$/,
  'rate-limited': /^jira\.rate-limited$/,
  shape: /^jira\.broken$/,
}
const SHAPE = z.looseObject({
  id: z.coerce.string().refine((id) => !id.includes('[object')),
  count: z.number().optional(),
})

/** Those that only time ends; all others have time enough on the slowest machine. */
const SLOW = new Set(['a slow drip', 'slow headers', 'one answer to wait after another', 'nothing'])

async function withLine<T>(work: (line: Line) => Promise<T>, name = ''): Promise<T> {
  const world = openWorld({ allowOrigins: [origin], requestTimeout: 20_000, largestBody: CAP })
  const credential = { id: 'one', method: 'personal-access-token', email: null, secret: new Secret('secret') } as const
  try {
    return await work({
      ...{
        world: { ...world, sleep: async () => {} },
        address: origin,
        site: 'acme',
        credential,
        deadline: SLOW.has(name) ? 150 : 20_000,
      },
      ...{ budget: localBudget(world.now), breaker: localBreaker() },
    })
  } finally {
    await world.close()
  }
}

const told = (error: unknown): string =>
  isFault(error) ? JSON.stringify([error.message, error.remedy, error.facts, error.problems]) : String(error)

test.each(REFUSED)('%s is refused, in our own words', async (name, hostile, as) => {
  answer = hostile
  const read = await withLine((line) => openJira(line, 'dataCenter').get(SHAPE, '/rest/api/2/x'), name).catch(
    (error) => error,
  )
  expect(isFault(read), told(read)).toBe(true)
  expect(read.code).toMatch(CODES[as])
  const sent = await withLine((line) => openJira(line, 'dataCenter').send('POST', '/rest/api/2/x', {}), name).catch(
    (error) => error,
  )
  const found = await verify(name)
  expect(['ok', 'over-privileged', 'missing-permission']).not.toContain(found.state)
  expect(found.account).toBeNull()
  for (const words of [told(read), told(sent), JSON.stringify(found)]) {
    expect(words).not.toContain(GOLD)
    expect(words.length).toBeLessThan(4_000)
  }
})

async function verify(name: string) {
  const read = siteAddress(origin, { httpAllowed: () => true })
  if ('problem' in read) throw new Error(read.problem.says)
  const { address } = read
  return withLine(
    ({ address: _, site: __, ...line }) =>
      verifyConnection(
        { address, purpose: 'service', projects: [], expiresAt: null, credential: line.credential },
        { ...line, gateway: origin },
      ),
    name,
  )
}

const HARMLESS: readonly (readonly [name: string, answer: (socket: Socket) => void, read: Json])[] = [
  ['a name twice: the last', whole('{"id":"1","id":"2"}'), { id: '2' }],
  ['prototypes', whole('{"id":"1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'), { id: '1', constructor: { prototype: { polluted: 1 } } }],
  ['half a letter', whole('{"id":"\\ud800"}'), { id: '\ufffd' }],
  ['zeros', whole('{"id":"a\\u0000b"}'), { id: 'a\ufffdb' }],
  ['bytes that are no letters', whole(Buffer.from([...Buffer.from('{"id":"'), 0xff, 0xc0, 0x80, ...Buffer.from('"}')])), { id: '\ufffd\ufffd\ufffd' }],
  ['an id beyond what a double holds', whole('{"id":9007199254740993}'), { id: '9007199254740993' }],
  ['other addresses', whole(json({ id: '1', self: 'http://127.0.0.1:1/' })), { id: '1', self: 'http://127.0.0.1:1/' }],
  ['a header that is a prototype', raw(`HTTP/1.1 200 OK\r\n__proto__: x\r\nconstructor: y\r\ncontent-length: 10\r\n\r\n{"id":"1"}`), { id: '1' }],
  ['gzip in small pieces', whole(gzipSync('{"id":"1"}'), GZIP), { id: '1' }],
] // biome-ignore format: a table

test.each(HARMLESS)('%s: harmless', async (_name, hostile, wanted) => {
  answer = hostile
  const read = await withLine((line) => openJira(line, 'dataCenter').get(SHAPE, '/rest/api/2/x'))
  expect(read).toEqual(wanted)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
