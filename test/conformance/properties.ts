/** Which properties a value has, as paths: `values[].lead.accountId`; `[]` is any element, `*` any name of a map. */
import { isArray, isObject, type Json, type JsonObject } from '../../src/base/index.ts'

/** Resolves references of the schema's document. */
export type Resolve = (reference: string) => JsonObject

/**
 * Paths of all properties in the value. The schema tells a map, whose names are data (`*`), from an object,
 * whose names are the interface; without one every name counts.
 */
export function propertiesOf(value: Json, schema: JsonObject | undefined, resolve: Resolve): Set<string> {
  const found = new Set<string>()
  collect(value, parts(schema, resolve), '', found, resolve)
  return found
}

function collect(value: Json, schemas: readonly JsonObject[], at: string, found: Set<string>, resolve: Resolve): void {
  const below = (inner: (schema: JsonObject) => Json | undefined) =>
    schemas.flatMap((schema) => parts(inner(schema), resolve))
  if (isArray(value))
    for (const one of value)
      collect(
        one,
        below(({ items }) => items),
        `${at}[]`,
        found,
        resolve,
      )
  else if (isObject(value))
    for (const [name, one] of Object.entries(value)) {
      const own = below(({ properties }) => (isObject(properties) ? properties[name] : undefined))
      const isData = own.length === 0 && schemas.some(isMap)
      const path = joined(at, isData ? '*' : name)
      found.add(path)
      collect(
        one ?? null,
        isData ? below(({ additionalProperties }) => additionalProperties) : own,
        path,
        found,
        resolve,
      )
    }
}

/** Paths of all properties that the schema names; what repeats within itself is told once. */
export function propertiesIn(schema: JsonObject | undefined, resolve: Resolve): Set<string> {
  const found = new Set<string>()
  describe(schema, '', found, resolve, [])
  return found
}

function describe(
  schema: Json | undefined,
  at: string,
  found: Set<string>,
  resolve: Resolve,
  above: readonly string[],
): void {
  if (!isObject(schema)) return
  const { $ref: reference, items, properties, additionalProperties, example } = schema
  if (typeof reference === 'string') {
    if (!above.includes(reference)) describe(resolve(reference), at, found, resolve, [...above, reference])
    return
  }
  // An object without properties may have an example of its own.
  if (!isObject(properties) && !isMap(schema) && isObject(example)) collect(example, [], at, found, resolve)
  for (const one of composed(schema)) describe(one, at, found, resolve, above)
  describe(items, `${at}[]`, found, resolve, above)
  const named = isObject(properties) ? Object.entries(properties) : []
  const data = isMap(schema) ? ([['*', additionalProperties]] as const) : []
  for (const [name, one] of [...named, ...data]) {
    if (isObject(one) && one.writeOnly === true) continue
    found.add(joined(at, name))
    describe(one, joined(at, name), found, resolve, above)
  }
}

/** The value without the properties at that path. */
export function without(value: Json, path: string): Json {
  return stripped(value, path.match(/\[\]|[^.[\]]+/g) ?? [])
}

function stripped(value: Json, [step, ...rest]: readonly string[]): Json {
  if (step === '[]') return isArray(value) ? value.map((one) => stripped(one, rest)) : value
  if (step === undefined || !isObject(value)) return value
  const isHere = (name: string) => step === '*' || name.replaceAll('.', '·') === step
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      if (!isHere(name)) return [[name, one]]
      return rest.length === 0 ? [] : [[name, stripped(one ?? null, rest)]]
    }),
  )
}

/** A dot within a name would read as two names. */
export const joined = (at: string, name: string): string => {
  const part = name.replaceAll('.', '·')
  return at === '' ? part : `${at}.${part}`
}
const composed = ({ allOf, anyOf, oneOf }: JsonObject): readonly Json[] =>
  [allOf, anyOf, oneOf].flatMap((list) => (isArray(list) ? list : []))
const isMap = ({ additionalProperties }: JsonObject): boolean =>
  isObject(additionalProperties) && Object.keys(additionalProperties).length > 0

/** The schema and all that it is composed of, references resolved. */
function parts(schema: Json | undefined, resolve: Resolve): JsonObject[] {
  if (!isObject(schema)) return []
  if (typeof schema.$ref === 'string') return parts(resolve(schema.$ref), resolve)
  return [schema, ...composed(schema).flatMap((one) => parts(one, resolve))]
}
