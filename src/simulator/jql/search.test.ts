/** A window of time that is walked in its order has the same pages as one that is sorted from all that there is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SmallSite } from '../issue/small-site.ts'
import type { Issue } from '../records.ts'
import { find, type Place, placeOf, prepare } from './search.ts'

const MINUTE = 60_000
const small = await SmallSite.build()
const { site } = small

/** All pages of a query, one after another. */
function paged(jql: string, most: number): string[] {
  const found: string[] = []
  for (let beyond: Place | undefined; ; ) {
    const search = prepare(site, small.person(0), jql)
    const page: Issue[] = find(search, most, beyond)
    found.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    if (!last) return found
    beyond = placeOf(search, last)
  }
}

test('law: page by page, either way round, with moments that are shared', async () => {
  const ids: string[] = []
  for (let at = 0; at < 6; at++) ids.push(small.issue(await small.create({ summary: `Issue ${at}` })).id)
  const touch = fc.record({ id: fc.constantFrom(...ids), ago: fc.integer({ min: 0, max: 4 }) })
  fc.assert(
    fc.property(
      fc.array(touch),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      fc.nat(1),
      (touches, most, isDescending, ties) => {
        const now = site.now()
        for (const { id, ago } of touches) {
          const before = site.issues.get(id)
          if (before) site.issues.put({ ...before, updated: now - ago * MINUTE, indexedAt: now - 10 * MINUTE })
        }
        const order = isDescending ? 'DESC' : 'ASC'
        const by = `updated ${order}, id ${ties === 0 ? 'ASC' : 'DESC'}`
        const walked = paged(`updated >= "-3m" ORDER BY ${by}`, most)
        // Not a window, so it is sorted.
        const all = paged(`key is not empty ORDER BY ${by}`, 1_000)
        const inWindow = new Set(paged('updated >= "-3m"', 1_000))
        expect(walked).toEqual(all.filter((id) => inWindow.has(id)))
        expect(new Set(walked)).toEqual(inWindow)
      },
    ),
  )
})
