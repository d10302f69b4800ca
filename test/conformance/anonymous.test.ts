/** No false "connected": whatever Jira answers to anybody, faked as a 200 that is empty or full, proves no token. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isFault } from '../../src/base/index.ts'
import { localBreaker, localBudget, openJira, type Verification, verifyConnection } from '../../src/jira/index.ts'
import { credential, inputFor, KINDS, type Kind, ORIGIN, portsOf, setUp } from '../verification.ts'
import { documentsFound, operationsOf } from './documents.ts'

interface Endpoint {
  readonly method: string
  readonly path: string
  /** As the document shows its answer. */
  readonly full: string
}

/** An answer that holds everything by which any question of ours could be taken for answered. */
const EVERYTHING = JSON.stringify({
  ...{ accountId: 'x', key: 'x', name: 'x', version: '10.3.0', deploymentType: 'Cloud', cloudId: 'x', isLast: true },
  ...{ values: [{ id: '1', key: 'PAR', name: 'x' }], total: 1, projects: [{ id: 1, key: 'PAR' }] },
  permissions: { ADMINISTER: { havePermission: true }, BROWSE_PROJECTS: { havePermission: true } },
  ...{ globalPermissions: ['ADMINISTER'], projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects: [1] }] },
})

/** Kept here, so that these are tried wherever the documents are not at hand. */
const OWN: Readonly<Record<Kind, readonly string[]>> = {
  cloud: [
    ...['GET /rest/api/3/mypermissions', 'POST /rest/api/3/permissions/check', 'POST /rest/api/3/permissions/project'],
    ...['GET /rest/api/3/project/search', 'GET /rest/api/3/field', 'GET /rest/api/3/search/jql'],
    ...['GET /rest/api/3/serverInfo', 'GET /rest/api/2/serverInfo', 'GET /_edge/tenant_info'],
    ...['GET /rest/api/3/priority', 'GET /rest/api/3/issuetype', 'GET /rest/agile/1.0/board'],
  ],
  dataCenter: [
    ...['GET /rest/api/2/mypermissions', 'GET /rest/api/2/project', 'GET /rest/api/2/field', 'GET /rest/api/2/search'],
    ...['GET /rest/api/2/serverInfo', 'GET /rest/api/2/priority', 'GET /rest/api/2/issuetype'],
    ...['GET /rest/api/2/dashboard', 'GET /rest/agile/1.0/board'],
  ],
}

const own = (kind: Kind): readonly Endpoint[] =>
  OWN[kind].map((one) => {
    const [method = '', path = ''] = one.split(' ')
    return { method, path, full: EVERYTHING }
  })

function documented(): readonly Endpoint[] {
  const all = operationsOf('cloud').filter(({ text }) => /can be accessed anonymously/.test(text))
  return all.map(({ method, path, examples }) => ({
    method,
    path: path.replace(/\{\w+\}/g, '1'),
    full: JSON.stringify(examples['200'] ?? examples['201'] ?? {}),
  }))
}

const EMPTY = ['', '[]', '{}', 'null', '{"values":[]}'] as const
/** Jira says in a header that it took us for nobody, or says nothing at all. */
const TOLD = { cloud: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }, dataCenter: { 'x-ausername': 'anonymous' } }

/** A site at which a wrong token is nobody, and some endpoints answer nobody with this. */
function fakedSite(kind: Kind) {
  const now = { faked: new Set<string>(), body: '', headers: {} as Record<string, string> }
  const set = setUp(kind, (fetch) => async (request) => {
    const path = request.url.slice(set.site.base.length).split('?')[0] ?? ''
    // The product first asks as nobody, which is answered as ever; what is sent with the token is faked.
    if (request.headers.authorization !== undefined && now.faked.has(`${request.method} ${path}`))
      return { status: 200, headers: { 'content-type': 'application/json', ...now.headers }, body: now.body }
    return fetch(request)
  })
  return { set, now }
}

let cases = 0
const wrongToken = (kind: Kind) => ({ ...credential(kind, 'ada@acme.example', 'nobody-s'), id: `case ${++cases}` })

async function verified(
  { set }: ReturnType<typeof fakedSite>,
  purpose: 'service' | 'deployment',
): Promise<Verification> {
  const input = inputFor(set, 'admin', { purpose, projects: ['PAR'], credential: wrongToken(set.kind) })
  return verifyConnection(input, portsOf(set))
}

