/** Deleting: only what was asked, only what nobody needs, and never without saying who loses it. */
import { describe, expect, test } from 'vitest'
import { type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import { compare } from './compare.ts'
import { CANNOT, type Kind } from './kind.ts'
import type { Remembered } from './pair.ts'
import type { Snapshot } from './snapshot.ts'

interface Given {
  readonly from?: Rows
  readonly kinds?: ReadonlyMap<string, Kind>
  readonly locked?: string
  readonly remembered?: Remembered
}

function deleting(to: Rows, answers: Answers, { from = {}, kinds = TOYS, locked, remembered = new Map() }: Given = {}) {
  const there = toySite('there', to, kinds)
  const objects = there.objects.map((one) => (locked !== undefined && one.kind === 'status' ? { ...one, locked } : one))
  const target: Snapshot = { ...there, objects }
  const input = { source: toySite('here', from, kinds), target, kinds, projects: null, remembered, answers }
  const { differences, problems } = compare(input)
  const gone = differences.filter(({ choice }) => choice === 'delete')
  const found = [...gone.flatMap((one) => one.problems), ...problems]
  return { gone, found, codes: found.map(({ severity, code, about }) => `${severity} ${code} ${about}`) }
}

const OPEN: Rows = { status: { b1: { name: 'Open', note: 'x' } } }
const GONE = { 'status:Open': 'delete' }
const scheme = (name: string) => ({ name, statuses: ['b1', 'b1'] })

describe('a delete', () => {
  test('is of what was asked, whole, as it stands on the target', () => {
    expect(deleting(OPEN, {}).gone).toEqual([])
    expect(deleting(OPEN, { 'status:Open': 'use', 'status:Other': 'delete' }).gone).toEqual([])
    expect(deleting(OPEN, GONE).gone).toEqual([
      {
        ...{ kind: 'status', key: 'status:Open', name: 'Open', choice: 'delete', because: null },
        ...{ sourceId: null, targetKey: 'status:Open', targetId: 'b1', problems: [] },
        ...{ before: { name: 'Open', note: 'x' }, after: null },
      },
    ])
  })

  test('of a kind that nobody knows is none', () => {
    const target = toySite('there', OPEN)
    const input = { source: toySite('here', {}), target, projects: null, remembered: new Map(), answers: GONE }
    expect(compare({ ...input, kinds: new Map() }).differences).toEqual([])
  })

  test('waits where the object stands for one of the source, unless that is left out', () => {
    const from: Rows = { status: { a1: { name: 'Begun' } } }
    const kept = deleting(OPEN, { ...GONE, 'status:Begun': 'status:Open' }, { from })
    expect([kept.gone, kept.codes]).toEqual([[], ['blocks delete-needed status:Open']])
    expect(kept.found[0]?.choices?.map(({ answer }) => answer)).toEqual(['use'])
    const remembered = new Map([['status', new Map([['a1', 'b1']])]])
    const left = deleting(OPEN, { ...GONE, 'status:Begun': 'leave-out' }, { from, remembered })
    expect([left.gone.length, left.codes]).toEqual([1, []])
  })

  test('waits where what the plan writes will name it', () => {
    const keepsAll: Partial<Kind> = { merge: (wanted, now) => ({ ...(wanted as object), ...(now as object) }) }
    const kinds = new Map(TOYS).set('scheme', toy('scheme', [{ at: 'statuses[]', kind: 'status' }], keepsAll))
    const from: Rows = { scheme: { a3: { name: 'Flow', note: 'new', statuses: [] } } }
    const to: Rows = { ...OPEN, scheme: { b3: scheme('Flow'), b4: scheme('Other') } }
    const { found, codes } = deleting(to, GONE, { from, kinds })
    expect(codes).toEqual(['blocks delete-needed status:Open'])
    expect(found[0]?.says).toContain('lets scheme:Flow name it')
    expect(found[0]?.choices?.map(({ answer }) => answer)).toEqual(['use'])
    const born = { ...keepsAll, born: () => ({ name: 'Flow', statuses: ['status:Open'] }) }
    const made = new Map(TOYS).set('scheme', toy('scheme', [{ at: 'statuses[]', kind: 'status' }], born))
    expect(deleting(OPEN, GONE, { from, kinds: made }).codes).toEqual(['blocks delete-needed status:Open'])
  })
})

describe('who loses it', () => {
  const used = (names: readonly string[], more: Answers = {}, given: Given = {}) => {
    const schemes = Object.fromEntries(names.map((name, at) => [`c${at}`, scheme(name)]))
    return deleting({ ...OPEN, scheme: schemes }, { ...GONE, ...more }, given)
  }

  test('is named, each once; the first five and how many more', () => {
    expect(used([]).codes).toEqual([])
    const one = used(['A'])
    expect(one.codes).toEqual(['warns delete-used status:Open'])
    expect(one.found[0]?.says).toMatch(/^scheme:A of there names it /)
    expect(one.found[0]?.choices?.map(({ answer }) => answer)).toEqual(['use'])
    expect(used(['A', 'B', 'C', 'D', 'E']).found[0]?.says).toMatch(
      /^scheme:A, scheme:B, scheme:C, scheme:D, scheme:E of there name it /,
    )
    expect(used(['A', 'B', 'C', 'D', 'E', 'F', 'G']).found[0]?.says).toMatch(/ scheme:E and 2 more of there name it /)
  })

  test('is nobody of a kind that nobody knows', () => {
    const there = toySite('there', { ...OPEN, scheme: { c: scheme('A') } })
    const input = { source: toySite('here', {}), target: there, projects: null, remembered: new Map(), answers: GONE }
    const { differences } = compare({ ...input, kinds: new Map([...TOYS].filter(([name]) => name === 'status')) })
    expect(differences.map(({ choice, problems }) => [choice, problems])).toEqual([['delete', []]])
  })

  test('is nobody who goes as well, or who is written without it', () => {
    expect(used(['A', 'B'], { 'scheme:A': 'delete' }).found[0]?.says).toMatch(/^scheme:B of there /)
    const from: Rows = { scheme: { a3: { name: 'A', statuses: [] } } }
    expect(used(['A'], {}, { from }).codes).toEqual([])
    expect(used(['A'], { 'scheme:A': 'use' }, { from }).codes).toEqual(['warns delete-used status:Open'])
  })
})

describe('what cannot be deleted', () => {
  const without = (more: Partial<Kind>, locked?: string) =>
    deleting(OPEN, GONE, {
      kinds: new Map(TOYS).set('status', toy('status', [], more)),
      ...(locked === undefined ? {} : { locked }),
    })
  const { can } = toy('x', [])
  const refused = { can: { cloud: { ...can.cloud, delete: null }, dataCenter: CANNOT } }

  test('is told: where Jira lets nobody, and where its API has no request', () => {
    expect(without({}, 'system').codes).toEqual(['blocks cannot-delete status:Open'])
    expect(without({}, 'system').found[0]?.says).toContain('system')
    expect(without(refused).codes).toEqual(['blocks cannot-here status:Open'])
    expect(without(refused).gone[0]).not.toHaveProperty('byHand')
    expect(without({ remove: undefined } as unknown as Partial<Kind>).codes).toEqual(['blocks cannot-here status:Open'])
  })

  test('a person deletes by hand, but nothing that Jira keeps', () => {
    const byHand: Partial<Kind> = { byHand: () => ['Delete it.'] }
    expect(without({ ...byHand, ...refused }).codes).toEqual(['notes by-hand status:Open'])
    expect(without({ ...byHand, ...refused }).gone[0]?.byHand).toBe('seen')
    expect(without({ ...byHand, ...refused }, 'system').codes).toEqual(['blocks cannot-delete status:Open'])
    expect(without({ ...byHand, ...refused }, 'system').gone[0]).not.toHaveProperty('byHand')
    expect(without(byHand).gone[0]).not.toHaveProperty('byHand')
  })
})
