/** Laws of every route, made from the table of actions: who may ask, what is refused and how, what the audit keeps. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ACTIONS, type Action, mayRun, type Role } from '../../src/actions/index.ts'
import { sha256 } from '../../src/host/world.ts'
import { planFingerprint } from '../../src/plan/index.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'

let journey: Journey
let ada: Client
let people: Readonly<Record<Role, Client>>
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  people = {
    anyone: journey.nobody,
    viewer: await journey.person('viewer'),
    editor: await journey.person('editor'),
    deployer: await journey.person('deployer'),
    administrator: await journey.person('administrator'),
    owner: ada,
  }
})
afterAll(() => journey[Symbol.asyncDispose]())

const NOWHERE = '00000000-0000-4000-8000-000000000000'
const SITE = { name: 'nowhere', identity: 'cloud:nowhere', deployment: 'cloud' }
const PLAN = {
  madeBy: { engine: '1', kinds: {} },
  steps: [],
  problems: [],
  from: SITE,
  to: SITE,
  projects: null,
  answers: {},
  bindings: {},
  pairs: [],
}
const FILE = {
  fairlead: 'plan',
  from: 'nowhere',
  to: 'elsewhere',
  fingerprint: planFingerprint(PLAN, sha256),
  plan: PLAN,
}
const MAPPING = {
  level: 'initiative',
  projects: ['10000'],
  types: ['10000'],
  fields: [{ field: 'name', jira: 'summary', flow: 'both', policy: 'newest' }],
  createsItems: true,
  under: null,
  pushes: null,
}
const STAGES = [
  { id: 'underway', name: 'Under way', category: 'underway', position: 1 },
  { id: 'done', name: 'Done', category: 'done', position: 2 },
]
/** By its name, a value that every action which takes such a member accepts; nothing here exists. */
const FITTING: Readonly<Record<string, unknown>> = {
  name: 'nowhere',
  connection: 'nowhere',
  connections: ['nowhere'],
  from: 'nowhere',
  to: 'elsewhere',
  id: NOWHERE,
  plan: NOWHERE,
  fingerprint: 'f',
  url: 'https://127.0.0.1:9',
  email: 'ada@acme.example',
  token: 'nobody-s token',
  projects: ['PAR'],
  expiresAt: '2027-01-31',
  deployment: 'cloud',
  purpose: 'service',
  answers: {},
  file: FILE,
  kind: 'priority',
  choice: 'create',
  problems: 'true',
  search: 'high',
  limit: 10,
  last: 10,
  offset: 0,
  below: 'top',
  before: '5',
  level: 'initiative',
  stage: 'underway',
  owner: NOWHERE,
  health: 'on-track',
  label: 'q3',
  labels: ['q3'],
  waiting: 'true',
  linked: 'true',
  parent: 'O-999999',
  start: '2026-01-01',
  due: '2026-12-31',
  text: 'Why',
  fields: { name: 'Other' },
  key: 'PAR-1',
  jql: 'project = PAR',
  integration: NOWHERE,
  unit: '%',
  target: 100,
  current: 50,
  by: 'hand',
  mapping: MAPPING,
  points: null,
  project: 'PAR',
  mark: 'counted',
  believe: false,
  register: false,
  winner: 'jira',
  item: 'I-999999',
  account: 'nobody',
  comment: NOWHERE,
  severity: 'warns',
  code: 'fallback',
  moving: 'true',
  asks: 'true',
  blocks: 'true',
  verb: 'create',
  full: false,
  values: 'false',
  sort: 'name',
  objects: ['workflow:Nowhere'],
  into: '00000000-0000-4000-8000-000000000001',
  stages: STAGES,
  step: 'create nothing',
  why: 'by hand',
  every: 90,
  keepMinutes: 30,
  anotherAccount: false,
  fewerRights: false,
  along: 0,
  format: 'html',
  about: 'status:Open',
  history: 'true',
  share: 60,
  actor: 'person:ada',
  action: 'plans.make',
  outcome: 'done',
  otherIsGone: true,
  person: NOWHERE,
  role: 'viewer',
  password: 'four plain words suffice',
  actions: ['snapshots.list'],
  days: 90,
  everyone: 'false',
  word: 'x'.repeat(43),
  hours: 24,
  permission: 'DELETE_ISSUES',
  note: 'Because',
  quiet: { from: '22:00', to: '06:00', zone: 'UTC' },
  method: 'service-account-token',
  clientId: 'nobody',
  authorities: '',
  proxy: '',
  proxyUser: '',
  proxyPassword: '',
  q: 'high',
  closed: NOWHERE,
  opened: NOWHERE,
  as: 'tree',
  moves: `${NOWHERE}~2026-01-01~2026-12-31`,
}
/** Members that mean something else elsewhere. */
const FITTING_OF: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'handOvers.create': { purpose: 'replacement' },
  'factors.confirmCode': { code: '123456' },
  'password.change': { current: 'not the one', password: PASSWORD },
  'passkeys.save': {
    answer: { id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {}, response: { clientDataJSON: 'x' } },
  },
  'keyResults.create': { from: 0 },
  'keyResults.change': { from: 0 },
  'activity.list': { from: '2026-01-01', to: '2026-02-01' },
  'activity.export': { from: '2026-01-01', to: '2026-02-01', format: 'csv' },
  'plans.differences': { mapping: 'open' },
  'plans.keys': { mapping: 'open' },
  'plans.steps': { sort: '-about' },
  'plans.mappingFile': { format: 'csv' },
  'plans.importMapping': { file: 'status:Open: create', format: 'yaml' },
  'snapshots.history': { before: '2026-01-01T00:00:00Z' },
  'integrations.options': { projects: '10000,10001' },
  'integrations.getDryRun': { where: 'jira' },
  'portfolio.compare': { from: '2026-01-01', to: '2026-02-01' },
  'items.lines': { below: NOWHERE },
  'items.roadmap': { by: 'objective' },
  'items.compare': { from: '2026-01-01', to: '2026-02-01' },
  'sync.steps': { state: 'open' },
  'conflicts.list': { state: 'open' },
  'sync.issueState': { state: 'deleted' },
  'people.join': { token: 'nobody-s link, which was never given' },
  'password.choose': { token: 'nobody-s link, which was never given' },
  'keys.end': { id: '0123456789ab' },
}
/** Nothing that fits everywhere; each is refused wherever the declared shape refuses it. */
const NONSENSE: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  true,
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '../../etc/passwd',
  "'; drop table person; --",
  'x'.repeat(5_000),
  [],
  [null],
  ['\u0000'],
  {},
  { toString: 'me' },
  { 'a\u0000b': 'x' },
]

