/** Boxes stand in their waves, no two on one place; lines lead from earlier waves to later ones; what waits is found over others. */
import { expect, test } from 'vitest'
import { around, byKind, eachStep, type Step } from './fold.ts'

const step = (id: string, wave: number, about: string, after: readonly string[] = []): Step => ({
  ...{ id, wave, verb: 'create', about, after },
})
const STEPS = [
  step('a', 1, 'status:A'),
  step('b', 1, 'status:B'),
  step('c', 2, 'workflow:C', ['a']),
  step('d', 2, 'workflow:D', ['b', 'elsewhere']),
  step('e', 3, 'project:E', ['c', 'd']),
]

test('each step is a box in its wave, and no two stand on one place', () => {
  const folded = eachStep(STEPS)
  expect(folded.boxes.map(({ id, wave, kind, about, count }) => [id, wave, kind, about, count])).toEqual(
    STEPS.map(({ id, wave, about }) => [id, wave, about.split(':')[0], about, 1]),
  )
  expect(new Set(folded.boxes.map(({ place }) => `${place.x} ${place.y}`)).size).toBe(STEPS.length)
  expect(folded.lines).toHaveLength(4)
  const { before, after } = around(folded, 'c')
  expect([[...before], [...after]]).toEqual([['a'], ['e']])
  expect(around(folded, 'e').before).toEqual(new Set(['a', 'b', 'c', 'd']))
})

test('where there are many, those of one kind, verb and wave stand together', () => {
  const group = (wave: number, kind: string, count: number) => ({
    wave,
    verb: 'create' as const,
    kind,
    count,
    about: null,
  })
  const { boxes, lines, waves } = byKind(
    [group(1, 'status', 2), group(2, 'workflow', 2), { ...group(3, 'project', 1), about: 'project:E' }],
    [
      [0, 1],
      [1, 1],
      [1, 2],
    ],
  )
  expect(boxes.map(({ kind, about, count }) => [kind, about, count])).toEqual([
    ['status', null, 2],
    ['workflow', null, 2],
    ['project', 'project:E', 1],
  ])
  expect(lines.map(({ from, to }) => [from, to])).toEqual([
    [boxes[0]?.id, boxes[1]?.id],
    [boxes[1]?.id, boxes[2]?.id],
  ])
  expect(waves).toBe(3)
})
