/** Searching: which issues a query finds for somebody, as the search index has them, in the query's order, from a place on. */
import { type Eyes, eyesOf } from '../model/issue-sight.ts'
import type { Issue, User } from '../records.ts'
import { horizonOf } from '../search-index.ts'
import type { Site } from '../site.ts'
import { type Compiled, compile, compileLeniently, type Order } from './compile.ts'
import type { Key, Scope } from './subject.ts'

export interface Search {
  readonly site: Site
  readonly user: User | null
  readonly jql: string
  readonly eyes: Eyes
  readonly compiled: Compiled
  /** Ids of issues that are read as they are, not as they are indexed. */
  readonly fresh: ReadonlySet<string>
}

/** The place of an issue in the order: what it sorts by, then its id. */
export type Place = readonly Key[]

export function prepare(site: Site, user: User | null, jql: string, fresh: readonly string[] = []): Search {
  const { eyes, scope } = scopeOf(site, user)
  return { site, user, jql, eyes, compiled: compile(scope, jql), fresh: new Set(fresh) }
}

/** For who wants to know what a query finds in spite of what is wrong in it. */
export function prepareLeniently(
  site: Site,
  user: User | null,
  jql: string,
): { readonly search: Search; readonly complaints: readonly string[] } {
  const { eyes, scope } = scopeOf(site, user)
  const { complaints, ...compiled } = compileLeniently(scope, jql)
  return { search: { site, user, jql, eyes, compiled, fresh: new Set() }, complaints }
}

function scopeOf(site: Site, user: User | null): { eyes: Eyes; scope: Scope } {
  const eyes = eyesOf(site, user)
  const clock = { now: site.now(), zone: user?.timeZone ?? 'UTC' }
  return { eyes, scope: { site, user, clock, projects: eyes.listed, sees: eyes.lists } }
}

/** A query as Jira itself asks it, from whom nothing is hidden. */
export function unveiled(site: Site, jql: string): Compiled {
  const clock = { now: site.now(), zone: 'UTC' }
  const projects = new Set(site.tables.projects.keys())
  return compile({ site, user: null, clock, projects, sees: () => true }, jql)
}

export function findsFresh({ eyes, compiled }: Search, issue: Issue): boolean {
  return eyes.lists(issue) && compiled.matches(issue)
}

export function placeOf({ compiled }: Search, issue: Issue): Place {
  return [...compiled.order.map(({ key }) => key(issue)), Number(issue.id)]
}

/** At most so many issues beyond a place. Newest first where the query does not say. */
export function find(search: Search, most: number, beyond?: Place): Issue[] {
  const { order } = search.compiled
  if (order.length > 0) return lately(search, most, beyond) ?? sorted(search, comparing(order), most, beyond)
  const issues: Issue[] = []
  for (const issue of matching(search, true, beyond)) if (issues.push(issue) >= most) break
  return issues
}

/** So many issues from a row on, and how many rows there are: Data Center's search. */
export function part(search: Search, startAt: number, most: number): { total: number; issues: Issue[] } {
  const { order } = search.compiled
  const places = remembered(search, () => {
    const all = placesOf(search, order.length === 0)
    return order.length === 0 ? all : all.sort(comparing(order))
  })
  const rows = places.slice(startAt, startAt + most)
  return { total: places.length, issues: rows.flatMap((place) => asIndexed(search, String(place.at(-1))) ?? []) }
}

/** One issue after another: a million of them at once are more than a process may hold. */
function placesOf(search: Search, isDescending: boolean): Place[] {
  const places: Place[] = []
  for (const issue of matching(search, isDescending)) places.push(placeOf(search, issue))
  return places
}

type Compare = (left: Place, right: Place) => number

function sorted(search: Search, compare: Compare, most: number, beyond: Place | undefined): Issue[] {
  const places = remembered(search, () => placesOf(search, false).sort(compare))
  const from = beyond ? firstAfter(places, (place) => compare(place, beyond) > 0) : 0
  return places.slice(from, from + most).flatMap((place) => asIndexed(search, String(place.at(-1))) ?? [])
}

