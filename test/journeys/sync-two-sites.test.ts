/** A Cloud site and a Data Center in one portfolio: work of both counts above them, one item may be an issue on each, and neither waits for the other. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Site } from '../../src/simulator/index.ts'
import { type Integration, type Item, SCOPE, start, statusUntil } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

const SITES = { cloud: 'acme', dataCenter: 'works' } as const
const KEY = 'PAR-39'
const PATIENCE = { timeout: 60_000, interval: 100 }

let journey: Journey
let ada: Client
let cloud: InJira
let works: InJira
let toWorks: Integration

/** Both keep their epics aligned with initiatives. */
async function integrate(name: string, jira: InJira): Promise<Integration> {
  await ada.get('connections.create', { name, ...journey.sites.candidate(name, 'service'), projects: [...SCOPE] })
  const { suggested } = await ada.get('integrations.options', { name })
  if (!suggested) throw new Error(`nothing is suggested for ${name}`)
  const due = { field: 'due', jira: jira.field('Target end'), flow: 'both', policy: 'newest' } as const
  const fields = [...suggested.fields.filter(({ field }) => field !== 'due'), due]
  const fills = jira.site.kind === 'cloud' ? {} : { [jira.field('Epic Name')]: 'From Fairlead' }
  const made = await ada.get('integrations.create', {
    ...{ name: `Epics of ${name}`, connection: name },
    mapping: { ...suggested, fields, fills },
  })
  await start(ada, made)
  return made
}

beforeAll(async () => {
  const sites = Object.entries(SITES).map(([kind, name]) => ({ name, kind: kind as 'cloud', story: 'acme' as const }))
  journey = await beginJourney(sites)
  ada = await journey.administrator()
  cloud = new InJira(journey.sites, SITES.cloud)
  works = new InJira(journey.sites, SITES.dataCenter)
  await integrate(SITES.cloud, cloud)
  toWorks = await integrate(SITES.dataCenter, works)
  for (const name of Object.values(SITES))
    await statusUntil(ada, ({ connection, firstReading }) => connection === name && firstReading.done)
})
afterAll(() => journey[Symbol.asyncDispose]())

const itemIn = (items: readonly Item[], connection: string, key = KEY): Item | undefined =>
  items.find(({ issue }) => issue?.connection === connection && issue.key === key)

/** The same key names another issue on each site. */
async function itemOf(connection: string): Promise<Item> {
  const item = itemIn((await ada.get('items.list', {})).items, connection)
  if (!item) throw new Error(`no item stands for ${KEY} of ${connection}`)
  return item
}

type Issue = ReturnType<Site['issues']['all']> extends Iterable<infer One> ? One : never
const issueIn = ({ site }: InJira, so: (issue: Issue) => boolean): Promise<Issue> =>
  vi.waitUntil(() => [...site.issues.all()].find(so), PATIENCE)

test('an objective counts the work of both sites, and says whose issues it counts', async () => {
  const both = [await itemOf(SITES.cloud), await itemOf(SITES.dataCenter)]
  const { id } = await ada.get('items.create', { level: 'objective', name: 'One company' })
  for (const item of both) await ada.get('items.change', { id: item.id, fields: { parent: id } })
  const { rollUp } = await ada.get('items.get', { id })
  expect(rollUp.issues).toBe(both.reduce((sum, item) => sum + item.rollUp.issues, 0))
  expect(rollUp.issues).toBeGreaterThan(Math.max(...both.map((item) => item.rollUp.issues)))
  const { issues } = await ada.get('items.issues', { id })
  expect(new Set(issues.map(({ connection }) => connection))).toEqual(new Set(Object.values(SITES)))
})

test('one item is an issue on each: what is said on one is said on the other, in its own notation', async () => {
  const { id } = await itemOf(SITES.cloud)
  await ada.get('items.change', { id, fields: { name: 'A name that is nobody else’s' } })
  await ada.get('items.push', { id, integration: toWorks.id })
  const made = await issueIn(works, ({ summary }) => summary === 'A name that is nobody else’s')
  const text = { type: 'text', text: 'Why' }
  const heading = { type: 'heading', attrs: { level: 2 }, content: [text] }
  await cloud.edit(KEY, { summary: 'One name for both', description: { type: 'doc', version: 1, content: [heading] } })
  await issueIn(works, (one) => one.id === made.id && one.summary === 'One name for both')
  await issueIn(works, (one) => one.id === made.id && /^h2\. Why/.test(String(one.values.description)))
  await works.edit(made.key, { summary: 'Another for both' })
  await issueIn(cloud, ({ key, summary }) => key === KEY && summary === 'Another for both')
  expect((await ada.get('conflicts.list', { item: id, state: 'all', limit: 10 })).conflicts).toEqual([])
  // Found by the key of either.
  for (const q of [KEY, made.key]) {
    const { rows } = await ada.get('items.lines', { as: 'table', q, limit: 50, offset: 0 })
    expect(rows.map((row) => row.id)).toContain(id)
  }
})

