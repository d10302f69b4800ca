/** The audit log tells ids; beside them stand the names of what they belong to, however long ago it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiByName } from '../../src/actions/index.ts'
import type { Client } from './client.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'production', kind: 'cloud', story: 'empty' },
    { name: 'legacy', kind: 'dataCenter', story: 'acme', contextPath: '/jira' },
  ])
  ada = await journey.administrator()
  await connectAll(ada, journey, ['staging', 'production'])
  const { url, token } = journey.sites.candidate('legacy', 'admin')
  await ada.get('connections.create', { name: 'legacy', url, token })
})
afterAll(() => journey[Symbol.asyncDispose]())

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Ids of a page that stand there without a name. */
const unnamed = ({ rows, names }: ApiByName['activity.list']['output']): string[] =>
  Object.keys(names)
    .sort((a, b) => b.length - a.length)
    .reduce((text, id) => text.replaceAll(id, ''), JSON.stringify(rows))
    .match(ID) ?? []

test('plans, deployments, snapshots, tokens, people and sites have names, on every page', async () => {
  const taken = await ada.get('snapshots.take', { connection: 'legacy' })
  await ada.until('snapshots.get', { id: taken.id }, ({ state }) => state !== 'running')
  const made = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  const plan = await ada.until('plans.get', { id: made.id }, ({ state }) => state !== 'analysing')
  await ada.get('plans.answer', { id: plan.id, answers: {} })
  const again = await ada.until('plans.get', { id: made.id }, ({ state }) => state !== 'analysing')
  const begun = await ada.get('deployments.start', { plan: plan.id, fingerprint: String(again.fingerprint) })
  await ada.until('deployments.get', { id: begun.id }, ({ proof }) => proof !== null)
  const pages = [await ada.get('activity.list', { limit: 100 })]
  for (let page = pages[0]; page?.rows.length === 100; pages.push(page))
    page = await ada.get('activity.list', { limit: 100, before: String(page.rows.at(-1)?.seq) })
  expect(pages.length).toBeGreaterThan(2)
  expect([...new Set(pages.flatMap(unnamed))]).toEqual([])
  const names = Object.assign({}, ...pages.map((page) => page.names))
  expect(names[plan.id]).toBe('staging → production')
  expect(names[begun.id]).toBe('staging → production')
  expect(names[taken.id]).toBe('legacy')
  const identity = Object.keys(names).find((key) => key.startsWith('dataCenter:'))
  expect(names[identity ?? '']).toBe('legacy')
  expect(Object.values(names)).toEqual(expect.arrayContaining(['token of legacy', 'token of Ada', 'Ada', 'staging']))
})
