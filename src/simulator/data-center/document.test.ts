/** Law: nothing is served beyond the document of Jira 10.3, but for what has a source of its own. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { EXPERIMENTAL } from './experimental.ts'
import { dataCenterRoutes } from './index.ts'

const DOCUMENT = fileURLToPath(new URL('../../../../shared/specs/jira-data-center-10.3.json', import.meta.url))

interface Operation {
  readonly operationId: string
  readonly 'x-experimental'?: boolean
}

/** By method and path, as the document writes them; its own names of path parameters are left out. */
function operations(): Map<string, Operation> {
  const { paths } = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as { paths: Record<string, Record<string, Operation>> }
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [named(method, `/rest${path}`), operation] as const),
    ),
  )
}

const named = (method: string, path: string) => `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, '{}')}`

/** Personal access tokens and webhooks, which pages of Atlassian's tell of (docs/jira-assumptions.md, Data Center and Webhooks). */
const ELSEWHERE = /^\/rest\/(pat\/latest|webhooks\/1\.0|jira-webhook\/1\.0)\//

describe.skipIf(!existsSync(DOCUMENT))('the document of Data Center 10.3', () => {
  // What is skipped is gathered all the same.
  const document = existsSync(DOCUMENT) ? operations() : new Map<string, Operation>()
  const routes = dataCenterRoutes.filter(({ path }) => !ELSEWHERE.test(path))

  test('has every operation that is served, under the same name', () => {
    const told = routes.map(({ method, path }) => document.get(named(method, path))?.operationId)
    expect(told).toEqual(routes.map(({ operation }) => operation))
  })

  test('marks as experimental what is refused without the word for it', () => {
    const marked = routes.filter(({ method, path }) => document.get(named(method, path))?.['x-experimental'])
    expect(new Set(marked.map(({ method, path }) => `${method} ${path}`))).toEqual(EXPERIMENTAL)
  })
})

test('no operation is served twice, and none by a scope', () => {
  const paths = dataCenterRoutes.map(({ method, path }) => named(method, path))
  expect(new Set(paths).size).toBe(paths.length)
  expect(dataCenterRoutes.filter(({ scopes }) => scopes.length > 0)).toEqual([])
})
