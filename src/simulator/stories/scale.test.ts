/** Laws of made issues: index, id and key lead to each other, the same index makes the same issue, and none is kept. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { built } from './built.ts'
import { issueSource } from './scale/issues.ts'

const size = { issues: 100_000, projects: 100 }
const site = built('scale', 'cloud', { size })
const source = issueSource(site, size.issues)
const index = fc.integer({ min: 0, max: size.issues - 1 })

test('an issue is found by the id and the key that it was made with', () => {
  fc.assert(
    fc.property(index, (one) => {
      const { id, key } = source.make(one)
      expect([source.indexOfId(id), source.indexOfKey(key)]).toEqual([one, one])
    }),
  )
})

test('the same index makes the same issue, with ids of its own', () => {
  fc.assert(
    fc.property(index, index, (one, other) => {
      const parts = (at: number) => {
        const { id, history, comments } = source.make(at)
        return [id, ...history.map((entry) => entry.id), ...comments.map((comment) => comment.id)]
      }
      expect(source.make(one)).toEqual(source.make(one))
      expect(new Set([...parts(one), ...parts(other)]).size).toBe(
        one === other ? parts(one).length : parts(one).length + parts(other).length,
      )
    }),
  )
})

test('an issue is below the one that it names as its parent, and nothing else is', () => {
  const small = built('scale', 'cloud', { size: { issues: 95, projects: 3 } })
  const all = [...small.issues.all()]
  for (const { id } of all) {
    const below = all.filter(({ parentId }) => parentId === id).map((one) => one.id)
    expect(small.issues.childrenOf(id).map((one) => one.id)).toEqual(below)
  }
})

test('the issues of some projects, and those since a time, are found without making the others', () => {
  const small = built('scale', 'cloud', { size: { issues: 95, projects: 4 } })
  const all = [...small.issues.byId(false)]
  const projects = [...small.tables.projects.keys()]
  const chosen = fc.subarray(projects).map((some) => new Set(some))
  const past = fc.option(fc.constantFrom(...all.map(({ id }) => Number(id))), { nil: undefined })
  fc.assert(
    fc.property(chosen, past, fc.boolean(), (some, from, isDescending) => {
      const wanted = all.filter(({ id, projectId }) => {
        const isBeyond = from === undefined || (isDescending ? Number(id) < from : Number(id) > from)
        return some.has(projectId) && isBeyond
      })
      const found = [...small.issues.byId(isDescending, from, { projects: some })]
      expect(found).toEqual(isDescending ? wanted.toReversed() : wanted)
    }),
  )
  const latest = Math.max(...all.map(({ updated }) => updated))
  // Hours before the site began: whoever polls it from then on is not answered by a walk through all of it.
  expect(small.now() - latest).toBeGreaterThan(6 * 3_600_000)
  expect([...small.issues.byId(false, undefined, { since: small.now() - 3_600_000 })]).toEqual([])
  expect([...small.issues.byId(false, undefined, { since: latest })].length).toBe(all.length)
  expect([...small.issues.byId(false, undefined, { since: small.now() + 1 })]).toEqual([])
})

test('what was not made is not found', () => {
  const last = source.make(size.issues - 1)
  for (const id of ['', 'x', '1', '-8', String(Number(last.id) + 8), String(Number(last.id) + 1)])
    expect(source.indexOfId(id)).toBeUndefined()
  for (const key of ['', 'S0001', 'S0001-0', 'S0001-01', 'S0001-1001', 'S9999-1', 's0001-1'])
    expect(source.indexOfKey(key)).toBeUndefined()
  expect(source.indexOfKey('S0001-1000')).toBe(99_900)
})

test('issues cost no memory, and configuration comes in the mix of a large site', () => {
  const { fields, screens, workflows, filters, boards, projects } = site.tables
  expect([...site.issues.written()]).toEqual([])
  expect(site.issues.count).toBe(size.issues)
  expect(projects.size).toBe(100)
  expect([...fields.values()].filter(({ name }) => / \d+$/.test(name))).toHaveLength(500)
  expect([...screens.values()].filter(({ name }) => / \d+$/.test(name))).toHaveLength(300)
  expect([...workflows.values()].filter(({ system }) => !system)).toHaveLength(150)
  expect([filters.size, boards.size]).toEqual([1500, 150])
})
