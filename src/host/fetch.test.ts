/** How an exchange ends without an answer, over real sockets: the reason, and whether anything can have been carried out. */
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { type HttpRequest, NoAnswer } from '../base/index.ts'
import { openFetch } from './fetch.ts'
import { serveFetch } from './serve-fetch.ts'

const open: { close(): unknown; closeAllConnections?(): void }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) {
    one.closeAllConnections?.()
    await one.close()
  }
})

async function listen(server: Server | TcpServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(server)
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const serving = (listener: RequestListener) => listen(createServer(listener))

async function ask(origin: string, request: Partial<HttpRequest> = {}, largestBody = 1_000) {
  const host = openFetch({ allowOrigins: [origin], requestTimeout: 5_000, largestBody })
  open.push(host)
  try {
    return await host.fetch({ method: 'GET', url: `${origin}/`, headers: {}, ...request })
  } catch (error) {
    if (error instanceof NoAnswer) return { reason: error.reason, notSent: error.notSent, says: error.message }
    throw error
  }
}

test('the answer comes whole: status, lower-case headers, text, and gzip unpacked', async () => {
  const origin = await serving((_request, answer) =>
    answer.writeHead(201, { 'Content-Encoding': 'gzip', 'X-One': ['a', 'b'] }).end(gzipSync('größer')),
  )
  const answer = await ask(origin, { method: 'POST', body: '{}' })
  expect(answer).toMatchObject({ status: 201, body: 'größer', headers: { 'x-one': 'a, b' } })
})

test('a redirect is an answer, not a way', async () => {
  const origin = await serving((_request, answer) => answer.writeHead(302, { location: 'http://127.0.0.1:1/' }).end())
  expect(await ask(origin)).toMatchObject({ status: 302, headers: { location: 'http://127.0.0.1:1/' } })
})

test('nothing listens: refused, nothing was sent', async () => {
  const closed = createTcpServer()
  const origin = await listen(closed)
  await new Promise((resolve) => closed.close(resolve))
  expect(await ask(origin)).toMatchObject({ reason: 'refused', notSent: true })
})

test('a name that does not exist: dns, nothing was sent', async () => {
  const host = openFetch({
    allowOrigins: [],
    requestTimeout: 5_000,
    resolve: (_name, done) => done(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []),
  })
  open.push(host)
  const asked = host.fetch({ method: 'GET', url: 'https://nowhere.example/', headers: {} })
  await expect(asked).rejects.toMatchObject({ reason: 'dns', notSent: true })
})

test('no TLS on the other side: tls, nothing was sent', async () => {
  const origin = (await serving((_request, answer) => answer.end())).replace('http:', 'https:')
  expect(await ask(origin)).toMatchObject({ reason: 'tls', notSent: true })
})

test('the connection breaks before or within the answer: reset, and it may have been carried out', async () => {
  const before = await serving((request) => request.socket.destroy())
  expect(await ask(before, { method: 'POST', body: '{}' })).toMatchObject({ reason: 'reset', notSent: false })
  const within = await serving((request, answer) => {
    answer.writeHead(200, { 'content-length': 100 })
    answer.write('half', () => request.socket.destroy())
  })
  expect(await ask(within)).toMatchObject({ reason: 'reset', notSent: false })
})

test('the deadline covers a silent server and a slow drip alike', async () => {
  const silent = await serving(() => {})
  expect(await ask(silent, { deadline: 100 })).toMatchObject({ reason: 'timeout', notSent: false })
  const drip = await serving((request, answer) => {
    const timer = setInterval(() => answer.write('.'), 5)
    request.on('close', () => clearInterval(timer))
  })
  expect(await ask(drip, { deadline: 100 })).toMatchObject({ reason: 'timeout', notSent: false })
})

test('an answer larger than the cap is not read, packed or not', async () => {
  const plain = await serving((_request, answer) => answer.end('x'.repeat(1_001)))
  expect(await ask(plain)).toMatchObject({ reason: 'too-large' })
  const packed = await serving((_request, answer) =>
    answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1_000_000))),
  )
  expect(await ask(packed, {}, 10_000)).toMatchObject({ reason: 'too-large' })
})

test('a served Fetch passes requests on as they are, and breaks the connection where it has no answer', async () => {
  const served = await serveFetch(async (request) => {
    if (request.url.endsWith('/broken')) throw new NoAnswer('reset', 'lost')
    return { status: 200, headers: { 'x-asked': request.headers['x-word'] ?? '' }, body: JSON.stringify(request) }
  })
  open.push(served)
  const answer = await ask(served.origin, {
    method: 'PUT',
    url: `${served.origin}/a?b=1`,
    body: 'ü',
    headers: { 'X-Word': 'w' },
  })
  expect(answer).toMatchObject({ status: 200, headers: { 'x-asked': 'w' } })
  expect(JSON.parse('body' in answer ? answer.body : '')).toMatchObject({
    method: 'PUT',
    url: `${served.origin}/a?b=1`,
    body: 'ü',
  })
  expect(await ask(served.origin, { url: `${served.origin}/broken` })).toMatchObject({
    reason: 'reset',
    notSent: false,
  })
})

test('a served Fetch is told when whoever asked gives up', async () => {
  const told = Promise.withResolvers<void>()
  const served = await serveFetch(async ({ abandoned }) => {
    await abandoned
    told.resolve()
    throw new NoAnswer('timeout', 'nobody waits')
  })
  open.push(served)
  expect(await ask(served.origin, { deadline: 50 })).toMatchObject({ reason: 'timeout' })
  await told.promise
})

test('held up past its moment while it connects: nothing is sent, and nothing was done', async () => {
  const heard: string[] = []
  const origin = await serving(({ method = '' }, answer) => {
    heard.push(method)
    answer.end('{}')
  })
  let now = 1_000
  const host = openFetch({
    ...{ allowOrigins: [origin], requestTimeout: 5_000, now: () => now },
    resolve: () => expect.unreachable(),
  })
  open.push(host)
  const late = (method: string) =>
    host.fetch({ method, url: `${origin}/`, headers: {}, body: '{}', sendUntil: 2_000 }).then(
      () => 'sent',
      (error: NoAnswer) => `${error.reason} ${error.notSent}`,
    )
  expect(await late('POST')).toBe('sent')
  now = 2_000
  expect(await late('PUT')).toBe('sent')
  now = 2_001
  for (const method of ['POST', 'DELETE']) expect(await late(method)).toBe('too-late true')
  expect((await host.fetch({ method: 'PATCH', url: `${origin}/`, headers: {} })).status).toBe(200)
  expect(heard).toEqual(['POST', 'PUT', 'PATCH'])
})