function fitting(action: Action): Record<string, unknown> {
  const names = Object.keys((action.input as z.ZodObject).shape)
  return Object.fromEntries(
    names.map((name) => {
      const values = { ...FITTING, ...FITTING_OF[action.name] }
      if (!(name in values)) throw new Error(`${action.name} takes ${name}, for which this test knows no value`)
      return [name, values[name as keyof typeof values]]
    }),
  )
}

const named = ACTIONS.map((action) => [action.name, action] as const)

test.each(named)('%s: asked by nobody, a viewer and a deployer, it answers as it declares', async (name, action) => {
  for (const role of ['anyone', 'viewer', 'deployer'] as const) {
    const { status, body } = await people[role].ask(name, fitting(action))
    if (mayRun(role, action)) expect([400, 401, 403, 500]).not.toContain(status)
    else
      expect({ status, code: body.code }).toEqual(
        role === 'anyone' ? { status: 401, code: 'not-signed-in' } : { status: 403, code: 'not-allowed' },
      )
    if (status >= 400) expect(body).toMatchObject({ says: expect.stringMatching(/\S/), request: expect.any(String) })
  }
})

/** They ask for more than an address can hold, and change nothing. */
const PREVIEWS = ['items.preview', 'items.pushPreview']

test('whatever may change something is audited', () => {
  const unheard = named.filter(([, { method, audit }]) => method !== 'GET' && audit !== 'always')
  expect(unheard.map(([name]) => name)).toEqual(PREVIEWS)
})

test.each(named.filter(([, action]) => action.audit === 'always'))(
  '%s: begun and its outcome stand in the audit',
  async (name, action) => {
    const before = (await ada.get('activity.list', { limit: 1 })).rows[0]?.seq ?? 0
    const { status, body } = await ada.ask(name, fitting(action))
    const rows = (await ada.get('activity.list', { limit: 20 })).rows.filter(
      (row) => row.seq > before && row.action === name,
    )
    expect(rows.map((row) => row.outcome)).toEqual([status < 400 ? 'done' : body.code, 'begun'])
    expect(new Set(rows.map((row) => row.actor)).size).toBe(1)
    expect(rows[0]?.actor).toMatch(/^person:/)
    expect(JSON.stringify(rows)).not.toContain(String(FITTING.token))
  },
)

describe.each(named)('%s', (name, action) => {
  test('nonsense is refused by the name of its field, and breaks nothing', async () => {
    const { shape } = action.input as z.ZodObject
    // Each from an address and with a session of its own: nobody may ask so much.
    let times = 0
    const address = (): string => `198.51.${ACTIONS.indexOf(action)}.${action.perMinute ? ++times : 0}`
    const email = 'ada@fairlead.example'
    const own = await journey.nobody.from(address()).enter('/session', { email, password: PASSWORD })
    const asker = (): Client => own.from(address())
    for (const [member, rule] of Object.entries(shape))
      for (const nonsense of NONSENSE) {
        const inPath = action.path.includes(`{${member}}`)
        const value = inPath || action.method === 'GET' ? textOf(nonsense) : nonsense
        // An empty part of a path, or one that is far too long, is no part of any route.
        if (inPath && (value === '' || String(value).length > 100)) continue
        const { status, body } = await asker().ask(name, { ...fitting(action), [member]: value })
        const wrong = !z.safeParse(rule as z.ZodType, value).success || holdsWhatNoTextMay(value)
        const told = `${member} = ${JSON.stringify(value).slice(0, 60)} → ${status} ${JSON.stringify(body)}`
        expect(status, told).not.toBe(500)
        if (!wrong) continue
        expect(status, told).toBe(400)
        expect(body, told).toMatchObject({ code: 'input.invalid' })
        expect(String((body.problems as { about: string }[] | undefined)?.[0]?.about ?? body.about), told).toMatch(
          new RegExp(`^${member}(\\.|$)`),
        )
      }
  })
})

/** As it can stand in an address. */
const textOf = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\ud800', '\0')

/** No text of PostgreSQL's holds a NUL or half a character. */
function holdsWhatNoTextMay(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(holdsWhatNoTextMay)
}

test('the guide links only to the address that was typed, and to nothing where it is none', async () => {
  const ask = async (url: string) => {
    const { steps } = await ada.get('guide.get', { deployment: 'dataCenter', purpose: 'service', url })
    return steps.flatMap(({ link }) => (link ? [link.href] : []))
  }
  expect((await ask('https://jira.acme.example/jira/')).every((href) => href.startsWith('https://'))).toBe(true)
  for (const url of ['', 'javascript:alert(1)//', 'data:text/html,x', '//elsewhere.example@', 'acme'])
    expect((await ask(url)).filter((href) => !href.startsWith('https://'))).toEqual([])
})
