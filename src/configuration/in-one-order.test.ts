/** One order for every snapshot: kinds as they are registered, then keys, whatever order a site listed them in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TOYS, toySite } from '../../test/toy-sites.ts'
import { inOneOrder } from './in-one-order.ts'

const rows = {
  status: { 1: { name: 'B' }, 2: { name: 'A' }, 3: { name: 'a' } },
  scheme: { 4: { name: 'S', statuses: [] } },
  field: { 5: { name: 'F', projects: [] } },
}
const site = toySite('here', rows)
const strange = ['Z', 'Y'].map((name) => ({ kind: 'unheard-of', key: `unheard-of:${name}`, id: name, value: { name } }))
const all = [...site.objects, ...strange]
const ORDER = ['status:A', 'status:B', 'status:a', 'field:F', 'scheme:S', 'unheard-of:Y', 'unheard-of:Z']

test('it is the same for every order that there is, and holds the same objects', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (objects) => {
      const ordered = inOneOrder({ ...site, objects }, TOYS)
      expect(ordered.objects.map(({ key }) => key)).toEqual(ORDER)
      expect(new Set(ordered.objects)).toEqual(new Set(all))
      expect(ordered.site).toBe(site.site)
      expect(inOneOrder(ordered, TOYS)).toBe(ordered)
    }),
  )
})

test('of none there is none', () => expect(inOneOrder({ ...site, objects: [] }, TOYS).objects).toEqual([]))
