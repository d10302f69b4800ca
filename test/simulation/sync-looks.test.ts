/** Many changes at once by polling alone: what is newest waits neither for a whole window nor behind what is known already. */
import { expect, test } from 'vitest'
import type { HttpRequest } from '../../src/base/index.ts'
import type { SiteKind } from '../../src/simulator/index.ts'
import { shortPages } from '../acme.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const PAGE = 5
/** Ten pages take as long as it is between two looks, and all of it less than a lease lasts. */
const [EACH, POLL] = [200, 2_000]

interface Listing {
  readonly order: 'ASC' | 'DESC'
  /** So many pages of it were asked for. */
  readonly pages: number
}

/** Of a list of what was touched; undefined for any other request. */
function orderOf({ body = '' }: HttpRequest): Listing['order'] | undefined {
  const [, order] = /ORDER BY updated (ASC|DESC), id/.exec(body) ?? []
  return order === 'ASC' || order === 'DESC' ? order : undefined
}

/** A site of which all issues have changed and are read, and the pages of it that are asked for from then on. */
async function busy(kind: SiteKind) {
  const of = await SyncWorld.open({ seed: 1, kind, projects: ['PAR'] })
  await integrate(of)
  await settle(of, 2)
  of.pace = { ...of.pace, poll: POLL }
  const people = new People(of)
  const [{ id: project = '' } = {}] = of.projects(['PAR'])
  const issues = [...of.site.issues.all()].flatMap((one) => (one.projectId === project ? [one.id] : []))
  const path = `/rest/api/${kind === 'cloud' ? 3 : 2}/issue`
  const change = (issue: string, summary: string) =>
    expect(people.ask('PUT', `${path}/${issue}`, { fields: { summary } }, 'admin')).toBe(true)
  // Until the first cursor is far enough behind, all windows are whole ones.
  of.world.advance(11 * 60_000)
  await of.turn()
  for (const [at, issue] of issues.entries()) {
    change(issue, `Changed ${at}`)
    of.world.advance(300)
  }
  // So long ago that the next look may end at them, and that a whole window reads them first.
  of.world.advance(35_000)
  await of.turn()
  const { fetch } = of.simulator
  const short = shortPages(PAGE)(fetch)
  Object.assign(of.simulator, { fetch: (asked: HttpRequest) => (orderOf(asked) ? short : fetch)(asked) })
  const listings: Listing[] = []
  const read = new Set<string>()
  let onPage = (_: Listing['order']): void => {}
  of.hears = (request, answer) => {
    if (answer !== null) return
    const { url, body = '{}' } = request
    for (const [, alone = ''] of url.matchAll(/\/issue\/(\d+)\?fields=(?!updated&)/g)) read.add(alone)
    if (url.endsWith('/issue/bulkfetch')) for (const id of JSON.parse(body).issueIdsOrKeys as string[]) read.add(id)
    const order = orderOf(request)
    if (!order) return
    const { nextPageToken, startAt = 0 } = JSON.parse(body)
    const at = listings.findLastIndex((one) => one.order === order)
    if (nextPageToken === undefined && startAt === 0) listings.push({ order, pages: 1 })
    else listings[at] = { order, pages: (listings[at]?.pages ?? 0) + 1 }
    onPage(order)
  }
  return {
    ...{ of, issues, change, listings, read },
    each(work: (order: Listing['order']) => void) {
      onPage = work
    },
    [Symbol.asyncDispose]: () => of[Symbol.asyncDispose](),
  }
}

test.each<SiteKind>(['cloud', 'dataCenter'])('%s: a look ends where an earlier one has been', async (kind) => {
  await using site = await busy(kind)
  const { of, issues, change, listings, read } = site
  of.world.advance(POLL)
  const changed = issues.slice(0, 2 * PAGE + 1)
  for (const issue of changed) change(issue, 'Changed again')
  await of.turn()
  expect(changed.filter((issue) => !read.has(issue))).toEqual([])
  expect(listings.map(({ order }) => order)).toEqual(['DESC'])
  expect(issues.length).toBeGreaterThan(20 * PAGE)
  expect(listings[0]?.pages).toBeLessThan(5)
})

test.each<SiteKind>(['cloud', 'dataCenter'])(
  '%s: what changes while a whole window is read does not wait for its end',
  async (kind) => {
    await using site = await busy(kind)
    const { of, issues, change, listings, read } = site
    of.world.advance(60_000)
    const [issue = ''] = issues
    let [pages, waited] = [0, Number.POSITIVE_INFINITY]
    let changedAt = 0
    site.each((order) => {
      of.world.advance(EACH)
      if (order === 'ASC') pages += 1
      if (order === 'ASC' && pages === 3) {
        change(issue, 'While all was listed')
        read.clear()
        changedAt = of.world.now()
      } else if (changedAt > 0 && read.has(issue)) waited = Math.min(waited, of.world.now() - changedAt)
    })
    await of.turn()
    expect(pages).toBeGreaterThan(20)
    expect(listings.filter(({ order }) => order === 'DESC').length).toBeGreaterThan(1)
    expect(waited).toBeLessThan(POLL + 5 * EACH)
    expect(of.faults).toEqual([])
  },
)
