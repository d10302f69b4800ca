/** Laws of what a refresh decides: nothing that a record may be about is carried over, and the sample is fair. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dice } from '../simulator/index.ts'
import type { AuditRecord, Kind, Signal } from './kind.ts'
import { alarms, isWorthIt, mayCarry, named, sampleOf } from './signal.ts'

const SIGNAL: Extract<Signal, { by: 'audit' }> = {
  ...{ by: 'audit', category: 'workflows', type: 'SCHEME', others: ['WORKFLOW'], read: async () => [] },
}
const record = fc.record({
  category: fc.constantFrom('workflows', 'screens', 'auditing', 'a new one'),
  type: fc.constantFrom('SCHEME', 'WORKFLOW', 'SOMETHING', null),
  id: fc.constantFrom('1', '2', '3', null),
})
const about = ({ category, type }: AuditRecord) => category === 'workflows' && type !== 'WORKFLOW'

describe('what records name', () => {
  test('is told by id, and by nothing else', () => {
    fc.assert(
      fc.property(fc.array(record), (records) => {
        const clear = records.every((one) => !about(one) || (one.type === 'SCHEME' && one.id !== null))
        const told = named(SIGNAL, records)
        if (!clear || records.some(({ category }) => category === 'auditing')) expect(told).toBeNull()
        else expect(told).toEqual([...new Set(records.filter(about).map(({ id }) => id))])
      }),
    )
  })

  test('no record names less when there are more of them', () => {
    fc.assert(
      fc.property(fc.array(record), record, (records, one) => {
        const [before, after] = [named(SIGNAL, records), named(SIGNAL, [...records, one])]
        if (before === null) expect(after).toBeNull()
        else if (after !== null) expect(after).toEqual(expect.arrayContaining([...before]))
      }),
    )
  })
})

describe('the sample', () => {
  test('is some of all there is, none twice, and never nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 300 }), fc.nat(), (all, seed) => {
        const sample = sampleOf(all, dice(seed))
        expect(all).toEqual(expect.arrayContaining(sample))
        expect(new Set(sample).size).toBe(Math.ceil(all.length / 50))
      }),
    )
  })

  test('takes each with the same probability', () => {
    const random = dice(7)
    const hits = new Map<number, number>()
    const all = Array.from({ length: 100 }, (_, one) => one)
    for (let times = 0; times < 10_000; times++)
      for (const one of sampleOf(all, random)) hits.set(one, (hits.get(one) ?? 0) + 1)
    // 200 are expected of each; five times the deviation of a binomial.
    for (const one of all) expect(Math.abs((hits.get(one) ?? 0) - 200)).toBeLessThan(5 * Math.sqrt(200))
  })
})

describe('a kind may be carried over', () => {
  const DAY = 86_400_000
  const kind = { name: 'scheme', version: 2, signal: SIGNAL } as unknown as Kind
  const complete = { state: 'complete', count: 1, version: 2 } as const

  test('only whole, of the same version, with a signal, within seven days of its last whole reading', () => {
    expect(mayCarry(kind, complete, 0, 7 * DAY)).toBe(true)
    expect(mayCarry(kind, complete, 0, 7 * DAY + 1)).toBe(false)
    expect(mayCarry(kind, { ...complete, since: 0 }, 5 * DAY, 8 * DAY)).toBe(false)
    expect(mayCarry(kind, { ...complete, since: 5 * DAY }, 0, 8 * DAY)).toBe(true)
    expect(mayCarry(kind, { ...complete, state: 'partial' }, 0, 1)).toBe(false)
    expect(mayCarry(kind, { ...complete, version: 1 }, 0, 1)).toBe(false)
    expect(mayCarry(kind, { state: 'complete', count: 1 }, 0, 1)).toBe(false)
    expect(mayCarry(kind, undefined, 0, 1)).toBe(false)
    expect(mayCarry({ ...kind, signal: { by: 'none', why: '' } }, complete, 0, 1)).toBe(false)
    expect(mayCarry({ name: 'scheme', version: 2 } as unknown as Kind, complete, 0, 1)).toBe(false)
  })

  test('unless more than half of it has to be read', () => {
    expect([isWorthIt(0, 0), isWorthIt(5, 10), isWorthIt(6, 10), isWorthIt(1, 0)]).toEqual([true, true, false, false])
  })
})

test('each change without a sign is an alarm', () => {
  const site = { name: 'acme', identity: 'acme', deployment: 'cloud' as const }
  const complete = { state: 'complete' as const, count: 1 }
  const kinds = { status: { ...complete, missed: ['status:A', 'status:B'] }, scheme: complete }
  const found = alarms({ site, takenAt: 0, account: null, kinds, objects: [] })
  expect(found.map(({ severity, code, about }) => [severity, code, about])).toEqual([
    ['warns', 'missed-change', 'status:A'],
    ['warns', 'missed-change', 'status:B'],
  ])
  expect(found[0]?.says).toContain('(status)')
})
