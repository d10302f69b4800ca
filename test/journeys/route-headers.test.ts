/** Every answer of every route tells browsers the same, whoever asks and whatever comes of it; made from the routes that the server opens. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EveryRoute, openEveryRoute } from './every-route.ts'

let every: EveryRoute
const web = mkdtempSync(path.join(tmpdir(), 'fairlead-web-'))
beforeAll(async () => {
  mkdirSync(path.join(web, 'assets'))
  for (const page of ['index.html', 'hand-over.html'])
    writeFileSync(
      path.join(web, page),
      '<!doctype html><html><head></head><body><script src="/assets/a.js"></script></body></html>',
    )
  writeFileSync(path.join(web, 'assets/a.js'), 'export {}')
  every = await openEveryRoute(web)
})
afterAll(async () => {
  await every[Symbol.asyncDispose]()
  rmSync(web, { recursive: true })
})

let asked = 0
async function ask(method: string, route: string, headers: Readonly<Record<string, string>>, proto = 'https') {
  asked += 1
  const writes = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
  const answer = await fetch(every.url + route.replace(/:\w+/g, 'x'), {
    method,
    redirect: 'manual',
    headers: {
      ...{ 'x-forwarded-for': `198.51.${asked >> 8}.${asked & 255}`, 'x-forwarded-proto': proto },
      ...{ 'sec-fetch-site': 'same-origin', ...headers },
      ...(writes ? { 'content-type': 'application/json' } : {}),
    },
    ...(writes ? { body: '{}' } : {}),
  })
  const told = Object.fromEntries(answer.headers)
  await answer.body?.cancel()
  return { status: answer.status, told }
}

/** What is wrong with the headers of an answer. */
function wrong(told: Readonly<Record<string, string>>, isApi: boolean): string[] {
  const csp = told['content-security-policy'] ?? ''
  const must: readonly (readonly [string, boolean])[] = [
    ['nosniff', told['x-content-type-options'] === 'nosniff'],
    ['no frame', /frame-ancestors 'none'/.test(csp) && told['x-frame-options'] === 'DENY'],
    ['nothing by default', /default-src 'none'/.test(csp)],
    ['no inline or evaluated script', !/script-src[^;]*'unsafe-/.test(csp)],
    [
      'no inline style element',
      !/style-src(-elem)? [^;]*'unsafe-/.test(
        csp.replace(/style-src 'self' 'unsafe-inline'/, csp.includes("script-src 'nonce-") ? '' : '$&'),
      ),
    ],
    ['no base', /base-uri 'none'/.test(csp)],
    ['opener', told['cross-origin-opener-policy'] === 'same-origin'],
    ['resource', told['cross-origin-resource-policy'] === 'same-origin'],
    ['referrer', told['referrer-policy'] === 'no-referrer'],
    ['permissions', /camera=\(\).*geolocation=\(\)/.test(told['permissions-policy'] ?? '')],
    ['TLS from now on', /max-age=(6307\d{4}|[3-9]\d{7})/.test(told['strict-transport-security'] ?? '')],
    ['kept nowhere', !isApi || told['cache-control'] === 'no-store'],
    ['told by nobody', told['x-powered-by'] === undefined && told.server === undefined],
  ]
  return must.filter(([, so]) => !so).map(([name]) => name)
}

test('every route, asked by nobody and by an owner', { timeout: 300_000 }, async () => {
  const owner = every.askers.find(({ name }) => name === 'owner')
  const found: string[] = []
  const one = async (method: string, route: string, headers: Readonly<Record<string, string>>): Promise<void> => {
    const { status, told } = await ask(method, route, headers)
    // Of an address that cannot be read the server does not know either how it came.
    const missing = wrong(told, route.startsWith('/api/')).filter(
      (name) => route !== '/%ff' || name !== 'TLS from now on',
    )
    if (missing.length > 0) found.push(`${method} ${route} (${status}): ${missing.join(', ')}`)
  }
  const routes = every.routes.filter(({ path }) => path !== '/api/v1/session' && path !== '*')
  for (const { method, path: route } of routes)
    await Promise.all([one(method, route, {}), one(method, route, owner?.headers ?? {})])
  // What is no route, and what cannot be read.
  for (const [method, route] of [
    ...[
      ['GET', '/'],
      ['GET', '/portfolio'],
      ['GET', '/assets/a.js'],
      ['GET', '/assets/nothing.js'],
      ['GET', '/index.html'],
    ],
    ...[
      ['POST', '/nothing'],
      ['GET', '/api/v1/nothing'],
      ['PATCH', '/api/v1/items'],
      ['GET', '/%ff'],
      ['OPTIONS', '/api/v1/items'],
    ],
  ] as [string, string][])
    await one(method, route, {})
  expect(found).toEqual([])
  process.stdout.write(`${routes.length} routes, ${asked} answers\n`)
})

test('only who came by TLS is told to come by nothing else', async () => {
  for (const route of ['/', '/api/v1/about', '/healthz'])
    expect((await ask('GET', route, {}, 'http')).told['strict-transport-security']).toBeUndefined()
})

test('each page has a nonce of its own, and its document carries it', async () => {
  const nonces = new Set<string>()
  for (let times = 0; times < 3; times++) {
    const answer = await fetch(`${every.url}/`)
    const [, nonce = ''] =
      /style-src 'self' 'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '') ?? []
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
    expect(await answer.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}" />`)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(3)
})

test('signing out clears what the browser keeps', async () => {
  const { told } = await ask('DELETE', '/api/v1/session', {})
  expect(told['clear-site-data']).toMatch(/"cache".*"storage"/)
})
