/** A viewer sees no more than the visibility policy allows: no answer of any action names an issue of a hidden project. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { ACTIONS, mayRun, WATCHED } from '../../src/actions/index.ts'
import { ACME, connectAcme, dryRun, integrate, start } from './aligned.ts'
import type { Client } from './client.ts'
import { watch } from './events.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let viewer: Client
let acme: InJira
let item: string
let ids: readonly string[]
let keys: readonly string[]
let summaries: readonly string[]
beforeAll(async () => {
  journey = await beginJourney([{ name: ACME, kind: 'cloud', story: 'acme' }])
  ada = await journey.administrator()
  viewer = await journey.person('viewer')
  acme = new InJira(journey.sites, ACME)
  await connectAcme(ada, journey.sites)
  const integration = await integrate(ada)
  await start(ada, integration)
  const hidden = [...acme.site.issues.all()].filter(({ key }) => key.startsWith('ROU-'))
  keys = hidden.map(({ key }) => key)
  summaries = hidden.map(({ values }) => String(values.summary))
  const made = await ada.get('items.create', { level: 'initiative', name: 'Ours' })
  for (const key of keys.slice(0, 3)) await ada.get('items.link', { id: made.id, connection: ACME, key })
  item = made.id
  const { items } = await ada.get('items.list', {})
  const { id: tried } = await dryRun(ada, integration)
  const [open, aligned] = ['PAR-', 'ROU-'].map((of) => items.find(({ issue }) => issue?.key.startsWith(of)))
  if (!open || !aligned) throw new Error('no items stand for issues of both projects')
  ids = [item, open.id, aligned.id, aligned.code.toLowerCase(), integration.id, tried]
})
afterAll(() => journey[Symbol.asyncDispose]())

const mark = (as: 'open' | 'counted' | 'closed') =>
  ada.get('visibility.set', { connection: ACME, project: 'ROU', mark: as })

/** All that a viewer may ask and that only reads, with whatever there is to ask about. */
function* questions(): Generator<readonly [string, Record<string, unknown>]> {
  const today = new Date().toISOString().slice(0, 10)
  const values: Readonly<Record<string, readonly unknown[]>> = {
    id: ids,
    name: [ACME],
    connection: [ACME],
    key: [keys[0], 'PAR-1'],
    search: [undefined, keys[0], summaries[0]],
    from: [today],
    fields: [{ name: 'Another' }],
    limit: [200],
  }
  for (const action of ACTIONS.filter((one) => mayRun('viewer', one) && one.audit === 'never')) {
    const names = Object.entries((action.input as z.ZodObject).shape).filter(
      ([name, shape]) => name in values && (name !== 'from' || !(shape as z.ZodType).safeParse(undefined).success),
    )
    const first = Object.fromEntries(names.map(([name]) => [name, values[name]?.[0]]))
    yield [action.name, first]
    for (const [name] of names)
      for (const value of values[name]?.slice(1) ?? []) yield [action.name, { ...first, [name]: value }]
  }
}

/** The answers in which something is told of an issue of ROU, by their actions. */
async function tellingOf(client: Client): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const [name, input] of questions()) {
    const { status, body } = await client.ask(name, input)
    expect([name, status]).not.toEqual([name, 429])
    if (status >= 400) continue
    const told = JSON.stringify(body)
    if (/ROU-\d/i.test(told) || summaries.some((summary) => told.includes(JSON.stringify(summary).slice(1, -1))))
      found.add(name)
  }
  return [...found]
}

describe('issues of a project', () => {
  test('that is open are seen by viewers, or this test could not fail', async () => {
    await mark('open')
    expect(await tellingOf(viewer)).toEqual(expect.arrayContaining(['items.issues', 'sync.doctor']))
  })

  test.each(['counted', 'closed'] as const)('that is %s are named in no answer to a viewer', async (as) => {
    await mark(as)
    expect(await tellingOf(viewer)).toEqual([])
    const { issues } = await ada.get('items.issues', { id: item })
    expect(issues.length).toBeGreaterThan(0)
    for (const { key } of issues) expect(keys).toContain(key)
  })

  test('count where they are only counted; where they are closed the number says how many it leaves out', async () => {
    await mark('counted')
    const all = await ada.get('items.issues', { id: item })
    const counted = await viewer.get('items.issues', { id: item })
    expect(counted.rollUp).toEqual(all.rollUp)
    expect(counted.issues.map(({ key, summary }) => [key, summary])).toEqual(
      all.issues.map(() => ['hidden by policy', 'hidden by policy']),
    )
    await mark('closed')
    const { rollUp, issues } = await viewer.get('items.issues', { id: item })
    expect(issues).toEqual([])
    expect(rollUp).toMatchObject({ issues: 0, share: null, formula: expect.stringMatching(/left out by policy/) })
    expect(rollUp.withheld).toBe(all.issues.length)
    expect((await viewer.get('items.get', { id: item })).rollUp).toEqual(rollUp)
    expect((await ada.get('items.get', { id: item })).rollUp).toEqual(all.rollUp)
    await mark('open')
    expect((await viewer.get('items.get', { id: item })).rollUp).toEqual(all.rollUp)
  })

  test('are marked by administrators only, in projects that are known', async () => {
    const wanted = { connection: ACME, project: 'ROU', mark: 'closed' as const }
    expect(await viewer.refused('visibility.set', wanted)).toMatchObject({ status: 403 })
    expect(await ada.refused('visibility.set', { ...wanted, project: 'NONE' })).toMatchObject({ status: 404 })
  })
})

