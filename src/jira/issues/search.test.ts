/** Searches find each issue, whatever happens to the others meanwhile, in any time zone; and refusals say what is wrong. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Acme, acme, idsIn, listed, shortPages } from '../../../test/acme.ts'
import { answering, KINDS } from '../../../test/verification.ts'
import { type Fetch, isFault } from '../../base/index.ts'
import { editIssue } from './index.ts'
import { inProjects, withinProjects } from './jql.ts'
import { countIssues, issueIds, issueIdsBy, touchedLately, updatedWithin } from './search.ts'

const DAYS_90 = 90 * 1_440
const ids = async (set: Acme, from: string | null = null): Promise<string[]> =>
  (await listed(issueIds(set.jira, inProjects(set.scope), from))).flatMap((page) => page.ids)

/** Something else happens before each page after the first. */
const meanwhile =
  (happen: () => Promise<unknown>) =>
  (fetch: Fetch): Fetch => {
    let pages = 0
    return async (request) => {
      if (/\/search(\/jql)?$/.test(request.url) && pages++ > 0) await happen()
      return fetch(request)
    }
  }

describe.each(KINDS)('on %s', (kind) => {
  test('all ids come, in the order the issues were made in, and as many as are counted', async () => {
    const set = acme(kind, shortPages(30))
    const found = await ids(set)
    expect(found).toEqual(idsIn(set))
    expect(await countIssues(set.jira, inProjects(set.scope))).toBe(found.length)
  })

  test('by a field, ids come in the order that the site gives them by it', async () => {
    const set = acme(kind, shortPages(30))
    const { fields } = set.site.tables
    const rank = [...fields.values()].find(({ type }) => type?.endsWith(':gh-lexo-rank'))?.id ?? ''
    // Those that nobody ranked stand as they were made.
    const [first = '', ...others] = idsIn(set).sort((a, b) => Number(a) - Number(b))
    const moved = others.pop() ?? ''
    await set.admin.send('PUT', '/rest/agile/1.0/issue/rank', { issues: [moved], rankBeforeIssue: first })
    const found = (await listed(issueIdsBy(set.jira, inProjects(set.scope), rank))).flat()
    expect(found).toEqual([moved, first, ...others])
    const wrong = listed(issueIdsBy(set.jira, inProjects(set.scope), 'summary'))
    await expect(wrong).rejects.toMatchObject({ code: 'input.invalid' })
  })

  test('a reading goes on where it was broken off', async () => {
    const set = acme(kind, shortPages(30))
    for await (const { next, ids: first } of issueIds(set.jira, inProjects(set.scope), null)) {
      expect(next).not.toBeNull()
      expect([...first, ...(await ids(set, next))]).toEqual(idsIn(set))
      break
    }
  })

  test('whatever is deleted between the pages, all others are found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(189), { minLength: 3, maxLength: 30 }),
        fc.integer({ min: 7, max: 40 }),
        async (gone, most) => {
          const set: Acme = acme(kind, (fetch) =>
            meanwhile(async () => remove(set, gone.splice(0, 3)))(shortPages(most)(fetch)),
          )
          const before = idsIn(set)
          const found = new Set(await ids(set))
          expect(idsIn(set).filter((id) => !found.has(id))).toEqual([])
          expect(idsIn(set).length).toBeLessThan(before.length)
        },
      ),
      { numRuns: 8 },
    )
  })

  test('whatever is touched between the pages, a window misses nothing', async () => {
    const touched: string[] = []
    const set: Acme = acme(kind, (fetch) =>
      meanwhile(async () => {
        // Those at the front go to the end: all behind them move up, by more than pages overlap.
        const front = inOrder(set).slice(0, 25)
        for (const id of touched.length < 75 ? front : [])
          await editIssue(set.admin, id, { summary: `Touched ${touched.push(id)}` })
      })(shortPages(40)(fetch)),
    )
    const all = idsIn(set)
    const found = new Set(
      (await listed(updatedWithin(set.jira, set.scope, 2 * 365 * 1_440))).flat().map(({ id }) => id),
    )
    expect(touched.length).toBe(75)
    expect(all.filter((id) => !found.has(id))).toEqual([])
  })

  test.each(['Asia/Kolkata', 'America/St_Johns', 'Pacific/Kiritimati'])(
    'windows are the same in %s',
    async (timeZone) => {
      const set = acme(kind)
      for (const user of set.site.tables.users.values()) user.timeZone = timeZone
      const [id = ''] = idsIn(set)
      await editIssue(set.jira, id, { summary: 'Just now' })
      set.world.advance(10 * 60_000)
      const within = async (minutes: number) =>
        (await listed(updatedWithin(set.jira, set.scope, minutes))).flat().filter((one) => one.id === id)
      expect(await within(11)).toEqual([
        { id, key: set.site.issues.get(id)?.key, updated: set.site.issues.get(id)?.updated },
      ])
      expect(await within(8)).toEqual([])
    },
  )

  test('a window comes with the longest ago first, or with the newest', async () => {
    const { jira, scope } = acme(kind, shortPages(9))
    const [oldest, newest] = [
      await listed(updatedWithin(jira, scope, DAYS_90)),
      await listed(touchedLately(jira, scope, DAYS_90)),
    ]
    const times = oldest.flat().map(({ updated }) => updated ?? 0)
    expect(times.length).toBeGreaterThan(20)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(newest.flat()).toEqual(oldest.flat().reverse())
  })

  test('of what is touched while it is read with the newest first, only that may be left out', async () => {
    const again = new Set<string>()
    const set: Acme = acme(kind, (fetch) =>
      meanwhile(async () => {
        const [oldest = ''] = inOrder(set)
        again.add(oldest)
        await editIssue(set.admin, oldest, { summary: `Touched ${again.size}` })
      })(shortPages(40)(fetch)),
    )
    const found = (await listed(touchedLately(set.jira, set.scope, 2 * 365 * 1_440))).flat().map(({ id }) => id)
    expect(again.size).toBeGreaterThan(2)
    expect(idsIn(set).filter((id) => !found.includes(id) && !again.has(id))).toEqual([])
  })

  test('a project that is not to be seen is named, and no other', async () => {
    const set = acme(kind)
    const hidden = set.site.issues.get(idsIn(set, false)[0] ?? '')?.projectId ?? ''
    for (const search of [
      () => countIssues(set.jira, inProjects([...set.scope, hidden])),
      () => listed(updatedWithin(set.jira, [...set.scope, hidden, '77'], 5)),
      () => listed(issueIds(set.jira, inProjects([hidden]), null)),
    ]) {
      const refused = await search().catch((error: unknown) => error)
      expect(isFault(refused, 'jira.refused') && refused.facts.unknownProjects).toContain(hidden)
      expect(isFault(refused) && refused.facts.unknownProjects).not.toContain(set.scope[0])
    }
  })

  test('a query that Jira does not understand is told as such', async () => {
    const { jira, scope } = acme(kind)
    await expect(countIssues(jira, withinProjects(scope, 'nowhere = 1'))).rejects.toMatchObject({
      code: 'jira.refused',
      facts: { jql: true },
    })
  })

  test('another refusal stays what it is', async () => {
    const { jira, scope } = acme(
      kind,
      answering(/\/search/, () => ({ status: 403, body: '{"errorMessages":["No."]}' })),
    )
    await expect(listed(updatedWithin(jira, scope, 5))).rejects.toMatchObject({ code: 'jira.forbidden' })
  })
})

