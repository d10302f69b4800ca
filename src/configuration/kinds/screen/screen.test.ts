/** Screens against a simulated site: any layout becomes any other, with no more requests than that takes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { visit } from '../../../../test/sites.ts'
import type { Jira } from '../../../jira/index.ts'
import { movesTo } from '../order.ts'
import { check } from './check.ts'
import { screen } from './index.ts'
import type { Screen, Tab } from './value.ts'

const { jira, site, simulator } = visit('acme')
const FIELDS = ['summary', 'priority', 'assignee', 'labels', 'description', 'duedate', 'components', 'environment']

let names = 0
const screenOf = (tabs: readonly Tab[]): Screen => ({ name: `Screen ${++names}`, description: 'For a test', tabs })

/** Fields dealt out to one to four tabs; some are on none. */
const layouts = fc
  .tuple(fc.shuffledSubarray(FIELDS), fc.uniqueArray(fc.constantFrom('One', 'Two', 'Three', 'Four'), { minLength: 1 }))
  .chain(([fields, tabs]) =>
    fc
      .array(fc.nat({ max: tabs.length - 1 }), { minLength: fields.length, maxLength: fields.length })
      .map((places) => tabs.map((name, tab) => ({ name, fields: fields.filter((_, at) => places[at] === tab) }))),
  )

async function seen(id: string): Promise<Screen> {
  return (await screen.read(jira, { id }))[0]?.value as Screen
}

async function make(wanted: Screen): Promise<string> {
  const id = (await screen.create?.(jira, wanted)) ?? ''
  await screen.update?.(jira, id, wanted, await seen(id), {})
  return id
}

/** Paths and methods of the writes that happen meanwhile. */
async function writesOf(work: () => Promise<void>): Promise<string[]> {
  simulator.asked.length = 0
  await work()
  return simulator.asked.flatMap(({ method, path }) =>
    method !== 'GET' ? [`${method} ${path.replace(/\d{6,}/g, '{}')}`] : [],
  )
}

const cutAfter = (writes: number): Jira => ({
  ...jira,
  async send(method, path, body, query) {
    const answer = await jira.send(method, path, body, query)
    if (--writes === 0) throw new Error('cut')
    return answer
  },
})

describe('a screen', () => {
  test('becomes any other, from wherever it was interrupted', async () => {
    await fc.assert(
      fc.asyncProperty(layouts, layouts, fc.integer({ min: 1, max: 12 }), async (from, to, writes) => {
        const id = await make(screenOf(from))
        const wanted = screenOf(to)
        await screen.update?.(cutAfter(writes), id, wanted, await seen(id), {})?.catch(() => undefined)
        await screen.update?.(jira, id, wanted, await seen(id), {})
        expect(await seen(id)).toEqual(wanted)
      }),
      { numRuns: 60 },
    )
  })

  test('moves a field only where it must', async () => {
    await fc.assert(
      fc.asyncProperty(layouts, layouts, async (from, to) => {
        const id = await make(screenOf(from))
        const wanted = screenOf(to)
        const now = await seen(id)
        const writes = await writesOf(async () => screen.update?.(jira, id, wanted, now, {}))
        const kept = wanted.tabs.flatMap((tab) => {
          const before = now.tabs.find((one) => one.name === tab.name)
          return before ? [{ tab, before }] : []
        })
        const moves = kept.map(({ tab, before }) => {
          const stay = before.fields.filter((field) => tab.fields.includes(field))
          return movesTo([...stay, ...tab.fields.filter((field) => !stay.includes(field))], tab.fields).length
        })
        const most = moves.reduce((sum, one) => sum + one, 0)
        const others = wanted.tabs.length - kept.length
        expect(writes.filter((write) => write.endsWith('/move')).length).toBeLessThanOrEqual(
          most + others * FIELDS.length,
        )
        if (others === 0) expect(writes.filter((write) => write.endsWith('/move')).length).toBe(most)
      }),
      { numRuns: 40 },
    )
  })

  test('is made with one request for each field and none to put them in order', async () => {
    const wanted = screenOf([
      { name: 'Work', fields: ['summary', 'priority', 'assignee'] },
      { name: 'Rest', fields: ['labels', 'duedate'] },
    ])
    const writes = await writesOf(async () => void (await make(wanted)))
    expect(writes).toEqual([
      'POST /rest/api/3/screens',
      'PUT /rest/api/3/screens/{}/tabs/{}',
      ...['a', 'b', 'c'].map(() => 'POST /rest/api/3/screens/{}/tabs/{}/fields'),
      'POST /rest/api/3/screens/{}/tabs',
      ...['a', 'b'].map(() => 'POST /rest/api/3/screens/{}/tabs/{}/fields'),
    ])
  })

  test('is asked for its tabs again when the one that Jira names is gone', async () => {
    const wanted = screenOf([{ name: 'Only', fields: ['summary'] }])
    const id = await make(wanted)
    site.faults.add({ kind: 'server-error', status: 400, path: `screens/${id}/tabs/\\d+/fields`, times: 1 })
    expect(await seen(id)).toEqual(wanted)
    site.faults.clear()
  })

  test('is read with one request for each tab, one for each screen with several, and two for all', async () => {
    simulator.asked.length = 0
    const found = await screen.read(jira, 'all')
    const tabs = [...site.tables.screens.values()].map((one) => one.tabs.length)
    const several = tabs.filter((count) => count !== 1).length
    const lists = Math.ceil(tabs.length / 100) + Math.ceil(tabs.length / 50)
    const pages = Math.ceil(tabs.reduce((sum, count) => sum + count, 0) / 100)
    expect(found.length).toBe(tabs.length)
    expect(simulator.asked.length).toBeLessThanOrEqual(
      tabs.reduce((sum, count) => sum + count, 0) + several + lists + pages,
    )
  })
})

describe('what Jira would refuse of a screen', () => {
  const codes = (tabs: readonly Tab[], name = 'A') => check({ name, description: '', tabs }).map((one) => one.code)

  test('no tab, a tab twice, a field twice, a name too long', () => {
    expect(codes([{ name: 'One', fields: ['a'] }])).toEqual([])
    expect(codes([])).toEqual(['no-tab'])
    expect(
      codes([
        { name: 'One', fields: [] },
        { name: 'one', fields: [] },
      ]),
    ).toEqual(['tab-twice'])
    expect(
      codes([
        { name: 'One', fields: ['a'] },
        { name: 'Two', fields: ['a'] },
      ]),
    ).toEqual(['field-twice'])
    expect(codes([{ name: 'One', fields: [] }], 'x'.repeat(256))).toEqual(['too-long'])
  })
})
