/** Jira's own order of issues: as it answers by the field that its boards go by, whatever that is called, and anew once somebody ranks them otherwise. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ranksSince } from '../../src/store/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'
import { toldProblems } from './told-problems.ts'

const LEXO_RANK = 'com.pyxis.greenhopper.jira:gh-lexo-rank'

describe.each(['cloud', 'dataCenter'] as const)('on %s', (kind) => {
  let of: SyncWorld
  let people: People
  beforeEach(async () => {
    of = await SyncWorld.open({ seed: 3, kind, projects: ['PAR', 'ROU'] })
    people = new People(of)
    await integrate(of)
  })
  afterEach(() => of[Symbol.asyncDispose]())

  const rankField = () => {
    const found = [...of.site.tables.fields.values()].find(({ type }) => type === LEXO_RANK)
    if (!found) throw new Error('acme has no boards')
    return found
  }
  /** As an administrator sees it there. */
  const inJira = (): string[] => {
    const jql = encodeURIComponent(`project in (PAR, ROU) AND issuetype = Epic ORDER BY "${rankField().name}" ASC`)
    const path = kind === 'cloud' ? '/rest/api/3/search/jql' : '/rest/api/2/search'
    const { issues } = people.read(`${path}?jql=${jql}&maxResults=1000&fields=id`, 'admin')
    return (issues as unknown as { id: string }[]).map(({ id }) => id)
  }
  const here = async (): Promise<string[]> => {
    const { places } = await ranksSince(of.database.db, undefined)
    const order = places.get(of.connection) ?? new Map<string, number>()
    expect([...order.values()]).toEqual([...order.keys()].map((_, at) => at + 1))
    return [...order.keys()]
  }
  /** Somebody drags it on a board. */
  const rank = (issue: string, beside: object) =>
    expect(people.ask('PUT', '/rest/agile/1.0/issue/rank', { issues: [issue], ...beside } as never, 'admin')).toBe(true)
  const notes = async (): Promise<readonly string[]> => {
    const problems = await toldProblems(of)
    return problems.map(({ code }) => code)
  }

  test('it is taken over, and follows whoever ranks issues in Jira', async () => {
    // The field is known by its type: its name is translated, and somebody else’s may be called so.
    rankField().name = 'Rang'
    for (const field of of.site.tables.fields.values()) if (field.name === 'Business value') field.name = 'Rank'
    await settle(of, 3)
    const before = inJira()
    expect(before.length).toBeGreaterThan(5)
    expect(await here()).toEqual(before)
    const [first = '', , third = '', , fifth = ''] = before
    rank(fifth, { rankBeforeIssue: first })
    rank(first, { rankAfterIssue: third })
    expect(inJira()).not.toEqual(before)
    await settle(of, 3)
    expect(await here()).toEqual(inJira())
    expect(await notes()).not.toContain('ranks-unread')
  })

  test('where it cannot be had, the order that is known stays, and that is said', async () => {
    await settle(of, 3)
    const before = await here()
    const [first = '', second = ''] = before
    rank(second, { rankBeforeIssue: first })
    of.breaks = ({ url, body = '' }) => /\/search(\/jql)?$/.test(url) && body.includes('cf[')
    await settle(of, 3)
    expect(await here()).toEqual(before)
    expect(await notes()).toContain('ranks-unread')
    of.breaks = () => false
    await settle(of, 3)
    expect(await here()).toEqual(inJira())
    expect(await notes()).not.toContain('ranks-unread')
  })

  test('a Jira without boards has no order, and lacks nothing', async () => {
    of.site.tables.fields.delete(rankField().id)
    await settle(of, 3)
    expect(await here()).toEqual([])
    expect(await notes()).not.toContain('ranks-unread')
  })
})
