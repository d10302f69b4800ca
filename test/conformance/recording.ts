/** Between a client and the simulated sites: what was asked and what was answered, kept for the documents to judge. */
import { type Fetch, type Json, urlParts } from '../../src/base/index.ts'
import { routesOf, type Simulator, type SiteKind } from '../../src/simulator/index.ts'
import { closest, type Operation, operationAt } from './documents.ts'

export interface Exchange {
  readonly kind: SiteKind
  /** Method and path as the route has them: `GET /rest/api/3/priority/{id}`. */
  readonly called: string
  readonly status: number
  /** Text as it is, where it is not JSON; undefined is an empty body. */
  readonly answer: Json | undefined
  /** Refused at the door, before any operation was asked: by the gateway, or as a locked login. */
  readonly isDoor: boolean
  /** Undefined where no document has it. */
  readonly operation: Operation | undefined
}

const LOCKED = 'x-authentication-denied-reason'

/** A `Fetch` that notes down every exchange that was answered. */
export function recording(simulator: Simulator, onto: Exchange[]): Fetch {
  return async (request) => {
    const response = await simulator.fetch(request)
    const { origin, path: whole } = urlParts(request.url)
    const site = simulator.sites.find((one) => one.origin === origin)
    if (!site) throw new Error(`no simulated site at ${origin}`)
    const gateway = /^\/ex\/jira\/[^/]+/.exec(whole)?.[0]
    const path = whole.slice((gateway ?? site.contextPath).length)
    const asked = decodeURIComponent(path)
    const route = closest(routesOf(site.kind), request.method, asked)
    onto.push({
      kind: site.kind,
      called: `${request.method} ${route?.path ?? asked}`,
      status: response.status,
      isDoor: (gateway !== undefined && response.status === 401) || LOCKED in response.headers,
      answer: read(response.body, response.headers['content-type'] ?? ''),
      operation: operationAt(site.kind, request.method, asked),
    })
    return response
  }
}

function read(body: string, type: string): Json | undefined {
  if (body === '') return undefined
  return /json/.test(type) ? (JSON.parse(body) as Json) : body
}