describe('live events', () => {
  const says = () => `Reading ${keys[0]}`
  async function work(name: 'snapshot' | 'plan' | 'dry-run'): Promise<string> {
    const { id } = await journey.database.db
      .insertInto('work')
      .values({
        name,
        input: '{}',
        actor: '{}',
        state: 'running',
        progress: JSON.stringify({ done: 1, of: 2, says: says() }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return `${name}:${id}`
  }
  const firstOf = async (client: Client, about: string) => JSON.stringify((await watch(client, about, () => true))[0])

  test.each(['viewer', 'editor', 'deployer', 'administrator', 'owner'] as const)(
    'tell the %s no more than the pages do, of whatever kind',
    async (role) => {
      await mark('closed')
      const client = role === 'viewer' ? viewer : await journey.person(role)
      const kinds = await Promise.all((['snapshot', 'plan', 'dry-run'] as const).map(work))
      for (const about of kinds) expect((await firstOf(client, about)).includes(says())).toBe(role !== 'viewer')
      for (const about of ['portfolio', 'sync'])
        expect(JSON.parse(await firstOf(client, about))).toMatchObject({ about, state: 'live', progress: null })
      expect([...WATCHED.keys()].sort()).toEqual(['deployment', 'dry-run', 'plan', 'portfolio', 'snapshot', 'sync'])
      for (const action of WATCHED.values()) expect([action.name, mayRun(role, action)]).toEqual([action.name, true])
    },
  )

  test('of one thing are not told under another’s name', async () => {
    const plan = await work('plan')
    const { status } = await ada.send('GET', `/events?about=${plan.replace('plan', 'snapshot')}`)
    expect(status).toBe(404)
  })
})

describe('measures', () => {
  test('by weight and by hand: who said it and when, and what the issues say beside it', async () => {
    const top = await ada.get('items.create', { level: 'initiative', name: 'Weighed' })
    const [a, b] = [
      await ada.get('items.create', { level: 'outcome', name: 'A', parent: top.code }),
      await ada.get('items.create', { level: 'outcome', name: 'B', parent: top.code }),
    ]
    const set = (id: string, fields: Record<string, unknown>) => ada.get('items.change', { id, fields })
    await set(top.id, { measure: 'weighted' })
    await set(a.id, { measure: 'hand', share: 0.5, weight: 3 })
    expect((await ada.get('items.get', { id: top.id })).rollUp).toMatchObject({
      measure: 'weighted',
      share: 0.5,
      formula: 'the mean of 1 of 2 items by weight (3 in all); 1 whose share is unknown is left out',
      issueFormula: 'no issues to count',
    })
    const said = await set(b.id, { measure: 'hand', share: 0.1 })
    expect(said).toMatchObject({ measure: 'hand', share: { share: 0.1, name: 'Ada' }, rollUp: { share: 0.1 } })
    expect((await ada.get('items.get', { id: top.id })).rollUp.share).toBeCloseTo(0.4, 9)
    const { events } = await ada.get('items.history', { id: b.id })
    expect(events.map(({ says }) => says)).toContain('Share by hand: 0.1')
    expect(await ada.refused('items.change', { id: b.id, fields: { share: 1.5 } })).toMatchObject({ status: 400 })
  })

  test('by time: the estimates are read once an item is measured so', async () => {
    const [epic, open] = await withOpenIssue()
    const [issue] = [...acme.site.issues.all()].filter(({ key }) => key === open)
    Object.assign(issue?.values ?? {}, { timeoriginalestimate: 14_400, timespent: 3_600 })
    await ada.get('items.change', { id: epic, fields: { measure: 'time', unestimated: 'unknown' } })
    const isRead = ({ rollUp }: { readonly rollUp: { readonly total: number } }) => rollUp.total > 0
    const now = await ada.until('items.get', { id: epic }, isRead)
    expect(now.rollUp).toMatchObject({
      measure: 'time',
      done: 1,
      total: 4,
      formula: expect.stringMatching(/^1 of 4 hours; /),
    })
  })
})

async function withOpenIssue(): Promise<readonly [item: string, key: string]> {
  const { items } = await ada.get('items.list', {})
  for (const { id } of items.filter(({ rollUp: { doneIssues, issues } }) => doneIssues < issues)) {
    const { issues } = await ada.get('items.issues', { id })
    const open = issues.find(({ counts, statusCategory }) => counts && statusCategory !== 'done')
    if (open) return [id, open.key]
  }
  throw new Error('no item has an open issue')
}
