/** JSON as a type, and its canonical text: equal values have equal text, so a fingerprint can stand for a value. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }
export type JsonObject = { readonly [key: string]: Json | undefined }

/** SHA-256 of the canonical text. */
export type Fingerprint = string

/** Keys sorted, `undefined` left out, no white space. */
export function canonical(value: Json | undefined): string {
  if (value === undefined) return 'null'
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
  return `{${members.join(',')}}`
}

/** The canonical text piece by piece, each no longer than one element of a member: of a large plan it is never there whole. */
export function* canonicalPieces(value: JsonObject): Generator<string> {
  let before = '{'
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member === undefined) continue
    yield `${before}${JSON.stringify(key)}:`
    before = ','
    if (isArray(member)) {
      for (const [at, one] of member.entries()) yield `${at === 0 ? '[' : ','}${canonical(one)}`
      yield member.length === 0 ? '[]' : ']'
    } else yield canonical(member)
  }
  yield before === '{' ? '{}' : '}'
}

/** As if their canonical texts were compared, without making them. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return (a ?? null) === (b ?? null)
  if (isArray(a) || isArray(b)) return isArray(a) && isArray(b) && equalLists(a, b)
  let members = 0
  for (const key in a) {
    if (a[key] === undefined) continue
    if (b[key] === undefined || !equal(a[key], b[key])) return false
    members += 1
  }
  for (const key in b) if (b[key] !== undefined) members -= 1
  return members === 0
}

function equalLists(a: readonly Json[], b: readonly Json[]): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!equal(a[at], b[at])) return false
  return true
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
