/** Jira's page bean: `startAt`, `maxResults` (silently capped and echoed), `total`, `isLast`, `values`, `self`, `nextPage`. */
import { fromBase64, type Json, type JsonObject, toBase64 } from '../base/index.ts'
import { type Ask, first, number, ok, type Reply, refuse } from './http.ts'

/** `cap` is the most that Jira gives on one page of this endpoint, whatever is asked. */
export function page<T>(
  ask: Ask,
  all: readonly T[],
  show: (one: T) => Json,
  { usual = 50, cap = 50 }: { usual?: number; cap?: number } = {},
): Reply {
  const startAt = number(ask, 'startAt', 0)
  const asked = number(ask, 'maxResults', usual)
  if (startAt < 0 || asked < 0) throw refuse(400, 'startAt and maxResults must not be negative.')
  const maxResults = Math.min(asked, cap)
  const shown = ask.site.faults.shiftPage(ask, all, startAt).slice(startAt, startAt + maxResults)
  const isLast = startAt + shown.length >= all.length
  return ok({
    self: pageLink(ask, startAt, maxResults),
    ...(isLast ? {} : { nextPage: pageLink(ask, startAt + maxResults, maxResults) }),
    maxResults,
    startAt,
    total: all.length,
    isLast,
    values: shown.map(show),
  })
}

/** A page inside an answer, as `expand` gives it: the first hundred. */
export function pageWithin<T>(all: readonly T[], show: (one: T) => Json): JsonObject {
  const most = 100
  return {
    maxResults: most,
    startAt: 0,
    total: all.length,
    isLast: all.length <= most,
    values: all.slice(0, most).map(show),
  }
}

/** The older style: a list alone, of which only `startAt` and `maxResults` choose a part. */
export function bareList<T>(
  ask: Ask,
  all: readonly T[],
  show: (one: T) => Json,
  { usual = 50, cap = 1_000 }: { usual?: number; cap?: number } = {},
): Reply {
  const startAt = number(ask, 'startAt', 0)
  const maxResults = number(ask, 'maxResults', usual)
  if (startAt < 0 || maxResults < 0) throw refuse(400, 'startAt and maxResults must not be negative.')
  return ok(all.slice(startAt, startAt + Math.min(maxResults, cap)).map(show))
}

/** The newest style: `values` and, while there is more, a `nextPageToken`, which is `{"o":offset}` in base64. */
export function cursorPage<T>(
  ask: Ask,
  all: readonly T[],
  show: (one: T) => Json,
  { usual = 50, cap = 200 }: { usual?: number; cap?: number } = {},
): JsonObject {
  const maxResults = number(ask, 'maxResults', usual)
  if (maxResults < 1 || maxResults > cap) throw refuse(400, `maxResults must be between 1 and ${cap}.`)
  const from = offsetOf(first(ask, 'nextPageToken'))
  const next = from + maxResults
  return {
    ...(next < all.length ? { nextPageToken: toBase64(`{"o":${next}}`) } : {}),
    values: all.slice(from, next).map(show),
  }
}

function offsetOf(token: string | undefined): number {
  if (token === undefined) return 0
  const offset = /^{"o":(\d+)}$/.exec(fromBase64(token) ?? '')?.[1]
  if (offset === undefined) throw refuse(400, `The page token '${token}' is invalid.`)
  return Number(offset)
}

function pageLink(ask: Ask, startAt: number, maxResults: number): string {
  const kept = [...ask.query].flatMap(([name, values]) =>
    name === 'startAt' || name === 'maxResults' ? [] : values.map((value) => `&${name}=${encodeURIComponent(value)}`),
  )
  return ask.site.link(`${ask.path}?maxResults=${maxResults}&startAt=${startAt}${kept.join('')}`)
}

/** Jira orders by `name`, `-name`, `+name`, `id` …; what it cannot order by is refused. */
export function ordered<T>(
  rows: readonly T[],
  by: string | undefined,
  fields: Readonly<Record<string, (row: T) => string | number>>,
): T[] {
  if (by === undefined) return [...rows]
  const field = fields[by.replace(/^[-+\s]/, '')]
  if (!field) throw refuse(400, `Invalid orderBy '${by}'.`)
  const sign = by.startsWith('-') ? -1 : 1
  return [...rows].sort((a, b) => {
    const [left, right] = [field(a), field(b)]
    return (
      sign *
      (typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right)))
    )
  })
}
