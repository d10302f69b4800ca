/** Filters of other people: taken over, changed, given back; found by part of a name; told what no deployment brings. */
import { beforeEach, describe, expect, test } from 'vitest'
import { type Visited, visit } from '../../../test/sites.ts'
import type { Jira } from '../../jira/index.ts'
import { withheld } from './filter/check.ts'
import type { Filter } from './filter/value.ts'
import { filter } from './filter.ts'

let site: Visited
let writes: string[]
let jira: Jira

beforeEach(() => {
  site = visit('acme')
  writes = []
  jira = {
    ...site.jira,
    send(method, path, body, query) {
      writes.push(`${method} ${path.replace('/rest/api/3/filter', '').replace(/\d+/g, '{}')}`)
      return site.jira.send(method, path, body, query)
    },
  }
})

const named = async (name: string) => {
  const found = await filter.read(jira, { name })
  const [one] = found
  if (found.length !== 1 || !one) throw new Error(`${found.length} filters named ${name}`)
  return { id: one.id, value: one.value as Filter }
}

describe('a filter of somebody else', () => {
  test('is taken over, changed and given back', async () => {
    const { id, value } = await named('Parcel board')
    await filter.update?.(jira, id, { ...value, description: 'Of the parcels' }, value, {})
    expect(writes).toEqual(['PUT /{}/owner', 'PUT /{}', 'PUT /{}/owner'])
    expect((await named('Parcel board')).value).toEqual({ ...value, description: 'Of the parcels' })
  })
  test('is only given away where only its owner changes', async () => {
    const [{ id, value }, { value: other }] = [await named('Parcel board'), await named('Route board')]
    await filter.update?.(jira, id, { ...value, owner: other.owner }, value, {})
    expect(writes).toEqual(['PUT /{}/owner'])
  })
  test('that stayed with the administrator in the middle of a change is finished', async () => {
    const { id, value } = await named('Parcel board')
    const wanted = { ...value, description: 'Of the parcels' }
    const cut: Jira = {
      ...jira,
      async send(...asked) {
        if (writes.length > 0) throw new Error('cut')
        return jira.send(...asked)
      },
    }
    await expect(filter.update?.(cut, id, wanted, value, {})).rejects.toThrow('cut')
    const half = (await named('Parcel board')).value
    expect(half.owner).not.toBe(value.owner)
    await filter.update?.(jira, id, wanted, half, {})
    expect((await named('Parcel board')).value).toEqual(wanted)
  })
})

test('a number beside a field of numbers is one, beside options it is an option', async () => {
  const fields = [...site.site.tables.fields.values()]
  const numberOf = (name: string) => fields.find((field) => field.name === name)?.schema.customId ?? 0
  const [some] = site.site.tables.filters.values()
  if (!some) throw new Error('no filter')
  some.jql = `cf[${numberOf('Business value')}] = 10001 AND Depot = 10001`
  const [found] = await filter.read(jira, { id: some.id })
  expect(found?.value).toMatchObject({
    jql: expect.stringContaining('] = 10001 AND ⟦custom-field=Depot⟧ = ⟦option 10001⟧'),
  })
})

test.each([
  ['fixVersion = ⟦version="4.4"⟧ AND project = ⟦project:PAR⟧', 'version “4.4”'],
  ['key in (⟦,issue=PAR-1⟧, ⟦,issue=PAR-2⟧)', 'issue “PAR-1”, issue “PAR-2”'],
  ['project = ⟦project=PAR⟧ AND status = ⟦status=Done⟧', undefined],
])('%s', (jql, named) => {
  const value: Filter = { name: 'A', description: '', jql, owner: null, sharePermissions: [], editPermissions: [] }
  const says = withheld(value)?.says
  if (named === undefined) expect(says).toBeUndefined()
  else expect(says).toContain(`names ${named},`)
})
