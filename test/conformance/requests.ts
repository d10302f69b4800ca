/** Is a request one that the documents know: its path, its parameters, its body? */
import { type Json, urlParts } from '../../src/base/index.ts'
import { type Asked, routesOf, type SiteKind } from '../../src/simulator/index.ts'
import { closest, type Operation, operationAt } from './documents.ts'
import { faultsOf, parameterFaults, schemaOf } from './schemas.ts'
import { TABLES } from './tables/index.ts'

/** What is wrong with it; empty where nothing is, or where no document has the operation and a line of ours says so. */
export function requestFaults(kind: SiteKind, asked: Pick<Asked, 'method' | 'path' | 'url' | 'body'>): string[] {
  const path = decodeURIComponent(asked.path)
  const operation = operationAt(kind, asked.method, path)
  if (operation)
    return [...queryFaults(operation, asked.url), ...bodyFaults(operation, asked.body)].filter(
      (one) => !(one in BEYOND),
    )
  const route = closest(routesOf(kind), asked.method, path)
  const isOurs = route !== undefined && `${route.method} ${route.path}` in TABLES[kind].undocumented
  return isOurs ? [] : [`${asked.method} ${path}: in no document`]
}

/** Asked for although no list of parameters has it. */
const BEYOND: Readonly<Record<string, string>> = {
  'GET /rest/api/3/project/search: maxResults must be <= 100': 'Its description: more than 100 is read as 100.',
  'GET /rest/api/2/issuetypescheme: has no parameter expand': 'Its description names it, and what it may say.',
  'GET /rest/api/2/issue/{issueIdOrKey}/transitions: has no parameter expand': 'Its description names it.',
}

const called = ({ method, path }: Operation): string => `${method} ${path}`

function queryFaults(operation: Operation, url: string): string[] {
  const { query } = urlParts(url)
  const known = operation.parameters.filter((one) => one.in === 'query')
  const missing = known.filter(({ name, required }) => required === true && !query.has(name))
  return [
    ...missing.map(({ name }) => `${called(operation)}: lacks ${name}`),
    ...[...query].flatMap(([name, values]) => {
      const parameter = known.find((one) => one.name === name)
      if (!parameter) return [`${called(operation)}: has no parameter ${name}`]
      return parameterFaults(parameter.schema ?? {}, values).map(({ says }) => `${called(operation)}: ${name} ${says}`)
    }),
  ]
}

function bodyFaults(operation: Operation, body: string | undefined): string[] {
  const { requestBody } = operation
  if (body === undefined || body === '') return requestBody?.required ? [`${called(operation)}: lacks its body`] : []
  if (!schemaOf(operation, 'request')) return requestBody ? [] : [`${called(operation)}: takes no body`]
  return faultsOf(operation, 'request', JSON.parse(body) as Json).map(
    ({ at, says }) => `${called(operation)}: ${at || 'the body'} ${says}`,
  )
}
