/** Boxes hold every step once; lines lead from earlier waves to later ones; what waits is found over others. */
import { expect, test } from 'vitest'
import { around, fold, type Step } from './fold.ts'

const step = (id: string, about: string, after: readonly string[] = []): Step => ({ id, verb: 'create', about, after })
const STEPS = [
  step('a', 'status:A'),
  step('b', 'status:B'),
  step('c', 'workflow:C', ['a']),
  step('d', 'workflow:D', ['b']),
  step('e', 'project:E', ['c', 'd']),
]
const WAVES = new Map([
  ['a', 1],
  ['b', 1],
  ['c', 2],
  ['d', 2],
  ['e', 3],
])

test('each step is a box in its wave, and no two stand on one place', () => {
  const folded = fold(STEPS, WAVES, false)
  expect(folded.boxes.map(({ id, wave, about, count }) => [id, wave, about, count])).toEqual(
    STEPS.map(({ id, about }) => [id, WAVES.get(id), about, 1]),
  )
  expect(new Set(folded.boxes.map(({ place }) => `${place.x} ${place.y}`)).size).toBe(STEPS.length)
  expect(folded.lines).toHaveLength(4)
  const { before, after } = around(folded, 'c')
  expect([[...before], [...after]]).toEqual([['a'], ['e']])
  expect(around(folded, 'e').before).toEqual(new Set(['a', 'b', 'c', 'd']))
})

test('where there are many, those of one kind, verb and wave stand together', () => {
  const { boxes, lines, waves } = fold(STEPS, WAVES, true)
  expect(boxes.map(({ kind, about, count }) => [kind, about, count])).toEqual([
    ['status', undefined, 2],
    ['workflow', undefined, 2],
    ['project', 'project:E', 1],
  ])
  expect([lines.length, waves]).toEqual([2, 3])
})
