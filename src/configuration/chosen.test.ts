/** What people chose is found as they write it, and what is not found is refused with what there is. */
import { describe, expect, test } from 'vitest'
import { type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import { isFault } from '../base/index.ts'
import { type Chosen, resolveChosen } from './chosen.ts'

const KINDS = new Map(TOYS).set(
  'custom-field',
  toy('custom-field', [], {
    ...{ label: 'Custom field', plural: 'Custom fields' },
    nameOf: (value) => `${(value as { name: string }).name}!`,
  }),
)
const many = Array.from({ length: 25 }, (_, at) => [`m${at}`, { name: `Many ${at}` }] as const)
const ROWS: Rows = {
  project: { p1: { name: 'OPS' }, p2: { name: 'FIN' } },
  status: { s1: { name: 'Open' }, s2: { name: 'Open again' }, s3: { name: 'Done' } },
  scheme: Object.fromEntries(many),
  'custom-field': { f1: { name: 'Cost' } },
}
const SITE = toySite('here', ROWS, KINDS)
const chosen = (given: Partial<Chosen>) => resolveChosen(SITE, KINDS, { projects: null, ...given })

function refused(given: Partial<Chosen>, site = SITE): readonly [string, string | undefined, unknown] {
  try {
    resolveChosen(site, KINDS, { projects: null, ...given })
  } catch (error) {
    if (isFault(error)) return [error.message, error.remedy, error.about]
  }
  throw new Error('it was taken')
}

describe('what was chosen', () => {
  test('is the whole site where nothing was named', () => {
    expect(chosen({})).toBeNull()
    expect(chosen({ objects: null })).toBeNull()
    expect([chosen({ projects: [] }), chosen({ objects: [] })]).toEqual([[], []])
  })

  test('is projects and objects, as keys', () => {
    expect(chosen({ projects: [' ops', 'FIN '], objects: ['status:Done'] })).toEqual([
      ...['project:OPS', 'project:FIN', 'status:Done'],
    ])
  })

  test.each([
    [' status:Open ', 'status:Open'],
    ['status:open', 'status:Open'],
    ['The Status: OPEN AGAIN ', 'status:Open again'],
    ['statuss:do', 'status:Done'],
    ['Custom Field:cost!', 'custom-field:Cost!'],
    ['custom fields:COST', 'custom-field:Cost!'],
  ])('“%s” is %s', (typed, key) => expect(chosen({ objects: [typed] })).toEqual([key]))
})

describe('what is not found is refused', () => {
  test('a project, with those that there are', () => {
    expect(refused({ projects: ['Ops', 'NO'] })).toEqual([
      ...['here has no project NO that this account may see.', 'It has: FIN, OPS.', 'NO'],
    ])
    expect(refused({ projects: ['NO'] }, toySite('here', {}))[1]).toBe('It shows no projects at all.')
  })

  test('an object whose kind nobody knows', () => {
    for (const typed of ['Open', 'stat:Open', ':Open'])
      expect(refused({ objects: [typed] })).toEqual([
        ...[`"${typed}" names no kind of object.`, expect.stringContaining('`fairlead kinds`'), typed],
      ])
  })

  test('a name that nothing has, with up to twenty that there are', () => {
    const [says, remedy, about] = refused({ objects: ['Scheme: None '] })
    expect([says, about]).toEqual(['here has no the scheme None.', 'Scheme: None '])
    const shown = SITE.objects.filter(({ kind }) => kind === 'scheme').slice(0, 20)
    expect(remedy).toBe(`It has: ${shown.map(({ key }) => key).join(', ')} ….`)
    const twenty = toySite('here', { scheme: Object.fromEntries(many.slice(0, 20)) })
    expect(refused({ objects: ['scheme:None'] }, twenty)[1]).toMatch(/Many 9\.$/)
    expect(refused({ objects: ['status:None'] })[1]).toBe('It has: status:Done, status:Open, status:Open again.')
    expect(refused({ objects: ['field:None'] })[1]).toBe('It shows no fields at all.')
  })

  test('a beginning that several have, with these alone', () => {
    expect(refused({ objects: ['status:o'] })).toEqual([
      ...['"status:o" could be any of 2 statuss of here.', 'It has: status:Open, status:Open again.', 'status:o'],
    ])
  })
})
