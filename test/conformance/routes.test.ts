/** Every route of the simulator, and every operation that a kind names, held to the documents: its id, who may ask, its scopes. */
import { describe, expect, test } from 'vitest'
import { KINDS } from '../../src/configuration/index.ts'
import { type Route, routesOf } from '../../src/simulator/index.ts'
import { documentsFound, type Operation, operationAt, operationsOf } from './documents.ts'
import { ASKS_MORE, ASKS_OTHERWISE, OPEN_THOUGH_401 } from './rights.ts'
import { TABLES } from './tables/index.ts'

const SITES = ['cloud', 'dataCenter'] as const
const called = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

/** Routes with their operations; what no document has is left out. */
const documented = (kind: (typeof SITES)[number]): { route: Route; operation: Operation }[] =>
  routesOf(kind).flatMap((route) => {
    const operation = operationAt(kind, route.method, route.path)
    return operation ? [{ route, operation }] : []
  })

describe.skipIf(!documentsFound)('routes', () => {
  test.each(SITES)('every route of %s is an operation of the document, by its id, or listed as in none', (kind) => {
    const known = new Set(documented(kind).map(({ route }) => route))
    const listed = Object.keys(TABLES[kind].undocumented)
    expect(routesOf(kind).filter((one) => !known.has(one) && !listed.includes(called(one)))).toEqual([])
    const misnamed = documented(kind).filter(({ route, operation }) => route.operation !== operation.id)
    expect(misnamed.map(({ route, operation }) => `${called(route)}: ${route.operation} is ${operation.id}`)).toEqual(
      [],
    )
    expect(new Set(routesOf(kind).map(called)).size).toBe(routesOf(kind).length)
  })

  test('on Cloud an operation is open to anybody if its text says so, and only then', () => {
    const wrong = documented('cloud').filter(
      ({ route, operation }) => (route.needs === 'anyone') !== /accessed anonymously/.test(operation.text),
    )
    expect(wrong.map(({ route }) => called(route))).toEqual([])
  })

  test('on Cloud an operation needs Administer Jira if that is the one right its text names', () => {
    const wrong = documented('cloud').filter(
      ({ route, operation }) => (route.needs === 'administer') !== onlyAdministrators(operation),
    )
    expect(wrong.map(({ route }) => called(route)).sort()).toEqual(Object.keys(ASKS_OTHERWISE).sort())
  })

  test('on Cloud the scopes are those of the document', () => {
    const wrong = documented('cloud').filter(({ route, operation }) => {
      const scopes = (operation.security ?? []).flatMap(({ OAuth2 = [] }) => OAuth2)
      return [...scopes].sort().join() !== [...route.scopes].sort().join()
    })
    expect(wrong.map(({ route }) => called(route))).toEqual([])
  })

  test('on Data Center an operation is open to anybody only if it has no status for who is not logged in', () => {
    const wrong = documented('dataCenter').filter(
      ({ route, operation }) =>
        route.needs === 'anyone' && said(operation, 401) !== '' && !isForMissingRight(operation),
    )
    expect(wrong.map(({ route }) => called(route)).sort()).toEqual(Object.keys(OPEN_THOUGH_401).sort())
  })

  test('on Data Center an operation needs Administer Jira if its refusals name administrators', () => {
    const wrong = documented('dataCenter').filter(({ route, operation }) => {
      const refusals = `${said(operation, 401)} ${said(operation, 403)}`
      const isNamed = ADMINISTRATORS.test(refusals) && !/administrator of the project/.test(refusals)
      return (route.needs === 'administer') !== isNamed
    })
    expect(wrong.map(({ route }) => called(route)).sort()).toEqual(Object.keys(ASKS_MORE).sort())
  })

  test.each(SITES)('every operation that a kind can do on %s is one of the documents', (kind) => {
    const ids = new Set(operationsOf(kind).map(({ id }) => id))
    const unknown = KINDS.flatMap(({ name, can }) => {
      const { read, create, update, delete: remove } = can[kind]
      return [read, create, update, remove]
        .flatMap((one) => one ?? [])
        .filter((id) => !ids.has(id))
        .map((id) => `${name}: ${id}`)
    })
    expect(unknown).toEqual([])
  })

  test.each(SITES)(
    'nothing that a deployment writes on %s has a switch for notifications that could stay on',
    (kind) => {
      const written = new Set(
        KINDS.flatMap(({ can }) => [can[kind].create, can[kind].update, can[kind].delete].flatMap((one) => one ?? [])),
      )
      const switched = operationsOf(kind).filter(({ parameters, requestBody }) =>
        /notifyUsers|sendBulkNotification|sendNotification|notifyAssignee/i.test(
          JSON.stringify([parameters, requestBody]),
        ),
      )
      expect(switched.length).toBeGreaterThan(0)
      expect(switched.flatMap(({ id }) => (written.has(id) ? [id] : []))).toEqual([])
    },
  )
})

/** Those of the whole of Jira, by all the names that refusals have for them. */
const ADMINISTRATORS =
  /\b(admin|sysadmin|administrator|administer Jira|permission schemes?|rights to create|create a role)\b/i

const said = ({ responses }: Operation, status: number): string =>
  (responses[status] as { description?: string } | undefined)?.description ?? ''

/** Anonymous access may be granted; the 401 is for who has no right there. */
const isForMissingRight = (operation: Operation): boolean =>
  /anonym/i.test(operation.text) || /don't have access|does not have (the|permission)/.test(said(operation, 401))

/** The permissions that the text names are one line, and it says: Administer Jira. */
function onlyAdministrators({ text }: Operation): boolean {
  const [, rights = ''] = text.split('**[Permissions](#permissions) required:**')
  return /^\s*\*Administer Jira\* \[global permission\]\([^)]*\)\.?\s*$/.test(rights.trim().split('\n\n')[0] ?? '')
}
