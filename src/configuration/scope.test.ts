/** What a scope includes, and why: the chain from what was chosen to each object. */
import { describe, expect, test } from 'vitest'
import { visit } from '../../test/sites.ts'
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
