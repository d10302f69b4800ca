/** Laws of the store of issues: one order whatever is written or generated, and versions kept for as long as search shows them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Issues } from './issues.ts'
import type { Issue } from './records.ts'

function issue(id: number, parentId: number | null = null): Issue {
  return {
    id: String(id),
    key: `ABC-${id}`,
    projectId: '1',
    typeId: '1',
    statusId: '1',
    parentId: parentId === null ? null : String(parentId),
    summary: `Issue ${id}`,
    created: 0,
    updated: 0,
    indexedAt: 0,
    values: {},
    history: [],
    comments: [],
    properties: {},
  }
}

/** Generated issues have even numbers from 100 on. */
function issues(generated: number): Issues {
  const store = new Issues()
  const indexOfId = (id: string) => {
    const index = (Number(id) - 100) / 2
    return Number.isInteger(index) && index >= 0 && index < generated ? index : undefined
  }
  store.generateFrom({
    count: generated,
    indexOfId,
    indexOfKey: (key) => indexOfId(key.replace('ABC-', '')),
    make: (index) => issue(100 + 2 * index),
  })
  return store
}

const ids = (all: Iterable<Issue>) => [...all].map((one) => Number(one.id))

describe('the store of issues', () => {
  test('walks written and generated ones in one order, from either end and from any place', () => {
    const number = fc.integer({ min: 95, max: 130 })
    fc.assert(
      fc.property(
        fc.nat({ max: 12 }),
        fc.array(number),
        fc.array(number),
        fc.option(number),
        (generated, put, removed, past) => {
          const store = issues(generated)
          for (const id of put) store.put({ ...issue(id), summary: 'Written' })
          for (const id of removed) store.remove(String(id))
          const there = ids(store.all()).sort((a, b) => a - b)
          expect(ids(store.byId(false))).toEqual(there)
          expect(ids(store.byId(true))).toEqual(there.toReversed())
          const from = past ?? undefined
          expect(ids(store.byId(false, from))).toEqual(there.filter((id) => from === undefined || id > from))
          expect(ids(store.byId(true, from))).toEqual(there.filter((id) => from === undefined || id < from).reverse())
          expect(store.count).toBe(there.length)
          for (const one of store.byId(false)) expect(store.get(one.id)).toEqual(one)
        },
      ),
    )
  })
  test('knows the children that an issue has now', () => {
    const store = issues(3)
    store.put(issue(7, 100))
    store.put(issue(8, 100))
    store.put(issue(9, 102))
    store.put(issue(8, 102))
    expect(ids(store.childrenOf('100'))).toEqual([7])
    expect(ids(store.childrenOf('102'))).toEqual([8, 9])
    store.remove('9')
    expect(ids(store.childrenOf('102'))).toEqual([8])
  })
  test('keeps what the index still shows, and forgets it when the index has caught up', () => {
    const store = issues(1)
    store.put({ ...issue(100), summary: 'New', indexedAt: 50 })
    const [now] = store.byId(false)
    if (!now) throw new Error('no issue')
    expect(store.index.trails(49)).toBe(true)
    expect(store.index.seen(now, 49)?.summary).toBe('Issue 100')
    expect(store.index.trails(50)).toBe(false)
    expect(store.index.seen(now, 50)?.summary).toBe('New')
    store.remove('100', 80)
    expect(ids(store.index.ghosts(79))).toEqual([100])
    expect(ids(store.index.ghosts(80))).toEqual([])
  })

  test('tells what was updated since a moment in its order, from either end, each once and as it is', () => {
    const write = fc.record({
      id: fc.integer({ min: 1, max: 9 }),
      updated: fc.integer({ min: 0, max: 20 }),
      gone: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(write), fc.nat(20), fc.nat(20), fc.boolean(), (writes, since, from, isDescending) => {
        const store = issues(0)
        for (const { id, updated, gone } of writes)
          gone ? store.remove(String(id)) : store.put({ ...issue(id), updated })
        const isBeyond = (updated: number) => (isDescending ? updated <= from : updated >= from)
        const there = [...store.all()].filter(({ updated }) => updated >= since && isBeyond(updated))
        const found = [...(store.updatedSince(since, isDescending, from) ?? [])]
        expect(new Set(found)).toEqual(new Set(there))
        expect(found.length).toBe(there.length)
        const times = found.map(({ updated }) => updated)
        expect(times).toEqual(times.toSorted((a, b) => (isDescending ? b - a : a - b)))
      }),
    )
  })

  test('does not tell it where generated issues may be among them', () => {
    expect(issues(1).updatedSince(5, false)).toBeUndefined()
  })
})
