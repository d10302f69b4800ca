/** What looks after a token while nobody asks: the daily probe with one alarm and one failed login, the end read and warned of, each notice once. */
import { afterEach, expect, test } from 'vitest'
import { account, answering, authorize, beginLife, DAY, type Life, NAME } from '../../../../test/credential-life.ts'
import type { Fetch, HttpRequest } from '../../../base/index.ts'
import { healthOf } from '../../../store/index.ts'
import { showSync } from '../../resources/show-sync.ts'
import { endsIn } from './expiry.ts'
import { warnOfEnds } from './warn.ts'

let life: Life
afterEach(() => life[Symbol.asyncDispose]())

const service = () => account(life.site, 'service')
const revokeInJira = () => {
  for (const token of life.site.tables.tokens.values())
    if (token.token === service().token) token.revokedAt = life.site.now()
}
const failures = () => life.sent.filter(({ failed }) => failed).length
const health = async () => healthOf(life.database.db, (await life.current()).id)

test('a token is probed once a day, and what was found is kept; its use is in the audit', async () => {
  life = await beginLife('cloud')
  await life.connect()
  life.sent.length = 0
  await life.look()
  expect(life.sent).toEqual([])
  await life.days(1)
  expect(await health()).toMatchObject({ state: 'ok', probedAt: life.ports.world.now(), skew: expect.any(Number) })
  const once = life.sent.length
  expect(once).toBeGreaterThan(0)
  await life.look()
  expect(life.sent).toHaveLength(once)
  const view = await life.ask('connections.get', { name: NAME })
  expect(view).toMatchObject({ state: 'ok', checkedAt: new Date(life.ports.world.now()).toISOString() })
  const { rows } = await life.ask('activity.list', { action: 'credential.use' })
  expect(rows).toMatchObject([{ actor: 'job:credentials', outcome: 'opened' }])
})

test.each(['cloud', 'dataCenter'] as const)(
  'a token of %s that stops working: one failed login, one alarm with cause and remedy, however long it lasts',
  async (kind) => {
    life = await beginLife(kind)
    await life.connect()
    await life.days(1)
    revokeInJira()
    life.sent.length = 0
    await life.days(1)
    expect(await health()).toMatchObject({ state: 'wrong-token', since: life.ports.world.now() })
    expect(failures()).toBe(1)
    const alarms = (await life.told()).filter((one) => one.kind === 'fails')
    expect(alarms).toMatchObject([
      { says: expect.stringMatching(/wrong, expired or revoked/), remedy: expect.stringMatching(/new token/) },
    ])
    await life.days(10)
    expect(failures()).toBe(1)
    expect((await life.told()).filter((one) => one.kind === 'fails')).toEqual(alarms)
    expect((await health())?.state).toBe('wrong-token')
  },
)

test('four workers that look at once probe and alarm as one', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  revokeInJira()
  life.advance(DAY)
  await Promise.all([1, 2, 3, 4].map(() => life.look()))
  expect(failures()).toBe(1)
  expect((await life.told()).filter((one) => one.kind === 'fails')).toHaveLength(1)
})

test('a clock that is wrong is measured', async () => {
  const skewed = answering(/./, ({ headers }) => ({
    headers: { ...headers, date: new Date(life.ports.world.now() + 600_000).toUTCString() },
  }))
  life = await beginLife('cloud', {}, skewed)
  await life.connect()
  await life.days(1)
  const { skew = 0 } = (await health()) ?? {}
  expect(Math.abs((skew ?? 0) - 600_000)).toBeLessThan(2_000)
})

test('a site that cannot be reached alarms at once and is looked at again within hours', async () => {
  let away = false
  life = await beginLife('cloud', {}, (fetch) => async (request) => {
    if (away) return { status: 503, headers: {}, body: '' }
    return fetch(request)
  })
  await life.connect()
  away = true
  await life.days(1)
  expect(await health()).toMatchObject({ state: 'unreachable' })
  expect((await life.told()).map((one) => one.kind)).toEqual(['fails'])
  away = false
  life.advance(DAY / 20)
  await life.look()
  expect(await health()).toMatchObject({ state: 'ok' })
})

test('Data Center tells when the only living token of an account ends', async () => {
  life = await beginLife('dataCenter')
  await life.connect('service', '2026-09-01')
  expect(await life.current()).toMatchObject({ expiresFrom: 'typed', jiraId: null })
  await life.days(1)
  const [own] = [...life.site.tables.tokens.values()].filter(({ token }) => token === service().token)
  expect(await life.current()).toMatchObject({ expiresFrom: 'jira', jiraId: own?.id, expiresAt: own?.expiresAt })
})

test('with several living tokens the typed date stands: none is taken for the one in use', async () => {
  life = await beginLife('dataCenter')
  const [own] = [...life.site.tables.tokens.values()].filter(({ token }) => token === service().token)
  if (own) life.site.tables.tokens.set('9001', { ...own, id: '9001', token: 'another', expiresAt: null })
  await life.connect('service', '2026-09-01')
  await life.days(1)
  expect(await life.current()).toMatchObject({
    expiresFrom: 'typed',
    jiraId: null,
    expiresAt: Date.parse('2026-09-01'),
  })
})

