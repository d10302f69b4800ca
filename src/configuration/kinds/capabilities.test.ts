/** The capability matrix: names operations that there are, and every one that reading a kind takes. */
import { describe, expect, test } from 'vitest'
import { visit } from '../../../test/sites.ts'
import { type Fetch, urlParts } from '../../base/index.ts'
import { type Route, routesOf } from '../../simulator/index.ts'
import { KINDS } from './index.ts'

const isAt = ({ method, path }: Route, asked: string, at: string): boolean =>
  method === asked && new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(at)

describe.each(['cloud', 'dataCenter'] as const)('on %s', (site) => {
  const routes = routesOf(site)
  const readable = KINDS.filter(({ can }) => can[site].read !== null)

  test.each(KINDS.map((kind) => [kind.name, kind.can[site]] as const))(
    '%s names operations that there are',
    (_, can) => {
      const known = new Set(routes.map(({ operation }) => operation))
      const named = [can.read, can.create, can.update, can.delete].flatMap((one) => one ?? [])
      expect(named.filter((one) => !known.has(one))).toEqual([])
    },
  )

  test.each(readable.map((kind) => [kind.name, kind] as const))(
    '%s names all that reading it takes',
    async (_, kind) => {
      const { jira, simulator } = visit('acme', site)
      const asked: { method: string; path: string }[] = []
      const { fetch } = simulator
      const listening: Fetch = (request) => {
        asked.push({ method: request.method, path: urlParts(request.url).path })
        return fetch(request)
      }
      Object.assign(simulator, { fetch: listening })
      await kind.read(jira, 'all')
      const operations = asked.map(
        ({ method, path }) => routes.find((route) => isAt(route, method, path))?.operation ?? `${method} ${path}`,
      )
      const { read } = kind.can[site]
      expect([...new Set(operations)].filter((one) => !read?.includes(one))).toEqual([])
    },
  )
})