test('the doctor tells of one site’s issue what was written of it, and names the other that has the key too', async () => {
  for (const [here, there] of [
    [SITES.cloud, SITES.dataCenter],
    [SITES.dataCenter, SITES.cloud],
  ] as const) {
    const asked = await ada.get('sync.doctor', { key: KEY, connection: here })
    expect(asked).toMatchObject({ connection: here, also: [there], item: { id: (await itemOf(here)).id } })
  }
  // Another connection to the same site, which keeps nothing of it aligned.
  await ada.get('connections.create', {
    name: 'aside',
    ...journey.sites.candidate(SITES.cloud, 'service'),
    projects: [...SCOPE],
  })
  const { suggested } = await ada.get('integrations.options', { name: 'aside' })
  if (!suggested) throw new Error('nothing is suggested')
  await ada.get('integrations.create', { name: 'Aside', connection: 'aside', mapping: suggested })
  expect(await ada.get('sync.doctor', { key: KEY })).toMatchObject({
    connection: SITES.cloud,
    also: [SITES.dataCenter],
  })
  expect((await ada.get('sync.doctor', { key: KEY, connection: SITES.dataCenter })).also).toEqual([SITES.cloud])
  const [unnamed, pushed] = [
    await ada.get('sync.doctor', { key: KEY }),
    await ada.get('sync.doctor', { key: 'PAR-40' }),
  ]
  expect(unnamed.also).toHaveLength(1)
  expect(pushed.also).toHaveLength(1)
  const { id } = await itemOf(SITES.cloud)
  const made = await issueIn(works, ({ summary }) => summary === 'Another for both')
  const written = ({ story }: { story: readonly { says: string }[] }) =>
    story.map(({ says }) => says).filter((says) => / of \S+( to .*)?: (done|open|failed)/.test(says))
  const ofCloud = written(await ada.get('sync.doctor', { key: KEY, connection: SITES.cloud }))
  const ofWorks = written(await ada.get('sync.doctor', { key: made.key, connection: SITES.dataCenter }))
  // Each was written on its own site, and the item for what was said on it.
  const { code } = await ada.get('items.get', { id })
  for (const [says, key] of [
    [ofCloud, KEY],
    [ofWorks, made.key],
  ] as const) {
    expect(says.length).toBeGreaterThan(0)
    expect(says.filter((one) => !new RegExp(` of (${key}|${code})\\b`).test(one))).toEqual([])
  }
})

test('where one site is away, the other goes on; what was said meanwhile arrives once it is back', async () => {
  cloud.site.faults.add({ kind: 'refused' })
  await statusUntil(ada, ({ connection, state }) => connection === SITES.cloud && state !== 'running')
  const { id } = await itemOf(SITES.dataCenter)
  await works.edit(KEY, { summary: 'Said while the other was away' })
  await ada.until('items.get', { id }, ({ name }) => name === 'Said while the other was away')
  const { id: away } = await itemOf(SITES.cloud)
  await ada.get('items.change', { id: away, fields: { name: 'Said while nobody heard it' } })
  await issueIn(works, ({ summary }) => summary === 'Said while nobody heard it')
  cloud.site.faults.clear()
  await issueIn(cloud, ({ key, summary }) => key === KEY && summary === 'Said while nobody heard it')
})

test('an item’s field is told as it stands with the worst of its issues', async () => {
  const { id } = await itemOf(SITES.cloud)
  const stands = (state: string) =>
    ada.until('items.get', { id }, ({ fields }) => fields.find(({ field }) => field === 'name')?.state === state)
  await stands('agreed')
  works.site.faults.add({ kind: 'refused' })
  await statusUntil(ada, ({ connection, state }) => connection === SITES.dataCenter && state !== 'running')
  await ada.get('items.change', { id, fields: { name: 'Said while the second was away' } })
  await issueIn(cloud, ({ key, summary }) => key === KEY && summary === 'Said while the second was away')
  const asked = { key: KEY, connection: SITES.cloud }
  await ada.until('sync.doctor', asked, ({ verdict }) => verdict.state === 'in-sync')
  await stands('waits')
  works.site.faults.clear()
  await stands('agreed')
})
