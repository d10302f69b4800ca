/** Laws of the order: whatever is needed comes first; what is only waited for yields in a circle, and no further. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Step } from '../plan/index.ts'
import type { Change } from './change.ts'
import { orderSteps } from './order-steps.ts'

const step = (id: string, ...after: readonly string[]): Step<Change> => ({
  ...{ id, verb: 'create', about: `about ${id}`, title: id, after },
  data: null as unknown as Change,
})
const soft = (waits: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(waits).map(([id, after]) => [id, new Set(after)]))
const ids = ({ order }: ReturnType<typeof orderSteps>) => order.map(({ id }) => id)

const IDS = ['a', 'b', 'c', 'd', 'e'] as const
const graph = fc.record(
  Object.fromEntries(IDS.map((id) => [id, fc.subarray([...IDS].filter((other) => other !== id))])),
)
const edges = (waits: Readonly<Record<string, readonly string[]>>) => IDS.map((id) => step(id, ...(waits[id] ?? [])))

/** Can be reached by what each waits for. */
function reaches(waits: Readonly<Record<string, readonly string[]>>, from: string): Set<string> {
  const found = new Set(waits[from])
  for (const one of found) for (const next of waits[one] ?? []) found.add(next)
  return found
}

describe('steps', () => {
  test('come after all they wait for, where no circle is; none is lost and nothing is said', () => {
    fc.assert(
      fc.property(graph, (waits) => {
        const free = Object.fromEntries(
          IDS.map((id, at) => [id, (waits[id] ?? []).filter((one) => IDS.indexOf(one as never) < at)]),
        )
        const { order, problems } = orderSteps(edges(free), [])
        expect([...order.map(({ id }) => id)].sort()).toEqual([...IDS])
        for (const [at, { after }] of order.entries())
          for (const before of after) expect(order.findIndex(({ id }) => id === before)).toBeLessThan(at)
        expect(problems).toEqual([])
      }),
    )
  })

  test('that wait for each other in a circle are named, and only they and what waits for them are left out', () => {
    fc.assert(
      fc.property(graph, (waits) => {
        const { order, problems } = orderSteps(edges(waits), [])
        const stuck = IDS.filter((id) => [id, ...reaches(waits, id)].some((one) => reaches(waits, one).has(one)))
        expect(order.map(({ id }) => id).sort()).toEqual(IDS.filter((id) => !stuck.includes(id)))
        expect(problems.length).toBe(stuck.length === 0 ? 0 : 1)
        for (const id of stuck) expect(problems[0]?.about).toContain(`about ${id}`)
      }),
    )
  })

  test('that only wait for a mere change go before it, where no order is left otherwise', () => {
    fc.assert(
      fc.property(graph, graph, (waits, mild) => {
        const { order, problems } = orderSteps(edges(waits), [soft(mild)])
        const hard = Object.fromEntries(
          IDS.map((id) => [id, (waits[id] ?? []).filter((one) => !mild[id]?.includes(one))]),
        )
        const places = new Map(order.map(({ id }, at) => [id, at]))
        for (const [id, at] of places) for (const before of hard[id] ?? []) expect(places.get(before)).toBeLessThan(at)
        const stuck = IDS.filter((id) => [id, ...reaches(hard, id)].some((one) => reaches(hard, one).has(one)))
        expect(IDS.filter((id) => !places.has(id))).toEqual(expect.arrayContaining(stuck))
        if (stuck.length === 0) expect([places.size, problems]).toEqual([IDS.length, []])
      }),
    )
  })

  test('outside a circle keep to all that they wait for, also softly', () => {
    const steps = [step('a', 'b'), step('b', 'a'), step('c', 'd'), step('d'), step('e', 'a')]
    const made = orderSteps(steps, [soft({ a: ['b'], c: ['d'], e: ['a'] })])
    expect(made.problems).toEqual([])
    const place = (id: string) => ids(made).indexOf(id)
    expect([place('a') < place('b'), place('d') < place('c'), place('a') < place('e')]).toEqual([true, true, true])
    expect(made.order.find(({ id }) => id === 'e')?.after).toEqual(['a'])
    expect(made.order.find(({ id }) => id === 'a')?.after).toEqual([])
  })

  test('let go what matters least, and all that is not needed only where that is not enough', () => {
    const circle = [step('workflow', 'field'), step('field', 'scheme'), step('scheme', 'workflow')]
    const mild = soft({ workflow: ['field'] })
    const all = soft({ workflow: ['field'], scheme: ['workflow'] })
    expect(ids(orderSteps(circle, [mild, all]))).toEqual(['workflow', 'scheme', 'field'])
    const harder = [step('workflow', 'field', 'scheme'), ...circle.slice(1)]
    expect(ids(orderSteps(harder, [mild, all]))).toEqual(['scheme', 'workflow', 'field'])
  })

  test('that cannot be ordered say how they wait', () => {
    expect(orderSteps([step('a', 'b'), step('b', 'a')], []).problems).toMatchObject([
      { severity: 'blocks', code: 'cycle', about: 'about a → about b' },
    ])
  })
})