const isConnected = ({ state, account, address, administrator }: Verification): boolean =>
  account !== null ||
  address !== null ||
  administrator !== null ||
  ['ok', 'over-privileged', 'missing-permission'].includes(state)

/** Gives how often it was tried, and each time that it was taken for connected. */
async function tryAll(kind: Kind, endpoints: readonly Endpoint[]): Promise<{ tried: number; connected: string[] }> {
  const site = fakedSite(kind)
  const groups = [...endpoints.map((one) => [one]), endpoints]
  const connected: string[] = []
  let tried = 0
  for (const group of groups)
    for (const headers of [TOLD[kind], {}])
      for (const body of [...EMPTY, ...(group.length === 1 ? [group[0]?.full ?? ''] : []), EVERYTHING])
        for (const purpose of ['service', 'deployment'] as const) {
          Object.assign(site.now, {
            faked: new Set(group.map(({ method, path }) => `${method} ${path}`)),
            body,
            headers,
          })
          tried += 1
          const found = await verified(site, purpose)
          if (isConnected(found)) connected.push(`${group.map(({ path }) => path).join()} ${body.slice(0, 60)}`)
        }
  return { tried, connected }
}

/** A client of a token that has died: where Jira says that it took us for nobody, its answer is no data. */
async function asked(kind: Kind, endpoints: readonly Endpoint[]): Promise<{ tried: number; believed: string[] }> {
  const { set, now } = fakedSite(kind)
  const believed: string[] = []
  let tried = 0
  for (const { method, path, full } of endpoints)
    for (const body of [...EMPTY, full, EVERYTHING]) {
      Object.assign(now, { faked: new Set([`${method} ${path}`]), body, headers: TOLD[kind] })
      const dead = wrongToken(kind)
      const line = {
        ...{ world: set.world, address: set.site.base, site: 'acme', credential: dead, deadline: 30_000 },
        ...{ budget: localBudget(set.world.now), breaker: localBreaker() },
      }
      const jira = openJira(line, kind)
      const answer = method === 'GET' ? jira.get(z.unknown(), path) : jira.send(method as 'POST', path, {})
      const refused = await answer.then(
        () => false,
        (error: unknown) => isFault(error, 'jira.anonymous'),
      )
      tried += 1
      if (!refused || (await line.breaker.isOpen(dead.id)) === null) believed.push(`${method} ${path} ${body}`)
    }
  return { tried, believed }
}

async function judge(kind: Kind, endpoints: readonly Endpoint[], which: string): Promise<void> {
  const { tried, connected } = await tryAll(kind, endpoints)
  const { tried: questions, believed } = await asked(kind, endpoints)
  console.log(
    `${which}: ${endpoints.length} endpoints; ${tried} checks, ${connected.length} taken for connected; ${questions} answers, ${believed.length} taken for data.`,
  )
  expect(endpoints.length).toBeGreaterThan(0)
  expect(connected).toEqual([])
  expect(believed).toEqual([])
}

test.each(KINDS)('%s: none of the endpoints that we know of proves a token', async (kind) => {
  await judge(kind, own(kind), `${kind}, of our own list`)
})

test.skipIf(!documentsFound)(
  'Cloud: none of the endpoints that its document opens to anybody proves a token',
  async () => {
    const endpoints = documented()
    expect(endpoints.filter(({ method }) => method === 'GET').length).toBeGreaterThan(90)
    await judge('cloud', endpoints, 'Cloud, of its document')
  },
)

describe.each(KINDS)('%s', (kind) => {
  test.each([...EMPTY, '<html>Log in</html>', '{"name":""}', '{"accountId":null,"displayName":"Anybody"}', '"x"', '7'])(
    'nobody’s own account, answered as %s, proves none either',
    async (body) => {
      const site = fakedSite(kind)
      const myself = kind === 'cloud' ? 'GET /rest/api/3/myself' : 'GET /rest/api/2/myself'
      Object.assign(site.now, { faked: new Set([myself]), body, headers: {} })
      for (const purpose of ['service', 'deployment'] as const) {
        const found = await verified(site, purpose)
        expect(isConnected(found), JSON.stringify(found)).toBe(false)
        expect(['anonymous', 'not-jira', 'wrong-token']).toContain(found.state)
      }
    },
  )

  test('the same fakes let a token that works through', async () => {
    const site = fakedSite(kind)
    const input = inputFor(site.set, 'admin', { purpose: 'deployment' })
    expect(isConnected(await verifyConnection(input, { ...portsOf(site.set), gateway: ORIGIN }))).toBe(true)
  })
})
