/** What a simulated endpoint is: a route, the request as it sees it, its reply, and Jira's way of refusing. */
import type { Json } from '../base/index.ts'
import type { User } from './records.ts'
import type { Site } from './site.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface Ask {
  readonly site: Site
  readonly method: Method
  /** Path below the site's base, such as `/rest/api/3/priority/10001`. */
  readonly path: string
  /** Values of `{…}` in the route's path. */
  readonly params: Readonly<Record<string, string>>
  readonly query: ReadonlyMap<string, readonly string[]>
  readonly body: Json | undefined
  readonly headers: Readonly<Record<string, string>>
  /** Who asks; null is nobody (anonymous, or a token that did not work where that is allowed). */
  readonly user: User | null
  /** The version in `/rest/api/{2,3}`: 3 speaks the document format, 2 wiki text. */
  readonly version: 2 | 3
}

export interface Reply {
  readonly status: number
  /** Text is sent as it is; anything else as JSON; undefined is an empty body. */
  readonly body?: Json | undefined
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * `needs` as the document says: `anyone` = "can be accessed anonymously" (a bad token gets 200 with anonymous data),
 * `login` = any account (else 401), `administer` = global permission Administer Jira (else 403).
 * `scopes`: classic OAuth scopes, of which a scoped token must hold one.
 */
export interface Route {
  readonly method: Method
  readonly path: string
  /** The document's operation id, or a name of ours for what no document has (with its source in jira-assumptions). */
  readonly operation: string
  readonly needs: 'anyone' | 'login' | 'administer'
  readonly scopes: readonly string[]
  /** Left out: on every site of the kind. */
  readonly isThere?: (site: Site) => boolean
  readonly handle: (ask: Ask) => Reply
}

/** Thrown by handlers and rules: Jira says no. Nothing has been changed when it is thrown. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Json
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, body: Json, headers: Readonly<Record<string, string>> = {}) {
    super(`${status} ${JSON.stringify(body)}`)
    this.status = status
    this.body = body
    this.headers = headers
  }
}

/** Jira's usual error body: `{"errorMessages":[…],"errors":{field: message}}`. */
export function refuse(
  status: number,
  messages: string | readonly string[],
  errors: Readonly<Record<string, string>> = {},
): Refusal {
  return new Refusal(status, {
    errorMessages: typeof messages === 'string' ? [messages] : [...messages],
    errors: { ...errors },
  })
}

/** Refusal about one field of the body. */
export function refuseField(field: string, message: string, status = 400): Refusal {
  return refuse(status, [], { [field]: message })
}

export const ok = (body: Json): Reply => ({ status: 200, body })
export const created = (body: Json): Reply => ({ status: 201, body })
export const nothing = (): Reply => ({ status: 204 })

export const first = (ask: Ask, name: string): string | undefined => ask.query.get(name)?.[0]
/** Values of a repeated query parameter. */
export const every = (ask: Ask, name: string): readonly string[] => ask.query.get(name) ?? []
/** Parts of `expand=a,b`. */
export const expands = (ask: Ask): ReadonlySet<string> =>
  new Set(
    every(ask, 'expand')
      .flatMap((one) => one.split(','))
      .map((one) => one.trim()),
  )
export const number = (ask: Ask, name: string, otherwise: number): number => {
  const text = first(ask, name)
  const value = text === undefined ? otherwise : Number(text)
  if (!Number.isInteger(value)) throw refuse(400, `Query parameter '${name}' must be a whole number, not '${text}'.`)
  return value
}
/** `?name=true`; anything else but `false` is refused. */
export const flag = (ask: Ask, name: string, otherwise: boolean): boolean => {
  const text = first(ask, name)?.toLowerCase()
  if (text === undefined || text === '') return otherwise
  if (text !== 'true' && text !== 'false') throw refuse(400, `Query parameter '${name}' must be true or false.`)
  return text === 'true'
}
