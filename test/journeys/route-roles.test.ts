/** Every route and everybody who may come to it, made from the table of actions and the server's own routes: refused without a word of data or any effect, or let through. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACTIONS } from '../../src/actions/index.ts'
import { type Asker, type EveryRoute, openEveryRoute, PERSON_ROLES, type Route } from './every-route.ts'

let every: EveryRoute
beforeAll(async () => {
  every = await openEveryRoute('/nowhere')
})
afterAll(() => every[Symbol.asyncDispose]())

/** Who may come to what is no action: everybody; whoever has a session; whoever may look; or whoever proves it in another way. */
const OWN: Readonly<Record<string, 'anyone' | 'session' | 'viewer' | 'signature'>> = {
  'GET /api/v1/session': 'session',
  'POST /api/v1/session': 'anyone',
  'DELETE /api/v1/session': 'anyone',
  'POST /api/v1/session/first': 'anyone',
  'POST /api/v1/session/code': 'anyone',
  'POST /api/v1/session/passkey': 'anyone',
  'POST /api/v1/session/passkey/ask': 'anyone',
  'GET /api/v1/session/proof': 'session',
  'POST /api/v1/session/proof': 'session',
  'GET /api/v1/session/ways': 'anyone',
  'GET /api/v1/session/single-sign-on': 'anyone',
  'GET /api/v1/session/single-sign-on/back': 'anyone',
  // The provider itself: what its token says is judged, whoever brings it.
  'POST /api/v1/session/single-sign-on/out': 'anyone',
  'GET /api/v1/events': 'viewer',
  'GET /api/v1/proof': 'anyone',
  'GET /api/v1/openapi.json': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  // From this machine itself, with nothing that a proxy adds.
  'GET /metrics': 'signature',
  'POST /hooks/:hook': 'signature',
}

const nameOf = ({ method, path }: Route): string => `${method.replace('HEAD', 'GET')} ${path}`

test('every route is an action or one that is known here, and every one of these is open', () => {
  const strange = every.routes.filter((route) => !route.action && !(nameOf(route) in OWN)).map(nameOf)
  expect(strange).toEqual([])
  const open = new Set(every.routes.map(nameOf))
  expect(Object.keys(OWN).filter((name) => !open.has(name))).toEqual([])
  expect(every.routes.filter(({ method, action }) => action?.method === method)).toHaveLength(ACTIONS.length)
})

type Expected = 'allowed' | 401 | 403

/** What the table says, by rules of this test's own. */
function expectedOf(route: Route, { role, key }: Asker): Expected {
  const rank = (one: string): number => ['anyone', ...PERSON_ROLES].indexOf(one as never)
  if (!route.action) {
    const who = OWN[nameOf(route)]
    if (who === 'anyone') return 'allowed'
    if (who === 'signature') return nameOf(route) === 'GET /metrics' ? 403 : 401
    if (who === 'session') return role !== null && !key ? 'allowed' : 401
    return role === null ? 401 : key?.sites === 'one' ? 403 : 'allowed'
  }
  const { needs, keys, proof } = route.action
  if (role === null) return needs === 'anyone' ? 'allowed' : 401
  if (!key) return rank(role) >= rank(needs) ? 'allowed' : 403
  if (keys === 'never') return 403
  if (needs === 'anyone' || key.named === 'all') return 'allowed'
  return rank(role) >= rank(needs) && !proof ? 'allowed' : 403
}

/** What is judged before anybody is asked who they are. */
const BODIES: Readonly<Record<string, object>> = { 'POST /api/v1/session/proof': { password: 'a guess' } }

const NOWHERE = '00000000-0000-4000-8000-000000000000'
let asked = 0
const AT_ONCE = 8

async function ask({ method, path }: Route, { headers }: Asker) {
  asked += 1
  // Each from an address of its own: how much one may ask is not what is tried here.
  const from = `198.51.${(asked >> 8) & 255}.${asked & 255}`
  const answer = await fetch(every.url + path.replace(/:\w+/g, NOWHERE), {
    method,
    redirect: 'manual',
    headers: {
      'x-forwarded-for': from,
      'sec-fetch-site': 'same-origin',
      ...headers,
      ...(method === 'GET' || method === 'HEAD' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: JSON.stringify(BODIES[`${method} ${path}`] ?? {}) }),
    signal: AbortSignal.timeout(60_000),
  })
  const isStream = (answer.headers.get('content-type') ?? '').startsWith('text/event-stream')
  const text = isStream ? '' : await answer.text()
  if (isStream) await answer.body?.cancel()
  return { status: answer.status, text }
}

