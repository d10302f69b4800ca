/** A simulated site that answers otherwise in one way: what a probe must find. One difference at a time. */
import type { Fetch, HttpRequest, HttpResponse, Json, JsonObject } from '../src/base/index.ts'

export interface Difference {
  readonly name: string
  readonly on: readonly ('cloud' | 'dataCenter')[]
  /** Which requests are answered otherwise. */
  readonly when: (request: HttpRequest) => boolean
  readonly change: (own: HttpResponse) => HttpResponse
  /** The question of the probe that must find it. */
  readonly found: string
}

export const planted =
  ({ when, change }: Difference) =>
  (fetch: Fetch): Fetch =>
  async (request) => {
    const own = await fetch(request)
    return when(request) ? change(own) : own
  }

/** `/rest/api/3/…` and `/rest/api/2/…` alike; `nobody` means without a token. */
export const asked =
  (path: RegExp, { method, nobody, body }: { method?: string; nobody?: boolean; body?: RegExp } = {}) =>
  (request: HttpRequest): boolean =>
    path.test(request.url.replace(/^[a-z]+:\/\/[^/]+/, '').replace(/\/rest\/api\/[23]/, '')) &&
    (method === undefined || request.method === method) &&
    (nobody === undefined || nobody === (request.headers.authorization === undefined)) &&
    (body === undefined || body.test(request.body ?? ''))

type Change = Difference['change']

export const status =
  (code: number, body?: Json): Change =>
  (own) => ({ ...own, status: code, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })

export const header =
  (name: string, value: string | undefined): Change =>
  (own) => {
    const { [name]: _, ...others } = own.headers
    return { ...own, headers: value === undefined ? others : { ...others, [name]: value } }
  }

export const body =
  (change: (own: JsonObject) => Json): Change =>
  (own) => ({ ...own, body: JSON.stringify(change(JSON.parse(own.body) as JsonObject)) })

export const having = (more: JsonObject): Change => body((own) => ({ ...own, ...more }))
export const without = (name: string): Change => body(({ [name]: _, ...others }) => others)

/** The same for each object of a list that the body is, or that stands in it. */
export const each = (list: string | null, change: (one: JsonObject) => JsonObject): Change =>
  body((own) => {
    const all = (list === null ? own : own[list]) as unknown as readonly JsonObject[] | undefined
    if (all === undefined) return own
    const changed = all.map(change)
    return list === null ? changed : { ...own, [list]: changed }
  })
export const eachWithout = (list: string | null, name: string): Change =>
  each(list, ({ [name]: _, ...others }) => others)
