/** Where the documents are wrong about themselves: how each place is read instead, and why. */
import { isArray, isObject, type Json, type JsonObject } from '../../src/base/index.ts'
import { DATA_CENTER } from './defects-data-center.ts'

export interface Defect {
  /** Path in the document, names divided by spaces. */
  readonly at: string
  readonly why: string
  readonly read: (schema: JsonObject) => JsonObject
}

const nullable = (schema: JsonObject): JsonObject => ({ ...schema, nullable: true })
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items })
const oneOrMore = (schema: JsonObject): JsonObject => ({ anyOf: [schema, listOf(schema)] })
const also =
  (...names: readonly string[]) =>
  (schema: JsonObject): JsonObject => ({
    ...schema,
    properties: { ...(schema.properties as JsonObject), ...Object.fromEntries(names.map((name) => [name, {}])) },
  })

const property = (schema: string, name: string): string => `components schemas ${schema} properties ${name}`
const answer = (method: string, path: string, status = 200): string =>
  `paths ${path} ${method} responses ${status} content application/json schema`

const MAPPING = 'Without a workflow’s name all are listed: Data Center’s operation of the same name says so.'
const HOLDER = 'The parameter `expand` names these: the user, group, role or field behind a holder.'

const NUMBERED = 'Its example, and the text of the operation, show moments as numbers.'
const moment = (_: JsonObject): JsonObject => ({ type: 'integer' })

const PLATFORM: readonly Defect[] = [
  {
    at: property('Changelog', 'created'),
    why: 'The example of getBulkChangelogs shows it as a number.',
    read: (schema: JsonObject): JsonObject => ({ anyOf: [schema, { type: 'integer' }] }),
  },
  ...['created', 'started', 'updated'].map((name) => ({
    at: property('BulkOperationProgress', name),
    why: NUMBERED,
    read: moment,
  })),
  ...['create', 'edit', 'view'].map((operation) => ({
    at: property('UpdateScreenTypes', operation),
    why: 'Its description says that null takes the screen away.',
    read: nullable,
  })),
  {
    at: property('MoveFieldBean', 'after'),
    why: 'Its description says the id of a field, which is no link.',
    read: ({ format: _, ...rest }: JsonObject): JsonObject => rest,
  },
  ...['Filter', 'FilterDetails'].map((schema) => ({
    at: property(schema, 'approximateLastUsed'),
    why: 'Its description says null, where a filter was not used since tracking began.',
    read: nullable,
  })),
  {
    at: 'components schemas FilterDetails',
    why: 'The property `expand` of its example names it.',
    read: also('isWritable'),
  },
  {
    at: 'components schemas FieldDetails',
    why: 'The example of createCustomField, which answers the same schema, has it.',
    read: also('untranslatedName'),
  },
  {
    at: answer('post', '/rest/api/3/issue/bulk', 400),
    why: 'A body that is no list of issues has no issue to tell of: it is refused as everywhere else.',
    read: (schema: JsonObject): JsonObject => ({ anyOf: [schema, { $ref: '#/components/schemas/ErrorCollection' }] }),
  },
  ...['workflowscheme/{id}/workflow', 'workflowscheme/{id}/draft/workflow'].map((path) => ({
    at: answer('get', `/rest/api/3/${path}`),
    why: MAPPING,
    read: oneOrMore,
  })),
  {
    at: 'components schemas PermissionHolder',
    why: HOLDER,
    read: also('user', 'group', 'projectRole', 'field'),
  },
  {
    at: 'components schemas IssueTypeScheme',
    why: 'The parameter `expand` of getAllIssueTypeSchemes names these.',
    read: also('projects', 'issueTypes'),
  },
  {
    at: 'components schemas Project',
    why: 'The parameter `expand` of getProject names it.',
    read: also('projectKeys'),
  },
]

export const DEFECTS = { platform: PLATFORM, software: [], dataCenter: DATA_CENTER } as const

/** What is wrong wherever it stands, since documents repeat their schemas. */
export function mended(node: Json): Json {
  if (isArray(node)) return node.map(mended)
  if (!isObject(node)) return node
  const inner = Object.entries(node).map(([name, one]) => [name, one === undefined ? one : mended(one)])
  return alternatives(changes(Object.fromEntries(inner) as JsonObject))
}

/** A composed schema that allows no further properties allows none at all; and its alternatives overlap. */
function alternatives({ oneOf, ...schema }: JsonObject): JsonObject {
  const { additionalProperties, ...open } = schema
  const isComposed = [oneOf, schema.anyOf, schema.allOf].some(isArray)
  const rest = isComposed && additionalProperties === false ? open : schema
  if (oneOf === undefined) return rest
  return isArray(oneOf) ? { ...rest, anyOf: oneOf } : { ...rest, oneOf }
}

/** A change from or to nothing has null there: seen on live sites, and read so by jira.js. */
function changes(schema: JsonObject): JsonObject {
  const { properties } = schema
  if (!isObject(properties) || !isObject(properties.fromString)) return schema
  const sides = ['from', 'fromString', 'to', 'toString'].map((name) => [name, nullable(properties[name] as JsonObject)])
  return { ...schema, properties: { ...properties, ...Object.fromEntries(sides) } }
}

/** The document with one defect read as it must be; fails where the document has no such place any more. */
export function corrected(document: Json, { at, read }: Defect): Json {
  return within(document, at.split(' '), read, at)
}

function within(node: Json | undefined, [step, ...rest]: readonly string[], read: Defect['read'], at: string): Json {
  if (!isObject(node)) throw new Error(`the document has no '${at}'`)
  if (step === undefined) return read(node)
  return { ...node, [step]: within(node[step], rest, read, at) }
}
