/** What a scope includes, and why: the chain from what was chosen to each object. */
import { describe, expect, test } from 'vitest'
import { visit } from '../../test/sites.ts'
import { toy, toySite } from '../../test/toy-sites.ts'
import { isFault } from '../base/index.ts'
import { nameIndex } from './called.ts'
import { kindOf } from './kind.ts'
import { KINDS } from './kinds/index.ts'
import { collect } from './references.ts'
import { chainOf, scopeOf } from './scope.ts'
import { takeSnapshot } from './take-snapshot.ts'

const kinds = new Map(KINDS.map((kind) => [kind.name, kind]))
const { jira } = visit('acme')
const acme = await takeSnapshot(jira, { kinds: KINDS, identity: 'acme' })
const byKey = new Map(acme.objects.map((object) => [object.key, object]))
const names = nameIndex(acme.objects, kinds)
const namedBy = (key: string): string[] => {
  const [object, kind] = [byKey.get(key), kinds.get(kindOf(key))]
  return object && kind ? collect(kind, object.value, names.only).map(({ held }) => held) : []
}

describe.each([
  ['a project', { projects: ['OPS'] }],
  ['two projects', { projects: ['FIN', 'OPS'] }],
  ['an object', { projects: null, objects: [String(acme.objects.find(({ kind }) => kind === 'workflow')?.key)] }],
])('the scope of %s', (_, chosen) => {
  const scope = scopeOf(acme, kinds, chosen)

  test('holds whatever its objects need', () => {
    for (const key of scope.keys.keys()) {
      const [object, kind] = [byKey.get(key), kinds.get(kindOf(key))]
      if (!object || !kind) throw new Error(`${key} is in scope and not on the site`)
      for (const { reference, held } of collect(kind, object.value, names.only))
        if (!reference.loose && byKey.has(held)) expect(scope.keys.has(held), held).toBe(true)
    }
  })

  test('says of each object the whole way from what was chosen, each link a true one', () => {
    for (const key of scope.keys.keys()) {
      const chain = chainOf(scope, key)
      if (chain.length === 0) expect(scope.why.get(key)).toBeNull()
      else expect(scope.why.get(String(chain[0]?.key))).toBeNull()
      for (const [place, link] of chain.entries()) {
        const next = chain[place + 1]?.key ?? key
        if (link.how === 'names') expect(namedBy(link.key)).toContain(next)
        else if (link.how === 'is-named') expect(namedBy(next)).toContain(link.key)
        else expect(kinds.get(kindOf(next))?.siteWide).toBe(true)
      }
    }
  })
})

test('an object is found as people write it: by its kind’s label, in any case, by the beginning of its name', () => {
  const field = acme.objects.find(({ kind, key }) => kind === 'custom-field' && key.includes(' ('))
  const short = String(field?.key).replace('custom-field:', 'Custom field:').split(' (')[0]?.toUpperCase()
  expect(scopeOf(acme, kinds, { projects: null, objects: [String(short)] }).keys.has(String(field?.key))).toBe(true)
})

test.each([
  ['workflow', 'names no kind'],
  ['flow:Delivery', 'names no kind'],
  ['workflow:Nothing of the sort', 'has no workflow'],
  ['status:', 'could be any of'],
])('%s is refused, with what there is', (typed, says) => {
  const refused = (() => {
    try {
      return scopeOf(acme, kinds, { projects: null, objects: [typed] })
    } catch (error) {
      return error
    }
  })()
  if (!isFault(refused)) throw new Error(`${typed} was taken`)
  expect(refused.message).toContain(says)
  expect(refused.remedy).toBeTruthy()
})

describe('what comes along', () => {
  const kinds = new Map(
    [
      ...[toy('status', []), toy('priority', [], { siteWide: true })],
      toy('scheme', [{ at: 'statuses[]', kind: 'status' }]),
      toy('project', [{ at: 'scheme', kind: 'scheme' }]),
      toy('field', [
        { at: 'projects[]', kind: 'project', loose: true },
        { at: 'limits[]', kind: 'status', loose: true },
      ]),
      toy('filter', [{ at: 'shared[]', kind: 'project', loose: 'free' }]),
      toy('query', [{ at: 'asked[]', kind: 'project', loose: 'told' }]),
    ].map((kind) => [kind.name, kind]),
  )
  const site = toySite(
    'here',
    {
      status: { 1: { name: 'Open' }, 2: { name: 'Done' }, 3: { name: 'Odd' } },
      priority: { 4: { name: 'High' } },
      scheme: { 5: { name: 'S', statuses: ['1', '1'] }, 6: { name: 'T', statuses: ['1', '2'] } },
      project: { 7: { name: 'A', scheme: '5' }, 8: { name: 'B', scheme: '6' } },
      field: { 9: { name: 'F', projects: ['7'], limits: ['3'] }, 10: { name: 'G', projects: ['8'], limits: [] } },
      filter: { 11: { name: 'L', shared: ['7'] } },
      query: { 12: { name: 'Q', asked: ['7'] } },
    },
    kinds,
  )
  const scope = (projects: readonly string[] | null, objects?: readonly string[]) =>
    scopeOf(site, kinds, { projects, ...(objects ? { objects } : {}) })
  const keysOf = ({ why }: ReturnType<typeof scope>) => [...why.keys()].sort()

  test('with a project is all that it names, all that exists for it, and what every project stands on', () => {
    const made = scope(['A'])
    expect(keysOf(made)).toEqual(['field:F', 'priority:High', 'project:A', 'query:Q', 'scheme:S', 'status:Open'])
    expect(Object.fromEntries(made.why)).toEqual({
      'project:A': null,
      'priority:High': { key: 'project:A', how: 'site-wide', at: null },
      'scheme:S': { key: 'project:A', how: 'names', at: 'scheme' },
      'field:F': { key: 'project:A', how: 'is-named', at: 'projects[]' },
      'query:Q': { key: 'project:A', how: 'is-named', at: 'asked[]' },
      'status:Open': { key: 'scheme:S', how: 'names', at: 'statuses[]' },
    })
    expect(chainOf(made, 'status:Open').map(({ key }) => key)).toEqual(['project:A', 'scheme:S'])
    expect([chainOf(made, 'project:A'), chainOf(made, 'status:Done')]).toEqual([[], []])
  })

  test('with an object is what it names alone, and what was chosen needs no reason', () => {
    expect(keysOf(scope(null, ['scheme:T']))).toEqual(['scheme:T', 'status:Done', 'status:Open'])
    expect(keysOf(scope(null, ['field:F']))).toEqual(['field:F'])
    const both = scope(['A'], ['scheme:S', 'priority:High'])
    expect([both.why.get('scheme:S'), both.why.get('priority:High')]).toEqual([null, null])
  })

  test('of the whole site is all of it, with no reason for any', () => {
    const whole = scope(null)
    for (const { key } of site.objects) expect(whole.keys.has(key)).toBe(true)
    expect([whole.why.size, whole.keys.has('status:None')]).toEqual([0, false])
  })

  test('is nothing that is not there, and nothing of a kind that nobody knows', () => {
    const some = new Map([...kinds].filter(([name]) => name !== 'field' && name !== 'scheme'))
    expect([...scopeOf(site, some, { projects: ['A'] }).why.keys()].sort()).toEqual([
      ...['priority:High', 'project:A', 'query:Q', 'scheme:S'],
    ])
    const lost = { ...site, objects: site.objects.filter(({ key }) => key !== 'scheme:S') }
    expect(scopeOf(lost, kinds, { projects: ['A'] }).why.has('scheme:S')).toBe(false)
  })
})
