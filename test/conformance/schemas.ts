/** Schemas of the documents, compiled: what a body has that its operation does not allow. */
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import type { Json, JsonObject } from '../../src/base/index.ts'
import { type DocumentName, document, type Operation, pointer } from './documents.ts'
import { joined } from './properties.ts'

/** A request's body, or the answer of a status. */
export type Where = 'request' | number

interface Place {
  readonly schema: JsonObject
  /** JSON pointer of the schema in its document. */
  readonly at: string
}

/** Undefined where the document has no schema of JSON there. */
export function schemaOf(operation: Operation, where: Where): Place | undefined {
  const holder = where === 'request' ? operation.requestBody : operation.responses[where]
  const found = Object.entries(holder?.content ?? {}).find(([type]) => /json|\*\/\*/.test(type))
  if (found?.[1].schema === undefined) return undefined
  const [type, { schema }] = found
  const between = where === 'request' ? 'requestBody' : `responses/${where}`
  return { schema, at: `${operation.at}/${between}/content/${pointer(type)}/schema` }
}

export interface SchemaFault {
  /** As `properties.ts` writes paths, with the property that may not be there. */
  readonly at: string
  readonly says: string
  readonly isAddition: boolean
}

/** What is wrong with the body; empty when it is valid or the document has no schema for it. */
export function faultsOf(operation: Operation, where: Where, body: Json): SchemaFault[] {
  const place = schemaOf(operation, where)
  return place === undefined ? [] : told(compile(operation.document, place.at), body)
}

/** A value of the query comes as text: it is held to its parameter's type as Jira reads it. */
export function parameterFaults(schema: JsonObject, values: readonly string[]): SchemaFault[] {
  return told(loose.compile(schema), schema.type === 'array' ? [...values] : (values[0] ?? ''))
}

const loose = new Ajv({ strict: false, coerceTypes: true, logger: false })
formats.default(loose)
const checkers = new Map<DocumentName, Ajv>()
const compiled = new Map<string, ValidateFunction>()

function compile(name: DocumentName, at: string): ValidateFunction {
  const reference = `${name}#${at.split('/').map(encodeURIComponent).join('/')}`
  const known = compiled.get(reference)
  if (known) return known
  const made = checker(name).compile({ $ref: reference })
  compiled.set(reference, made)
  return made
}

function checker(name: DocumentName): Ajv {
  const known = checkers.get(name)
  if (known) return known
  // The documents are OpenAPI 3.0: words that JSON Schema does not know (`example`, `xml`) say nothing here.
  const made = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false })
  formats.default(made)
  made.addSchema({ ...document(name).whole, $id: name })
  checkers.set(name, made)
  return made
}

function told(check: ValidateFunction, value: unknown): SchemaFault[] {
  if (check(value)) return []
  return (check.errors ?? []).map(({ instancePath, message, params }) => {
    const { additionalProperty, allowedValues } = params as Record<string, unknown>
    const above = instancePath.replaceAll(/\/\d+/g, '[]').replaceAll('/', '.').replace(/^\./, '')
    const at = additionalProperty === undefined ? above : joined(above, String(additionalProperty))
    const says = `${message}${allowedValues === undefined ? '' : ` ${JSON.stringify(allowedValues)}`}`
    return { at, says, isAddition: additionalProperty !== undefined }
  })
}
