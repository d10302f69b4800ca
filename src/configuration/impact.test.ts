/** Laws of impact: a project stands on what a way of references leads to, and on nothing else. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rows, toy, toySite } from '../../test/toy-sites.ts'
import { usesOn } from './impact.ts'
import type { Kind, Reference } from './kind.ts'

const kindsOf = (...kinds: readonly Kind[]): Map<string, Kind> => new Map(kinds.map((kind) => [kind.name, kind]))
const names = (kind: string, more: Partial<Reference> = {}): Reference => ({ at: `${kind}[]`, kind, ...more })

const PARTS = kindsOf(toy('part', [names('part')]), toy('project', [names('part')]))
const PLACES = ['0', '1', '2', '3', '4'] as const
const named = fc.subarray([...PLACES])
const graphs = fc.record({
  parts: fc.tuple(named, named, named, named, named),
  projects: fc.array(named, { maxLength: 3 }),
})

/** Whatever can be got to from these by going on and on. */
function reachable(from: readonly string[], next: readonly (readonly string[])[]): Set<string> {
  const found = new Set(from)
  for (const one of found) for (const other of next[Number(one)] ?? []) found.add(other)
  return found
}

describe('projects that stand on an object', () => {
  test('are those from which references lead to it, also where these go in circles', () => {
    fc.assert(
      fc.property(graphs, fc.shuffledSubarray([...PLACES], { minLength: 5 }), ({ parts, projects }, asked) => {
        const rows: Rows = {
          part: Object.fromEntries(PLACES.map((id) => [id, { name: id, part: parts[Number(id)] ?? [] }])),
          project: Object.fromEntries(projects.map((part, at) => [`p${at}`, { name: `P${at}`, part }])),
        }
        const uses = usesOn(toySite('there', rows, PARTS), PARTS)
        for (const id of asked) {
          const stand = projects.flatMap((part, at) => (reachable(part, parts).has(id) ? [`project:P${at}`] : []))
          expect([...uses.projects(`part:${id}`)].sort()).toEqual(stand)
        }
      }),
    )
  })

  test('are all of them for what every project stands on, and itself for a project', () => {
    const kinds = kindsOf(toy('priority', [], { siteWide: true }), toy('status', []), toy('project', []))
    const rows: Rows = {
      priority: { 1: { name: 'High' } },
      status: { 2: { name: 'Open' } },
      project: { 3: { name: 'A' }, 4: { name: 'B' } },
    }
    const { projects } = usesOn(toySite('there', rows, kinds), kinds)
    expect(projects('priority:High')).toEqual(['project:A', 'project:B'])
    expect(projects('project:B')).toEqual(['project:B'])
    expect(projects('status:Open')).toEqual([])
  })

  test('end at a project: who uses what it names does not stand on it', () => {
    const kinds = kindsOf(toy('project', [names('project')]), toy('status', []))
    const rows: Rows = { project: { 1: { name: 'A', project: ['2'] }, 2: { name: 'B', project: [] } } }
    expect(usesOn(toySite('there', rows, kinds), kinds).projects('project:B')).toEqual(['project:B'])
  })
})

describe('objects that name another', () => {
  const kinds = kindsOf(
    toy('status', []),
    toy('scheme', [names('status')]),
    toy('board', [names('status'), { at: 'first', kind: 'status' }]),
    toy('limit', [names('status', { limits: true })]),
    toy('free', [names('status', { loose: true })]),
    toy('told', [names('status', { loose: 'told' })]),
  )
  const one = { name: 'it', status: ['1'], first: '1' }
  const rows: Rows = {
    ...{ status: { 1: { name: 'Open' } }, scheme: { 2: one }, board: { 3: one, 4: { ...one, name: 'other' } } },
    ...{ limit: { 5: one }, free: { 6: one }, told: { 7: one } },
  }

  test('are told by kind, each once however often it names it', () => {
    const { namedBy } = usesOn(toySite('there', rows, kinds), kinds)
    expect(namedBy('status:Open', 'scheme')).toEqual(['scheme:it'])
    expect(namedBy('status:Open', 'board')).toEqual(['board:it', 'board:other'])
    expect(namedBy('status:None', 'board')).toEqual([])
  })

  test('do not use it where it only limits them or comes along, but do where a query would be another without it', () => {
    const { namedBy } = usesOn(toySite('there', rows, kinds), kinds)
    const by = (kind: string) => namedBy('status:Open', kind)
    expect([by('limit'), by('free'), by('told')]).toEqual([[], [], ['told:it']])
  })

  test('of a kind that nobody knows are nobody', () => {
    const some = kindsOf(toy('status', []))
    const uses = usesOn(toySite('there', rows, kinds), some)
    expect([uses.namedBy('status:Open', 'scheme'), uses.projects('scheme:it')]).toEqual([[], []])
  })
})
