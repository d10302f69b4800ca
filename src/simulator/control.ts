/** The control panel, `/_simulator/…`: whole state, what was asked, faults and switches at run time. No Jira has it. */
import { type HttpRequest, type HttpResponse, isObject, type Json, type JsonObject, urlParts } from '../base/index.ts'
import { accountsOf } from './accounts.ts'
import { askFor, bodyOf, openDoor } from './doors.ts'
import { FAULT_KINDS, type FaultRule } from './faults.ts'
import { Refusal } from './http.ts'
import type { Simulator } from './simulator.ts'
import type { IndexLag, Site } from './site.ts'
import { sendWebhooks } from './webhook/index.ts'

export function control(simulator: Simulator, site: Site, request: HttpRequest): HttpResponse {
  const { path, query } = urlParts(request.url)
  const below = path.slice('/_simulator'.length)
  const what = `${request.method} ${below}`
  const body: unknown = request.body ? JSON.parse(request.body) : {}
  switch (what) {
    case 'POST /ask':
      return refusable(() => askFor(site, bodyOf(body)))
    case 'GET /deliveries':
      return json(200, site.deliveries as unknown as Json)
    case 'GET /state':
      return json(200, stateOf(site))
    case 'GET /accounts':
      return json(200, accountsOf(site) as unknown as Json)
    case 'GET /requests': {
      const since = Number(query.get('since')?.[0] ?? 0)
      return json(200, simulator.asked.filter((asked) => asked.site === site.name).slice(since) as unknown as Json)
    }
    case 'DELETE /requests':
      simulator.asked.length = 0
      return json(204)
    case 'GET /faults':
      return json(200, site.faults.list() as unknown as Json)
    case 'POST /faults':
      return addFault(site, body)
    case 'DELETE /faults':
      site.faults.clear()
      return json(204)
    case 'PUT /switches':
      return setSwitches(site, body)
    default:
      return refusable(() => throughDoor(site, request.method, below, bodyOf(body)))
  }
}

function throughDoor(site: Site, method: string, path: string, body: JsonObject): HttpResponse {
  const reply = openDoor(site, method, path, body)
  if (!reply) return json(404, { errorMessages: [`The control panel has no ${method} ${path}.`] })
  sendWebhooks(site, 'Primary')
  return json(reply.status, reply.body)
}

function refusable(work: () => HttpResponse): HttpResponse {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return json(error.status, error.body)
    throw error
  }
}

/** Everything the site holds, tables as lists in their order. Tokens are left out: state is for comparing. */
export function stateOf(site: Site): JsonObject {
  const { tokens: _, ...tables } = site.tables
  const lists = Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, [...(table as unknown as Map<string, Json>).values()]]),
  )
  return {
    name: site.name,
    kind: site.kind,
    cloudId: site.cloudId,
    administrators: [...site.administrators],
    ...lists,
    events: [...site.ownEvents].map(([id, name]) => ({ id: String(id), name })),
    issues: [...site.issues.written()] as unknown as Json,
    audit: site.audit as unknown as Json,
    tasks: [...site.tasks.values()].map(({ work: _work, ...task }) => task),
  }
}

function addFault(site: Site, body: unknown): HttpResponse {
  if (!isRule(body)) return json(400, { errorMessages: [`A fault needs a kind: ${FAULT_KINDS.join(', ')}.`] })
  return json(201, { id: site.faults.add(body) })
}

function isRule(body: unknown): body is FaultRule {
  return isObject(body as Json) && FAULT_KINDS.includes((body as FaultRule).kind)
}

/** `{ burst, perIssue, scale, indexLag, skew }`: what is left out stays. */
function setSwitches(site: Site, body: unknown): HttpResponse {
  const wanted = body as {
    burst?: boolean
    perIssue?: boolean
    scale?: number
    indexLag?: IndexLag
    skew?: number
  }
  site.limits.burst = wanted.burst ?? site.limits.burst
  site.limits.perIssue = wanted.perIssue ?? site.limits.perIssue
  site.limits.scale = wanted.scale ?? site.limits.scale
  site.indexLag = wanted.indexLag ?? site.indexLag
  site.skew = wanted.skew ?? site.skew
  return json(200, {
    burst: site.limits.burst,
    perIssue: site.limits.perIssue,
    scale: site.limits.scale,
    indexLag: site.indexLag,
    skew: site.skew,
  })
}

function json(status: number, body?: Json): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? '' : JSON.stringify(body),
  }
}