test('through the year before its end a token is warned of at least five times, each once, and daily after it', async () => {
  life = await beginLife('cloud')
  const end = new Date(life.ports.world.now() + 100 * DAY).toISOString().slice(0, 10)
  await life.connect('service', end)
  for (let day = 0; day < 105; day++) {
    life.advance(DAY)
    await warnOfEnds(life.ports)
  }
  const warnings = (await life.told()).filter((one) => one.kind === 'ends')
  const before = warnings.filter(({ what }) => what.startsWith('ends'))
  expect(before.map(({ what }) => what.split(' ')[2])).toEqual(['60', '30', '14', '7', '3', '1'])
  expect(new Set(before.map(({ says }) => says))).toContain(`The token of ${NAME} ${endsIn(59)}.`)
  expect(warnings.length - before.length).toBeGreaterThanOrEqual(4)
  const again = warnings.length
  await Promise.all([1, 2, 3].map(() => life.look()))
  expect((await life.told()).filter((one) => one.kind === 'ends')).toHaveLength(again)
})

test('a person’s own token is warned of as theirs', async () => {
  life = await beginLife('cloud')
  await life.connect()
  const dora = await life.person('deployer', 'dora@acme.example')
  await authorize(life, dora, 'admin')
  await life.database.db
    .updateTable('credential')
    .set({ expires_at: new Date(life.ports.world.now() + 6 * DAY) })
    .where('person_id', '=', dora.id)
    .execute()
  await life.look()
  expect(await life.told()).toMatchObject([{ kind: 'ends', says: `Your token for ${NAME} ends in 6 days.` }])
})

test('a check on purpose counts as a look: what works again is no longer said to fail', async () => {
  life = await beginLife('dataCenter')
  await life.connect()
  revokeInJira()
  await life.days(1)
  expect((await life.ask('tokens.warnings', {})).warnings).toMatchObject([{ code: 'token-fails', connection: NAME }])
  for (const token of life.site.tables.tokens.values()) token.revokedAt = null
  expect(await life.ask('connections.test', { name: NAME })).toMatchObject({ state: 'ok' })
  expect((await life.ask('tokens.warnings', {})).warnings).toEqual([])
})

test('sync says so when its token has less than a day', async () => {
  life = await beginLife('cloud')
  await life.connect('service', new Date(life.ports.world.now() + 3 * DAY).toISOString().slice(0, 10))
  const said = async () => (await showSync(life.ports, NAME)).problems.map(({ code }) => code)
  expect(await said()).toEqual([])
  life.advance(2.5 * DAY)
  expect(await said()).toEqual(['token-ends'])
})

/** As Atlassian's page says that an organisation answers: two pages, the second by the cursor of the first. */
function organisation(rows: () => readonly object[], asked: HttpRequest[]): (fetch: Fetch) => Fetch {
  return (fetch) => async (request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname !== '/admin/api-access/v1/orgs/org-1/api-tokens') return fetch(request)
    asked.push(request)
    const [first, ...rest] = rows()
    const isFirst = searchParams.get('cursor') === null
    const body = { data: isFirst ? [first] : rest, links: isFirst ? { next: 'https://evil.example/?cursor=p2' } : {} }
    return { status: 200, headers: {}, body: JSON.stringify(body) }
  }
}

test('an organisation that Fairlead has a key of tells when the only living Cloud token of an account ends', async () => {
  const asked: HttpRequest[] = []
  const row = (id: string, user: string, expiresAt: string, status = 'ALLOWED') => ({
    ...{ id, label: id, status, createdAt: '2026-01-01T00:00:00Z', expiresAt, user: { id: user } },
  })
  const rows = () => [
    row('t1', 'somebody else', '2027-01-01T00:00:00Z'),
    row('t2', service().accountId, '2026-12-31T00:00:00Z'),
    row('t3', service().accountId, '2027-06-01T00:00:00Z', 'BLOCKED'),
  ]
  const key = { FAIRLEAD_ORG_ID: 'org-1', FAIRLEAD_ORG_KEY: 'ATCTT3xFfGN0-a-key-of-the-organisation' }
  life = await beginLife('cloud', key, organisation(rows, asked))
  await life.connect('service', '2026-09-01')
  await life.days(1)
  expect(await life.current()).toMatchObject({ expiresFrom: 'jira', expiresAt: Date.parse('2026-12-31') })
  expect(asked.map(({ url }) => new URL(url).search)).toEqual(['?pageSize=100', '?pageSize=100&cursor=p2'])
  expect(new Set(asked.map(({ headers }) => headers.authorization))).toEqual(
    new Set([`Bearer ${key.FAIRLEAD_ORG_KEY}`]),
  )
})
