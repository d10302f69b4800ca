/** Law: every filter of a story is JQL that the site understands, but for the one that the drifted year broke. */
import { describe, expect, test } from 'vitest'
import { BadQuery, count, prepare } from '../jql/index.ts'
import type { Filter } from '../records.ts'
import { built, EVERY } from './built.ts'

describe.each(EVERY)('%s on %s', (story, kind) => {
  const site = built(story, kind, { size: { issues: 200, projects: 4 } })

  /** Read as its owner, who sees the filters that it names. Null when the query is refused. */
  function found({ ownerAccountId, jql }: Filter): number | null {
    try {
      return count(prepare(site, site.tables.users.get(ownerAccountId) ?? null, jql))
    } catch (error) {
      if (error instanceof BadQuery) return null
      throw error
    }
  }

  test('filters are understood, and those of boards find something', () => {
    const boards = new Set([...site.tables.boards.values()].map(({ filterId }) => filterId))
    const filters = [...site.tables.filters.values()].map((one) => ({ id: one.id, name: one.name, count: found(one) }))
    const refused = filters.filter((one) => one.count === null).map(({ name }) => name)
    expect(refused).toEqual(story === 'drifted' ? ['DHL and DPD'] : [])
    expect(filters.filter(({ id, count }) => boards.has(id) && count === 0)).toEqual([])
  })
})