async function remove(set: Acme, places: readonly number[]): Promise<void> {
  const all = idsIn(set)
  for (const id of new Set(places.map((place) => all[place % all.length] ?? '')))
    if (set.site.issues.get(id))
      await set.admin.send('DELETE', `/rest/api/${set.kind === 'cloud' ? 3 : 2}/issue/${id}?deleteSubtasks=true`)
}

function inOrder(set: Acme): string[] {
  const at = (id: string) => set.site.issues.get(id)?.updated ?? 0
  return idsIn(set).sort((a, b) => at(a) - at(b) || Number(a) - Number(b))
}

describe('pages that lead nowhere are no list', () => {
  const page = (body: object) =>
    acme(
      'cloud',
      answering(/\/search\/jql/, () => ({ status: 200, body: JSON.stringify(body) })),
    )
  test.each([
    ['the same token twice', { issues: [{ id: '1' }], nextPageToken: 'same', isLast: false }],
    ['an empty page with a token', { issues: [], nextPageToken: 'more', isLast: false }],
    ['more, without a token', { issues: [{ id: '1' }], isLast: false }],
    [
      'a part of the search',
      { issues: [{ id: '1' }], isLast: true, warnings: [{ type: 'JQL_FUNCTION_LIMIT_EXCEEDED' }] },
    ],
  ])('on Cloud: %s', async (_, body) => {
    await expect(listed(issueIds(page(body).jira, 'project = 1', null))).rejects.toMatchObject({ code: 'jira.broken' })
  })

  test('on Data Center: rows that never join', async () => {
    let last = 0
    const body = () =>
      JSON.stringify({ startAt: 0, total: 10_000, issues: Array.from({ length: 50 }, () => ({ id: String(++last) })) })
    const { jira } = acme(
      'dataCenter',
      answering(/\/search$/, () => ({ status: 200, body: body() })),
    )
    await expect(listed(issueIds(jira, 'project = 1', null))).rejects.toMatchObject({ code: 'jira.broken' })
  })

  test('on Data Center: nobody goes on from a place that is none', async () => {
    const { jira } = acme('dataCenter')
    await expect(listed(issueIds(jira, 'project = 1', 'there'))).rejects.toMatchObject({ code: 'input.invalid' })
  })
})
