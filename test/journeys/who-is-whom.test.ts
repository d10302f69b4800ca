/** What a person says of an integration's people, points and webhook after it was set up, and what they read there. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { MemberView } from '../../src/actions/index.ts'
import { ACME, connectAcme, type Integration, integrate, settled, start, statusUntil } from './aligned.ts'
import type { Client } from './client.ts'
import { beginJourney, freePort, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let integration: Integration
beforeAll(async () => {
  journey = await beginJourney([{ name: ACME, kind: 'cloud', story: 'acme' }], { port: await freePort() })
  ada = await journey.administrator()
  await connectAcme(ada, journey.sites)
  integration = await integrate(ada)
  await start(ada, integration)
})
afterAll(() => journey[Symbol.asyncDispose]())

const writes = () => journey.sites.heard.filter(({ method, url }) => method === 'PUT' && /\/issue\//.test(url)).length
const owned = async (member: string) => (await ada.get('items.list', { owner: member })).items.filter(({ hit }) => hit)
const members = async () => (await ada.get('members.list', {})).members
const accountOf = ({ accounts }: MemberView) => accounts.find(({ connection }) => connection === ACME)?.account ?? null

describe('people', () => {
  let anna: MemberView
  let newcomer: MemberView

  test('an account is said to be somebody else’s: the items follow, it says whose it was, and Jira is not written', async () => {
    const known = await members()
    const counted = await Promise.all(known.map(async (one) => [one, (await owned(one.id)).length] as const))
    const [most] = counted.toSorted(([, a], [, b]) => b - a)
    if (!most?.[1]) throw new Error('nobody owns anything')
    anna = most[0]
    const before = writes()
    newcomer = await ada.get('members.create', { name: 'Anna of the board', email: 'board@acme.example' })
    const bound = await ada.get('members.bind', { id: newcomer.id, connection: ACME, account: accountOf(anna) })
    expect(bound).toMatchObject({
      member: { id: newcomer.id, accounts: [{ connection: ACME, account: accountOf(anna) }] },
      was: { id: anna.id, name: anna.name },
      says: expect.stringContaining(`It was ${anna.name}’s`),
    })
    expect(await owned(newcomer.id)).toHaveLength(most[1])
    await settled(ada)
    expect(await owned(newcomer.id)).toHaveLength(most[1])
    expect([writes() - before, (await ada.get('conflicts.list', { state: 'all' })).conflicts]).toEqual([0, []])
  })

  test('the wizard is told who is who, and who somebody looks like', async () => {
    const { people } = await ada.get('integrations.options', { name: ACME })
    expect(people.find(({ member }) => member === newcomer.id)?.suggested).toBeNull()
    expect(people.every(({ member, suggested }) => member === null || suggested === null)).toBe(true)
    const nobody = people.find(({ member }) => member === null)
    const twin = await ada.get('members.create', { name: nobody?.name ?? '' })
    const again = await ada.get('integrations.options', { name: ACME })
    expect(again.people.find(({ account }) => account === nobody?.account)?.suggested).toBe(twin.id)
  })

  test('two members that are one person are one, and the other is gone', async () => {
    const items = (await owned(newcomer.id)).length
    expect(await ada.get('members.merge', { id: newcomer.id, into: anna.id })).toMatchObject({
      id: anna.id,
      name: anna.name,
      accounts: [{ connection: ACME }],
    })
    expect((await members()).some(({ id }) => id === newcomer.id)).toBe(false)
    expect(await owned(anna.id)).toHaveLength(items)
    const itself = await ada.ask('members.merge', { id: anna.id, into: anna.id })
    expect([itself.status, itself.body.about]).toEqual([400, 'into'])
  })

  test('taken away, an account is a member of its own, as Jira calls it; a stranger’s is refused', async () => {
    await ada.get('members.bind', { id: anna.id, connection: ACME, account: null })
    await settled(ada)
    const now = await members()
    expect(now.find(({ id }) => id === anna.id)?.accounts).toEqual([])
    expect(now.filter(({ name }) => name === anna.name)).toHaveLength(2)
    const { status, body } = await ada.ask('members.bind', { id: anna.id, connection: ACME, account: 'nobody' })
    expect([status, body.about]).toEqual([404, 'account'])
  })

  test('an address is one member’s, whatever its case', async () => {
    await ada.get('members.create', { name: 'Berta', email: 'berta@acme.example' })
    const { status, body } = await ada.ask('members.create', { name: 'Twin', email: 'BERTA@acme.example' })
    expect([status, body.about]).toEqual([409, 'email'])
  })
})

test('a custom field is told by its name, everywhere', async () => {
  const { mapping, names } = await ada.get('integrations.get', { id: integration.id })
  const at = mapping.fields.findIndex(({ jira }) => jira.startsWith('customfield_'))
  expect(names.fields).toHaveLength(mapping.fields.length)
  expect(names.fields[at]).toMatch(/^[A-Z]/)
  const { items } = await ada.get('items.list', { linked: 'true' })
  const item = items.find(({ issue }) => issue !== null)
  const field = mapping.fields[at]?.field
  const { fields } = await ada.get('items.get', { id: item?.id ?? '' })
  expect(fields.find((one) => one.field === field)?.jiraName).toBe(names.fields[at])
  const doctor = await ada.get('sync.doctor', { key: item?.issue?.key ?? '' })
  expect(doctor.fields.find((one) => one.field === field)?.jiraName).toBe(names.fields[at])
})

test('steps tell their integration and are found by it; what is written here no Jira took', async () => {
  const { items } = await ada.get('items.list', { linked: 'true' })
  const { steps } = await ada.get('sync.steps', { integration: integration.id, limit: 1_000 })
  expect(steps.length).toBeGreaterThanOrEqual(items.filter(({ issue }) => issue !== null).length)
  expect(new Set(steps.map((step) => step.integration?.name))).toEqual(new Set(['Epics']))
  const here = steps.filter(({ to, state }) => to === 'portfolio' && state === 'done')
  expect(here.length).toBeGreaterThan(0)
  expect(JSON.stringify(here)).not.toMatch(/Jira took it/)
  const other = await ada.get('sync.steps', { integration: '00000000-0000-4000-8000-000000000000' })
  expect(other.steps).toEqual([])
})

test('issues without an item are listed page by page, each with why', async () => {
  const { mapping } = await ada.get('integrations.get', { id: integration.id })
  const { types } = await ada.get('integrations.options', { name: ACME })
  const story = types.find(({ name }) => name === 'Story')
  const change = { ...mapping, types: [...mapping.types, story?.id ?? ''], createsItems: false }
  await ada.get('integrations.change', { id: integration.id, mapping: change })
  const whole = await ada.until(
    'integrations.unlinked',
    { id: integration.id, limit: 1_000, offset: 0 },
    ({ total }) => total > 3,
  )
  const { counts } = await ada.get('integrations.get', { id: integration.id })
  expect([whole.total, whole.issues.length]).toEqual([counts.unlinked, counts.unlinked])
  expect(new Set(whole.issues.map(({ why }) => why))).toEqual(new Set(['Epics makes no items by itself.']))
  const page = await ada.get('integrations.unlinked', { id: integration.id, limit: 2, offset: 1 })
  expect(page.issues).toEqual(whole.issues.slice(1, 3))
})

test('another field for points is read of every issue, by its name; none counts none', async () => {
  const { points } = await ada.get('integrations.options', { name: ACME })
  const issues = [...journey.sites.site(ACME).issues.all()]
  const field = points.find(({ id }) => issues.some(({ values }) => typeof values[id] === 'number'))
  const withPoints = async () =>
    (await journey.database.db.selectFrom('issue').select('issue_id').where('points', 'is not', null).execute()).length
  expect(await withPoints()).toBe(0)
  expect((await ada.get('sync.settings', { name: ACME, points: field?.id ?? '' })).points).toEqual({
    id: field?.id,
    name: field?.name,
  })
  await vi.waitFor(async () => expect(await withPoints()).toBeGreaterThan(0), { timeout: 30_000, interval: 200 })
  await ada.get('sync.settings', { name: ACME, points: null })
  expect(await withPoints()).toBe(0)
  const wrong = await ada.ask('sync.settings', { name: ACME, points: 'summary' })
  expect([wrong.status, wrong.body.about]).toEqual([400, 'points'])
})

test('a webhook is closed here, and in Jira with a token of one’s own that may', async () => {
  const opened = await ada.get('sync.webhook', { name: ACME, register: false })
  expect(await ada.get('sync.closeWebhook', { name: ACME })).toMatchObject({
    removed: false,
    says: expect.stringContaining('plugins/servlet/webhooks'),
  })
  expect((await fetch(opened.url, { method: 'POST', body: '{}' })).status).toBe(401)
  expect((await statusUntil(ada, () => true)).webhook).toMatchObject({ state: 'none', url: null })
  expect((await ada.ask('sync.closeWebhook', { name: ACME })).status).toBe(409)
  await ada.get('authorizations.save', { connections: [ACME], ...journey.sites.candidate(ACME, 'admin') })
  await ada.get('sync.webhook', { name: ACME, register: true })
  const hooks = () => [...journey.sites.site(ACME).tables.webhooks.values()].length
  expect(hooks()).toBe(1)
  expect(await ada.get('sync.closeWebhook', { name: ACME })).toMatchObject({ removed: true })
  expect(hooks()).toBe(0)
})
