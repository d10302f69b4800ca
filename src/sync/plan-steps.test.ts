/** Steps go in waves: none loses its place, and no wave holds two of one issue or item. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { waves } from './plan-steps.ts'
import type { StoredStep } from './ports.ts'

const field = (id: string, issue: string): StoredStep =>
  ({ id, title: `Write ${id}`, asked: 1, data: { what: 'field', issue, item: `of ${issue}` } }) as unknown as StoredStep
const create = (id: string, item: string): StoredStep =>
  ({ id, title: `Make ${id}`, asked: 1, data: { what: 'create-issue', item } }) as unknown as StoredStep

test('each step is in one wave, in order; a wave holds one of each subject', () => {
  const subject = fc.tuple(fc.boolean(), fc.constantFrom('1', '2', '3'))
  fc.assert(
    fc.property(fc.array(subject, { maxLength: 12 }), (subjects) => {
      const steps = subjects.map(([isNew, of], at) => (isNew ? create(String(at), `i${of}`) : field(String(at), of)))
      const plans = waves(steps)
      const order = plans.flatMap(({ steps }) => steps)
      expect(order.map(({ id }) => id).sort()).toEqual(steps.map(({ id }) => id).sort())
      for (const { steps } of plans) {
        expect(steps.length).toBeGreaterThan(0)
        expect(new Set(steps.map(({ about }) => about)).size).toBe(steps.length)
      }
      for (const about of new Set(order.map((step) => step.about))) {
        const ids = order.filter((step) => step.about === about).map(({ id }) => Number(id))
        expect(ids).toEqual(ids.toSorted((a, b) => a - b))
        // As early as can be: one of each wave from the first on.
        expect(plans.slice(0, ids.length).every(({ steps }) => steps.some((step) => step.about === about))).toBe(true)
      }
    }),
  )
})

test('a step is planned as it was stored, and waits for nothing', () => {
  const [plan, ...others] = waves([field('7', '10'), create('8', 'x')])
  expect(others).toEqual([])
  expect(plan).toEqual({
    madeBy: { engine: 'sync/1', kinds: {} },
    problems: [],
    steps: [
      { id: '7', verb: 'update', about: '10', title: 'Write 7', after: [], data: field('7', '10').data },
      { id: '8', verb: 'create', about: 'x', title: 'Make 8', after: [], data: create('8', 'x').data },
    ],
  })
})
