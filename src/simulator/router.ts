/** Which endpoint a request means. `/rest/api/2` on Cloud is the same endpoint as `/rest/api/3`, in wiki text. */
import type { Route } from './http.ts'

export interface Found {
  readonly route: Route
  readonly params: Record<string, string>
  readonly version: 2 | 3
}

interface Pattern {
  readonly route: Route
  readonly segments: readonly string[]
  /** Fixed segments count for more than `{…}`: `/screens/tabs` wins over `/screens/{id}`. */
  readonly weight: number
}

export class Router {
  readonly routes: readonly Route[]
  readonly #byLength = new Map<number, Pattern[]>()

  constructor(routes: readonly Route[]) {
    this.routes = routes
    for (const route of routes) {
      const segments = route.path.split('/').slice(1)
      const weight = segments.reduce((sum, segment) => sum * 2 + (segment.startsWith('{') ? 0 : 1), 0)
      const list = this.#byLength.get(segments.length) ?? []
      list.push({ route, segments, weight })
      list.sort((a, b) => b.weight - a.weight)
      this.#byLength.set(segments.length, list)
    }
  }
  find(method: string, path: string): Found | undefined {
    const { asked, version } = this.#segments(path)
    for (const { route, segments } of this.#byLength.get(asked.length) ?? []) {
      if (route.method !== method) continue
      const params = matched(segments, asked)
      if (params) return { route, params, version }
    }
    return undefined
  }
  /** Is there an endpoint with another method? Then the answer is 405, not 404. */
  knows(path: string): boolean {
    const { asked } = this.#segments(path)
    return (this.#byLength.get(asked.length) ?? []).some(({ segments }) => matched(segments, asked) !== undefined)
  }
  #segments(path: string): { asked: string[]; version: 2 | 3 } {
    const asked = path.split('/').slice(1).map(decodeURIComponent)
    const [rest, api, version] = asked
    const hasThree = this.routes.some((route) => route.path.startsWith('/rest/api/3/'))
    if (rest === 'rest' && api === 'api' && (version === '2' || version === 'latest') && hasThree) {
      asked[2] = '3'
      return { asked, version: 2 }
    }
    if (rest === 'rest' && api === 'api' && version === 'latest') asked[2] = '2'
    return { asked, version: hasThree ? 3 : 2 }
  }
}

function matched(segments: readonly string[], asked: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {}
  for (const [at, segment] of segments.entries()) {
    const value = asked[at] ?? ''
    if (segment.startsWith('{')) params[segment.slice(1, -1)] = value
    else if (segment !== value) return undefined
  }
  return params
}
