/** What a site answers is never a way elsewhere: redirects, absolute addresses, and headers that point somewhere else. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { isFault, Secret } from '../../src/base/index.ts'
import { openWorld } from '../../src/host/index.ts'
import {
  type Line,
  localBreaker,
  localBudget,
  openJira,
  siteAddress,
  type Verification,
  verifyConnection,
} from '../../src/jira/index.ts'
import { type Inside, openInside } from './ground.ts'

let inside: Inside
let server: Server
let origin: string
let answer: (request: IncomingMessage, response: ServerResponse) => void
/** The paths that came with a token. */
const asked: string[] = []
beforeAll(async () => {
  inside = await openInside()
  server = createServer((request, response) => {
    if (request.headers.authorization !== undefined) asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await inside.close()
})

const json = (response: ServerResponse, body: unknown, headers: Record<string, string> = {}, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

/** The inside in every form that a header or a body may name it. */
const ways = (): readonly string[] => [
  `http://127.0.0.1:${inside.port}/rest/api/3/myself`,
  `http://localhost:${inside.port}/`,
  `//127.0.0.1:${inside.port}/rest/`,
  `\\\\127.0.0.1:${inside.port}\\`,
  `http://name:word@127.0.0.1:${inside.port}/`,
  `http:127.0.0.1:${inside.port}`,
  `https://0x7f.1:${inside.port}/rest/api/3/task/1`,
  `@127.0.0.1:${inside.port}/rest/`,
  `.127.0.0.1.nip.example:${inside.port}/`,
  `:${inside.port}/rest/api/3/task/1`,
  `${inside.port}`,
]

async function withWorld<T>(work: (line: Line) => Promise<T>): Promise<T> {
  const world = openWorld({ allowOrigins: [origin], requestTimeout: 5_000 })
  const hasty = { ...world, sleep: async () => {} }
  const credential = { id: 'one', method: 'api-token', email: 'anna@acme.example', secret: new Secret('gold') } as const
  try {
    return await work({
      ...{ world: hasty, address: origin, site: 'acme', credential, deadline: 2_000 },
      ...{ budget: localBudget(world.now), breaker: localBreaker() },
    })
  } finally {
    await world.close()
  }
}

const verify = (): Promise<Verification> =>
  withWorld(({ address, site: _, ...line }) => {
    const read = siteAddress(address, { httpAllowed: () => true })
    if ('problem' in read) throw new Error(read.problem.says)
    const input = { address: read.address, purpose: 'service', projects: [], expiresAt: null } as const
    return verifyConnection({ ...input, credential: line.credential }, { ...line, gateway: origin })
  })

test.each([301, 302, 303, 307, 308])(
  'a redirect by %i: site-moved with the new origin and nothing else of it',
  async (status) => {
    for (const location of ways()) {
      answer = (_request, response) => response.writeHead(status, { location, refresh: `0;url=${location}` }).end()
      const found = await verify()
      expect(found.state).toBe('site-moved')
      expect(found.says).not.toContain('word')
    }
    answer = (_request, response) =>
      response.writeHead(status, { location: 'https://new.example/jira/login?os_token=gold' }).end()
    const { says } = await verify()
    expect(says).toContain('https://new.example')
    expect(says).not.toMatch(/gold|login/)
    expect(inside.reached()).toBe(0)
  },
)

test('a write’s redirect is not followed, and names the new origin alone', async () => {
  for (const location of ways()) {
    answer = (_request, response) => response.writeHead(307, { location }).end()
    const refused = await withWorld((line) => openJira(line, 'cloud').send('POST', '/rest/api/3/issue', {})).catch(
      (one) => one,
    )
    expect(isFault(refused, 'jira.unreachable')).toBe(true)
    expect(JSON.stringify([refused.message, refused.facts])).not.toMatch(/word|rest\/api\/3\/myself/)
  }
  expect(inside.reached()).toBe(0)
})

test('a task is asked for below the site’s address, wherever its location points', async () => {
  for (const location of ways()) {
    asked.length = 0
    answer = (request, response) =>
      request.method === 'POST' ? response.writeHead(303, { location }).end() : json(response, { status: 'COMPLETE' })
    await withWorld((line) => openJira(line, 'cloud').send('POST', '/rest/api/3/x', {})).catch((error) => {
      if (!isFault(error)) throw error
    })
    for (const path of asked) expect(path).toMatch(/^\/rest\//)
  }
  expect(inside.reached()).toBe(0)
})

test('absolute addresses in lists and headers are not followed: pages go on by number at the site', async () => {
  for (const way of ways()) {
    asked.length = 0
    const elsewhere = { link: `<${way}>; rel="next"`, 'content-location': way, 'alt-svc': `h2="${way}"` }
    answer = (request, response) => {
      const at = Number(new URL(request.url ?? '', origin).searchParams.get('startAt'))
      const values = [{ id: at, self: way, avatarUrls: { '48x48': way }, content: way, _links: { next: way } }]
      json(response, { self: way, nextPage: way, next: way, startAt: at, maxResults: 1, total: 3, values }, elsewhere)
    }
    const rows = await withWorld((line) =>
      openJira(line, 'cloud').all(z.looseObject({ id: z.number() }), '/rest/api/3/x/search'),
    )
    expect(rows.map(({ id }) => id)).toEqual([0, 1, 2])
    expect(asked.every((path) => path.startsWith('/rest/api/3/x/search?'))).toBe(true)
  }
  expect(inside.reached()).toBe(0)
})

test('what calls itself another site, or names a tenant that climbs out of its path, draws no token elsewhere', async () => {
  for (const way of [
    ...ways(),
    '../../ex/jira/other',
    '%2e%2e/other',
    'one/../../other',
    'a b',
    'a?b',
    'a#b',
    'x'.repeat(500),
  ]) {
    asked.length = 0
    answer = (request, response) => {
      if (request.url?.includes('serverInfo'))
        return json(response, { version: '1', deploymentType: 'Cloud', baseUrl: way })
      if (request.url?.includes('tenant_info')) return json(response, { cloudId: way })
      return json(response, {}, {}, 401)
    }
    expect((await verify()).account).toBeNull()
    for (const path of asked) expect(path).toMatch(/^\/(ex\/jira\/[\w-]{1,100}\/)?rest\/api\/[23]\/myself$/)
  }
  expect(inside.reached()).toBe(0)
})
