/** Whatever is asked of the door, its answer is of a declared kind, for no other site to read, and shows nothing of the machine. */
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([])
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

/** As it goes over the wire: what a client library would refuse to send. */
function raw(lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(journey.url)
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(Number(port), hostname, () => socket.write(lines.join('\r\n')))
    socket.on('data', (part) => {
      heard += part
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}

const WAYS = [
  '/',
  '/healthz',
  '/readyz',
  '/api/v1/session',
  '/api/v1/connections',
  '/api/v1/openapi.json',
  '/api/v1/no',
]

test('an answer names its type and character set, and no other site may read it', async () => {
  for (const way of WAYS) {
    const answer = await fetch(`${journey.url}${way}`, {
      headers: { cookie: ada.cookie ?? '', origin: 'https://evil.example' },
    })
    const body = await answer.text()
    expect([body === '', answer.headers.get('content-type')], way).toEqual([
      false,
      expect.stringMatching(/^(text\/html|application\/json); charset=utf-8$/),
    ])
    const names = [...answer.headers.keys()]
    expect(
      names.filter((name) => name.startsWith('access-control-')),
      way,
    ).toEqual([])
    expect(
      names.filter((name) => /^(server|x-powered-by)$/.test(name)),
      way,
    ).toEqual([])
  }
})

test('no method but those of its routes is heard: no trace, no tunnel', async () => {
  for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'OPTIONS', 'NONSENSE']) {
    const heard = await raw([
      `${method} /api/v1/session HTTP/1.1`,
      'Host: x',
      'X-Secret: echo',
      'Connection: close',
      '',
      '',
    ])
    expect(Number(heard.split(' ')[1] ?? 400), method).toBeGreaterThanOrEqual(400)
    expect(heard, method).not.toContain('echo')
  }
})

test('a message whose end can be read in two ways is refused', async () => {
  const head = [
    'POST /api/v1/session HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    'Sec-Fetch-Site: same-origin',
  ]
  const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
  for (const ends of [
    ['Content-Length: 5', 'Transfer-Encoding: chunked'],
    ['Content-Length: 5', 'Content-Length: 6'],
    ['Transfer-Encoding: chunked, identity'],
  ]) {
    const heard = await raw([...head, ...ends, '', `0\r\n\r\n${hidden}`])
    expect(heard.match(/^HTTP\/1\.1 \d+/gm), ends.join()).toEqual(['HTTP/1.1 400'])
  }
})

test('files are the web app’s alone: no listing, no other file, no way up', async () => {
  for (const way of ['/assets/', '/assets', '/.git/config', '/package.json', '/src/cli/main.ts', '/.env']) {
    const answer = await fetch(`${journey.url}${way}`)
    const text = await answer.text()
    // Every path that is no file is a page of the app, or nothing where the app is not built.
    if (answer.status === 200) expect(text, way).toContain('<div id="root">')
    expect(text, way).not.toMatch(/Index of|"dependencies"|\[core\]|#!\/usr/)
  }
  for (const way of ['/../package.json', '/assets/../../../package.json', '/%2e%2e/%2e%2e/package.json']) {
    const heard = await raw([`GET ${way} HTTP/1.1`, 'Host: x', 'Connection: close', '', ''])
    expect(heard, way).not.toContain('"dependencies"')
  }
})

test('a packed body is not unpacked', async () => {
  const answer = await fetch(`${journey.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', 'sec-fetch-site': 'same-origin' },
    body: gzipSync(JSON.stringify({ email: 'ada@fairlead.example', password: 'x' })),
  })
  expect(answer.status).toBe(400)
})

test('a body larger than anything that is asked for is refused before it is read', async () => {
  const answer = await raw([
    'POST /api/v1/session HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    'Sec-Fetch-Site: same-origin',
    `Content-Length: ${200 * 1_048_576}`,
    'Connection: close',
    '',
    '{"email":',
  ])
  expect(answer).toMatch(/^HTTP\/1\.1 (400|413) /)
})

test('who asks is judged before what they send is read; anybody sends a megabyte, whoever signed in what a large mapping needs', async () => {
  const of = (megabytes: number): string => JSON.stringify({ email: 'x', password: 'x'.repeat(megabytes * 1_048_576) })
  const viewer = await journey.person('viewer')
  const codeOf = async (client: Client, route: string, body: string) => {
    const { status, body: told } = await client.send('POST', route, { body })
    return [status, told.code]
  }
  expect(await codeOf(journey.nobody, '/session', of(1))).toEqual([400, 'input.invalid'])
  expect(await codeOf(journey.nobody, '/snapshots', of(30))).toEqual([401, 'not-signed-in'])
  expect(await codeOf(journey.nobody, '/snapshots', '{"not":')).toEqual([401, 'not-signed-in'])
  expect(await codeOf(viewer, '/people/invitations', of(30))).toEqual([403, 'not-allowed'])
  const taken = await ada.send('POST', '/people/invitations', { body: of(30) })
  expect([taken.status, String(taken.body.says)]).toEqual([400, expect.stringMatching(/^email: /)])
  expect(await codeOf(ada, '/people/invitations', of(33))).toEqual([400, 'input.invalid'])
})

test('a member given twice is not taken as one or the other', async () => {
  for (const query of ['limit=1&limit=2', 'search=a&search=b']) {
    const { status, body } = await ada.send('GET', `/activity?${query}`)
    expect([status, body.code, body.about], query).toEqual([400, 'input.invalid', query.split('=')[0]])
  }
  // What the path names goes before the same name in the body.
  const { invitation } = await ada.get('people.invite', { email: 'twice@fairlead.example', role: 'viewer' })
  const body = { id: '00000000-0000-4000-8000-000000000000' }
  expect((await ada.send('DELETE', `/people/invitations/${invitation.id}`, { body })).status).toBe(200)
})

test('no word of whoever asks begins a line of the log', async () => {
  const forged = '{"level":"info","msg":"forged"}'
  await journey.nobody.send('POST', '/session', { body: { email: `a\n${forged}\n@b.example`, password: 'x' } })
  await journey.nobody.send('GET', `/nowhere%0a${encodeURIComponent(forged)}`)
  await journey.nobody.send('GET', '/connections', { headers: { 'user-agent': forged, 'x-forwarded-for': forged } })
  const lines = journey.said.filter((line) => line.startsWith('{')).flatMap((text) => text.trimEnd().split('\n'))
  expect(lines.length).toBeGreaterThan(2)
  for (const line of lines) expect((JSON.parse(line) as { msg: string }).msg).not.toBe('forged')
})

test('what is refused for want of a right, or is not as it must be, leaves a line with its request, and none of its words', async () => {
  const viewer = await journey.person('viewer')
  const marked = 'a-word-of-whoever-tries'
  const tries = [
    await viewer.send('DELETE', `/connections/${marked}`),
    await journey.nobody.send('GET', `/connections?search=${marked}`),
    await ada.send('POST', '/snapshots', { body: { connection: [marked] } }),
  ]
  const lines = journey.said.filter((line) => line.includes('"msg":"refused"'))
  for (const { body } of tries) {
    const [line = ''] = lines.filter((one) => one.includes(String(body.request)))
    expect(JSON.parse(line)).toMatchObject({ code: body.code, method: expect.any(String), address: expect.any(String) })
    expect(line).not.toContain(marked)
  }
})
