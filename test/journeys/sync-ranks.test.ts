/** Items stand in the order in which Jira's boards have their issues, for whoever sorts them so; and follow it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACME, connectAcme, integrate, itemUntil, SCOPE, start } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

describe.each(['cloud', 'dataCenter'] as const)('on %s', (kind) => {
  let journey: Journey
  let ada: Client
  let acme: InJira
  beforeAll(async () => {
    journey = await beginJourney([{ name: ACME, kind, story: 'acme' }])
    ada = await journey.administrator()
    acme = new InJira(journey.sites, ACME)
    await connectAcme(ada, journey.sites)
    await start(ada, await integrate(ada))
  })
  afterAll(() => journey[Symbol.asyncDispose]())

  const keys = async (as: 'table' | 'tree', sort: string): Promise<(string | undefined)[]> => {
    const { rows } = await ada.get('items.lines', { as, sort, limit: 200, offset: 0 })
    return rows.flatMap(({ issue }) => issue?.key ?? [])
  }

  test('the table and the tree are sorted by it, and an item tells its place', async () => {
    const ranked = acme.epics(...SCOPE)
    const last = ranked.at(-1) ?? ''
    await itemUntil(ada, last, ({ issue }) => issue?.rank === ranked.length)
    const [first = ''] = await keys('table', 'rank')
    await acme.door('POST', '/ask', {
      ...{ as: 'admin', method: 'PUT', path: '/rest/agile/1.0/issue/rank' },
      body: { issues: [last], rankBeforeIssue: first },
    })
    await ada.get('sync.run', { name: ACME })
    await itemUntil(ada, last, ({ issue }) => issue?.rank === 1)
    const down = await keys('table', 'rank')
    expect(down.slice(0, 2)).toEqual([last, first])
    expect(down.toSorted()).toEqual(ranked.toSorted())
    expect(await keys('tree', 'rank')).toEqual(down)
    expect((await keys('table', '-rank')).filter((key) => key !== undefined)).toEqual(down.toReversed())
    const item = await ada.get('items.get', { id: (await itemUntil(ada, first, () => true)).id })
    expect(item.issue).toMatchObject({ key: first, rank: 2 })
  })
})