/** A key that opens nothing is refused where nobody else is, so that its holder hears of it. */
const isBadKey = ({ role, headers }: Asker): boolean => role === null && 'authorization' in headers

const told = (route: Route, asker: Asker): string => `${asker.name}: ${route.method} ${route.path}`
const pairs = (): (readonly [Route, Asker, Expected])[] =>
  every.routes.flatMap((route) => every.askers.map((asker) => [route, asker, expectedOf(route, asker)] as const))

/** All that a refusal may say. */
const WORDS = new Set(['code', 'says', 'remedy', 'request'])

/** Every row of every table, but when a session or a key was seen last. */
async function contents(): Promise<Readonly<Record<string, string>>> {
  const { db } = every.database
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  const sums = await Promise.all(
    rows.map(async ({ name }) => {
      const row = await sql<{ sum: string }>`
        select coalesce(md5(string_agg(text, '' order by text)), '') as sum from (
          select (to_jsonb(t) - 'seen_at' - 'used_at' - 'used_from' - 'beat')::text as text from ${sql.table(name)} t
        ) as texts`.execute(db)
      return [name, row.rows[0]?.sum ?? ''] as const
    }),
  )
  return Object.fromEntries(sums)
}

test('whoever may not is refused, hears nothing of what is there, and changes nothing', {
  timeout: 600_000,
}, async () => {
  const refused = pairs().filter(([, , expected]) => expected !== 'allowed')
  const before = await contents()
  const wrong: string[] = []
  const one = async ([route, asker, expected]: (typeof refused)[number]): Promise<void> => {
    const { status, text } = await ask(route, asker)
    const body = text === '' ? {} : (JSON.parse(text) as object)
    if (status !== expected || Object.keys(body).some((member) => !WORDS.has(member)))
      wrong.push(`${told(route, asker)} → ${status} for ${expected}: ${text.slice(0, 200)}`)
  }
  for (let at = 0; at < refused.length; at += AT_ONCE) await Promise.all(refused.slice(at, at + AT_ONCE).map(one))
  expect(wrong).toEqual([])
  // Neither a row of the audit nor of anything else.
  expect(await contents()).toEqual(before)
  process.stdout.write(`${every.routes.length} routes, ${every.askers.length} askers: ${refused.length} refusals\n`)
})

/** What ends the session that asks; it is asked last. */
const ENDS = new Set(['DELETE /api/v1/session'])

test('whoever may is never refused on rights', { timeout: 600_000 }, async () => {
  const allowed = pairs().filter(([{ method }, , expected]) => expected === 'allowed' && method !== 'HEAD')
  const wrong: string[] = []
  const late = allowed.filter(([route]) => ENDS.has(nameOf(route)))
  const first = allowed.filter(([route]) => !ENDS.has(nameOf(route)))
  const one = async ([route, asker]: (typeof allowed)[number]): Promise<void> => {
    const { status, text } = await ask(route, asker)
    const ofKey = asker.key?.sites === 'one' && route.action !== undefined
    const isRefused = status === 401 || (status === 403 && !ofKey) || status >= 500
    // A wrong password is refused as one.
    const isSignIn = route.path.startsWith('/api/v1/session') && status === 401 && OWN[nameOf(route)] === 'anyone'
    if (isRefused && !isSignIn && !(isBadKey(asker) && status === 401))
      wrong.push(`${told(route, asker)} → ${status}: ${text.slice(0, 200)}`)
  }
  for (const some of [first, late])
    for (let at = 0; at < some.length; at += AT_ONCE) await Promise.all(some.slice(at, at + AT_ONCE).map(one))
  expect(wrong).toEqual([])
  process.stdout.write(`${allowed.length} let through\n`)
})

/** Telling of no site, so open to a key for other sites too. */
const OF_NO_SITE = ['about.get', 'kinds.list', 'checks.list']

test('a key that is for no site at all gets nothing but what is about none', { timeout: 300_000 }, async () => {
  const key = every.askers.find(({ name }) => name === 'a key for no site')
  if (!key) throw new Error('there is no such key')
  const got: string[] = []
  for (const route of every.routes.filter(({ action, method }) => action && method !== 'HEAD')) {
    const { status } = await ask(route, key)
    if (status === 200) got.push(route.action?.name ?? '')
  }
  expect(got.sort()).toEqual(OF_NO_SITE.toSorted())
})
