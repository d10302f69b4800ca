/** Reading a request's body as strictly as Jira does: a wrong type is refused and names its field. */
import { isArray, isObject, type Json, type JsonObject } from '../base/index.ts'
import { type Ask, refuse, refuseField } from './http.ts'

export function objectBody(ask: Ask): JsonObject {
  if (!isObject(ask.body))
    throw refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.')
  return ask.body
}

/** Required, non-empty after trimming, at most `most` characters. */
export function requiredText(body: JsonObject, field: string, most = 255): string {
  const value = optionalText(body, field, most)
  if (value === undefined || value.trim() === '') throw refuseField(field, `The ${field} is required.`)
  return value
}

export function optionalText(body: JsonObject, field: string, most = 32767): string | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw refuseField(field, `The ${field} must be a string.`)
  if (value.length > most) throw refuseField(field, `The ${field} must not be longer than ${most} characters.`)
  return value
}

/** May be left out, but not empty when it is given. */
export function filledText(body: JsonObject, field: string, most = 255): string | undefined {
  return body[field] === undefined ? undefined : requiredText(body, field, most)
}

/** Only what the request gave: changes for `Object.assign`. */
export function given<T extends object>(fields: T): { [Field in keyof T]?: Exclude<T[Field], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [Field in keyof T]?: Exclude<T[Field], undefined> }
}

/** Ids may come as text or numbers; they leave as text. */
export function optionalId(body: JsonObject, field: string): string | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' && typeof value !== 'number') throw refuseField(field, `The ${field} must be an id.`)
  return String(value)
}

export function requiredId(body: JsonObject, field: string): string {
  const value = optionalId(body, field)
  if (value === undefined || value === '') throw refuseField(field, `The ${field} is required.`)
  return value
}

export function optionalList(body: JsonObject, field: string): readonly Json[] | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (!isArray(value)) throw refuseField(field, `The ${field} must be a list.`)
  return value
}

export function idList(body: JsonObject, field: string): string[] {
  return (optionalList(body, field) ?? []).map((one) => {
    if (typeof one !== 'string' && typeof one !== 'number')
      throw refuseField(field, `The ${field} must be a list of ids.`)
    return String(one)
  })
}

export function optionalBoolean(body: JsonObject, field: string): boolean | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'boolean') throw refuseField(field, `The ${field} must be true or false.`)
  return value
}

export function objectList(body: JsonObject, field: string): readonly JsonObject[] {
  return (optionalList(body, field) ?? []).map((one) => {
    if (!isObject(one)) throw refuseField(field, `The ${field} must be a list of objects.`)
    return one
  })
}