/** A window of time in its own order is walked from its beginning or its end; undefined where that is not what is asked. */
function lately(search: Search, most: number, beyond: Place | undefined): Issue[] | undefined {
  const { site, compiled } = search
  const [sort] = compiled.query.orderBy
  const [order] = compiled.order
  const { since, only } = compiled.matches
  const from = beyond?.[0]
  if (sort?.field.toLowerCase() !== 'updated' || !order || since === undefined || only) return undefined
  if ((beyond && typeof from !== 'number') || site.issues.index.trails(horizonOf(site))) return undefined
  const walked = site.issues.updatedSince(since, order.descending, typeof from === 'number' ? from : undefined)
  if (!walked) return undefined
  const compare = comparing(compiled.order)
  const found: { readonly issue: Issue; readonly place: Place }[] = []
  for (const issue of walked) {
    // Those of one moment come in any order: all of them, before they are sorted by the rest.
    if (found.length >= most && found.at(-1)?.issue.updated !== issue.updated) break
    const place = placeOf(search, issue)
    if (findsFresh(search, issue) && (!beyond || compare(place, beyond) > 0)) found.push({ issue, place })
  }
  const ordered = found.sort((one, other) => compare(one.place, other.place))
  return ordered.slice(0, most).map(({ issue }) => issue)
}

/** The last long results of a site as it is: nothing but a way not to look through a million issues again for every page. */
const long = new WeakMap<Site, { readonly as: string; readonly results: ReadonlyMap<string, readonly Place[]> }>()
const LONG = 10_000
/** Lists that are read at the same time, page by page. */
const KEPT = 2

function remembered(search: Search, compute: () => Place[]): readonly Place[] {
  const { site, user, eyes, jql, fresh } = search
  if (site.issues.index.trails(horizonOf(site))) return compute()
  const as = `${site.issues.changes} ${Math.floor(site.now() / 60_000)}`
  const asked = [user?.accountId, jql, ...eyes.listed, ...fresh].join(' ')
  const kept = long.get(site)
  const results = kept?.as === as ? kept.results : new Map<string, readonly Place[]>()
  const known = results.get(asked)
  if (known) return known
  const places = compute()
  if (places.length >= LONG)
    long.set(site, { as, results: new Map([...results, [asked, places] as const].slice(-KEPT)) })
  return places
}

function firstAfter(places: readonly Place[], isAfter: (place: Place) => boolean): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isAfter(places[middle] ?? [])) high = middle
    else low = middle + 1
  }
  return low
}

function asIndexed({ site, fresh }: Search, id: string): Issue | undefined {
  const issue = site.issues.get(id)
  const horizon = horizonOf(site)
  if (!issue) return site.issues.index.ghosts(horizon).find((one) => one.id === id)
  return fresh.has(id) ? issue : site.issues.index.seen(issue, horizon)
}

export function count(search: Search): number {
  let found = 0
  for (const _ of matching(search, true)) found += 1
  return found
}

/** In the order of ids, newest first when descending. */
function* matching(search: Search, isDescending: boolean, beyond?: Place): Iterable<Issue> {
  const past = beyond?.at(-1)
  for (const issue of indexed(search, isDescending, typeof past === 'number' ? past : undefined))
    if (findsFresh(search, issue)) yield issue
}

function* indexed(search: Search, isDescending: boolean, past?: number): Iterable<Issue> {
  const { site, fresh } = search
  const horizon = horizonOf(site)
  const { issues } = site
  if (!issues.index.trails(horizon)) {
    yield* candidates(search, isDescending, past)
    return
  }
  const sign = isDescending ? -1 : 1
  const ghosts = issues.index
    .ghosts(horizon)
    .filter(({ id }) => !fresh.has(id) && (past === undefined || sign * (Number(id) - past) > 0))
    .sort((a, b) => sign * (Number(a.id) - Number(b.id)))
  for (const issue of candidates(search, isDescending, past)) {
    while (ghosts[0] && sign * (Number(ghosts[0].id) - Number(issue.id)) < 0) yield* ghosts.splice(0, 1)
    const seen = fresh.has(issue.id) ? issue : issues.index.seen(issue, horizon)
    if (seen) yield seen
  }
  yield* ghosts
}

function* candidates({ site, compiled }: Search, isDescending: boolean, past?: number): Iterable<Issue> {
  const { only } = compiled.matches
  if (!only) {
    yield* site.issues.byId(isDescending, past, compiled.matches)
    return
  }
  const sign = isDescending ? -1 : 1
  const ids = [...only].map(Number).filter((id) => past === undefined || sign * (id - past) > 0)
  for (const id of ids.sort((a, b) => sign * (a - b))) {
    const issue = site.issues.get(String(id))
    if (issue) yield issue
  }
}

/** Empty values come last, or first when descending; what is equal in all sorts by id, oldest first. */
function comparing(order: readonly Order[]): Compare {
  const signs = [...order.map(({ descending }) => (descending ? -1 : 1)), 1]
  return (left, right) => {
    for (const [at, sign] of signs.entries()) {
      const step = compareKeys(left[at] ?? null, right[at] ?? null)
      if (step !== 0) return sign * step
    }
    return 0
  }
}

function compareKeys(left: Key, right: Key): number {
  if (left === right) return 0
  if (left === null) return 1
  if (right === null) return -1
  return left < right ? -1 : 1
}
