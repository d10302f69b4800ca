/** Law: every filter of a story is JQL that the site understands, but for the one that the drifted year broke. */
import { describe, expect, test } from 'vitest'
import { BadQuery, count, prepare } from '../jql/index.ts'
import { built, EVERY } from './built.ts'

describe.each(EVERY)('%s on %s', (story, kind) => {
  const site = built(story, kind, { size: { issues: 200, projects: 4 } })
  const admin = [...site.tables.users.values()].find(({ accountId }) => site.administrators.has(accountId)) ?? null

  /** Null when the query is refused. */
  function found(jql: string): number | null {
    try {
      return count(prepare(site, admin, jql))
    } catch (error) {
      if (error instanceof BadQuery) return null
      throw error
    }
  }

  test('filters are understood, and those of boards find something', () => {
    const boards = new Set([...site.tables.boards.values()].map(({ filterId }) => filterId))
    const filters = [...site.tables.filters.values()].map(({ id, name, jql }) => ({ id, name, count: found(jql) }))
    const refused = filters.filter((one) => one.count === null).map(({ name }) => name)
    expect(refused).toEqual(story === 'drifted' ? ['DHL and DPD'] : [])
    expect(filters.filter(({ id, count }) => boards.has(id) && count === 0)).toEqual([])
  })
})
