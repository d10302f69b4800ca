/** The way of a request through a site: route, faults, limits, login, handler, headers. Everything before the handler may stop it. */
import { type HttpRequest, type HttpResponse, type Json, NoAnswer, urlParts } from '../base/index.ts'
import type { FaultRule } from './faults.ts'
import { type Ask, Refusal, type Reply, refuse } from './http.ts'
import { admit, type Caller, identify } from './identify.ts'
import type { User } from './records.ts'
import type { Router } from './router.ts'
import type { Site } from './site.ts'
import { finishDueTasks } from './tasks.ts'
import { unknownPath } from './unknown-path.ts'
import { sendWebhooks } from './webhook/index.ts'

export interface Incoming {
  readonly site: Site
  readonly router: Router
  readonly request: HttpRequest
  /** Path below the site's base. */
  readonly path: string
  readonly throughGateway: boolean
}

/** Undefined when the request waits for a client's deadline that never comes: the caller must give up by itself. */
export async function serve(incoming: Incoming): Promise<HttpResponse> {
  const { site, request, path } = incoming
  const struck = site.faults.strike(request.method, path)
  for (const fault of struck) await beforehand(incoming, fault)
  const after = struck.find((fault) => AFTER.has(fault.kind))
  if (after?.kind === 'late-commit') return lateCommit(incoming, after)
  const answer = respond(incoming)
  if (after?.kind === 'answer-lost')
    throw new NoAnswer('reset', `${site.name}: the connection broke before the answer came`)
  if (after?.kind === 'server-error-after-commit') return broken(after.status ?? 502)
  if (after?.kind === 'truncated') return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }
  return answer
}

const AFTER = new Set<FaultRule['kind']>(['answer-lost', 'late-commit', 'server-error-after-commit', 'truncated'])

async function beforehand(incoming: Incoming, fault: FaultRule): Promise<void> {
  const { site } = incoming
  const milliseconds = fault.milliseconds ?? 0
  switch (fault.kind) {
    case 'latency':
      return site.world.sleep(milliseconds)
    case 'rate-limited':
      throw new Answer(rateLimited(fault.reason ?? 'jira-burst-based', Math.ceil(milliseconds / 1_000) || 1))
    case 'server-error':
      throw new Answer(broken(fault.status ?? 503))
    case 'refused':
      throw new NoAnswer('refused', `${site.name}: connection refused`, true)
    case 'reset':
      throw new NoAnswer('reset', `${site.name}: connection reset`)
    case 'stale-index':
      site.faults.indexFrozen = { at: site.now(), until: site.now() + milliseconds }
      return
    case 'page-shifted':
      return site.faults.shiftNextPage()
    case 'issue-unread':
      return site.faults.failNextIssue()
    case 'permission-removed':
      return removePermissions(site, fault.accountId)
    case 'token-revoked':
      return revokeTokens(site, fault.accountId)
    case 'edit':
      return somebodyElse(incoming, fault)
  }
}

/** An answer that faults give instead of the handler's. */
export class Answer extends Error {
  readonly response: HttpResponse
  constructor(response: HttpResponse) {
    super(`answered ${response.status} by a fault`)
    this.response = response
  }
}

const HTML = { 'content-type': 'text/html;charset=UTF-8' }

function broken(status: number): HttpResponse {
  return {
    status,
    headers: HTML,
    body: `<html><head><title>Error ${status}</title></head><body><h1>Error ${status}</h1><p>Something went wrong.</p></body></html>`,
  }
}

function rateLimited(reason: string, retryAfterSeconds: number): HttpResponse {
  const headers = {
    'content-type': 'application/json;charset=UTF-8',
    'retry-after': String(retryAfterSeconds),
    'ratelimit-reason': reason,
  }
  return { status: 429, headers, body: JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }) }
}

/** The client hears nothing and gives up at its deadline; the server carries the request out all the same, later. */
async function lateCommit(incoming: Incoming, fault: FaultRule): Promise<HttpResponse> {
  const { site, request } = incoming
  const later = fault.milliseconds ?? 1_000
  const { deadline = 30_000, abandoned } = request
  // Through a socket nobody tells the deadline: it is when the client lets go.
  await (request.deadline === undefined && abandoned ? abandoned : site.world.sleep(deadline))
  void site.world.sleep(later).then(() => respond(incoming))
  throw new NoAnswer('timeout', `${site.name}: no answer until whoever asked gave up`)
}

function removePermissions(site: Site, accountId: string | undefined): void {
  if (accountId === undefined) return
  site.administrators.delete(accountId)
  for (const project of site.tables.projects.values())
    for (const [role, actors] of Object.entries(project.roleActors))
      project.roleActors[role] = actors.filter((actor) => actor.subject !== accountId)
}

function revokeTokens(site: Site, accountId: string | undefined): void {
  for (const token of site.tables.tokens.values()) if (token.accountId === accountId) token.revokedAt = site.now()
}

/** A request as somebody whom no login has to prove; their webhooks go out at once. */
export function askAs(incoming: Omit<Incoming, 'throughGateway'>, user: User): HttpResponse {
  const { site } = incoming
  finishDueTasks(site.tasks.values(), site.now())
  const reply = carryOut({ ...incoming, throughGateway: false }, { user, token: null, headers: {} })
  sendWebhooks(site, 'Primary')
  return written(reply, {})
}

function somebodyElse(incoming: Incoming, fault: FaultRule): void {
  const { site } = incoming
  const somebody = [...site.administrators].map((id) => site.tables.users.get(id)).find((user) => user !== undefined)
  if (!fault.request || !somebody) return
  const { method, path, body } = fault.request
  const request = { method, url: site.link(path), headers: {}, ...(body === undefined ? {} : { body }) }
  const answer = askAs({ ...incoming, path: path.split('?')[0] ?? path, request }, somebody)
  if (answer.status >= 400) throw new Error(`the planned edit ${method} ${path} was refused: ${answer.body}`)
}

function respond(incoming: Incoming): HttpResponse {
  const { site, request, throughGateway } = incoming
  finishDueTasks(site.tasks.values(), site.now())
  sendWebhooks(site, 'Secondary')
  try {
    const caller = identify(site, request.headers.authorization, throughGateway)
    const reply = carryOut(incoming, caller)
    return written(reply, caller.headers)
  } catch (error) {
    if (error instanceof Refusal) return written({ status: error.status, body: error.body }, error.headers)
    throw error
  } finally {
    sendWebhooks(site, 'Primary')
  }
}

function carryOut(incoming: Incoming, caller: Caller): Reply {
  const { site, router, request, path } = incoming
  const found = router.find(request.method, path)
  if (!found || found.route.isThere?.(site) === false) {
    const reply = unknownPath(site, path, !found && router.knows(path) ? 405 : 404)
    return { ...reply, headers: { ...caller.headers, ...reply.headers } }
  }
  const { route, params, version } = found
  try {
    refuseBrowsers(request)
    admit(site, route, caller)
    const limit = site.limits.take(route, params.issueIdOrKey)
    if (limit.refused)
      return fromResponse(rateLimited(limit.refused.reason, limit.refused.retryAfterSeconds), limitHeaders(limit, site))
    const ask: Ask = {
      site,
      method: route.method,
      path,
      params,
      version,
      query: urlParts(request.url).query,
      headers: request.headers,
      user: caller.user,
      body: parsed(request),
    }
    const before = site.audit.length
    const reply = route.handle(ask)
    for (const record of site.audit.slice(before)) record.author ||= caller.user?.accountId ?? ''
    return { ...reply, headers: { ...limitHeaders(limit, site), ...reply.headers } }
  } catch (error) {
    if (error instanceof Refusal)
      return { status: error.status, body: error.body, headers: { ...caller.headers, ...error.headers } }
    throw error
  }
}

/** A browser's User-Agent on a write is taken for a forged request, token or not (docs/jira-assumptions.md, XSRF). */
function refuseBrowsers(request: HttpRequest): void {
  if (request.method === 'GET' || !/^Mozilla\//.test(request.headers['user-agent'] ?? '')) return
  throw new Refusal(403, 'XSRF check failed')
}

function parsed(request: HttpRequest): Json | undefined {
  if (request.body === undefined || request.body === '') return undefined
  try {
    return JSON.parse(request.body) as Json
  } catch {
    throw refuse(400, 'There was an error parsing JSON. Check that your request body is valid.')
  }
}

function limitHeaders(limit: { limit: number; remaining: number }, site: Site): Record<string, string> {
  if (!site.limits.burst) return {}
  const near: Record<string, string> = limit.remaining < limit.limit * 0.2 ? { 'x-ratelimit-nearlimit': 'true' } : {}
  return { 'x-ratelimit-limit': String(limit.limit), 'x-ratelimit-remaining': String(limit.remaining), ...near }
}

function fromResponse(response: HttpResponse, headers: Record<string, string>): Reply {
  return {
    status: response.status,
    body: JSON.parse(response.body) as Json,
    headers: { ...response.headers, ...headers },
  }
}

function written(reply: Reply, headers: Readonly<Record<string, string>>): HttpResponse {
  const text = reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
  const type =
    reply.body === undefined
      ? {}
      : {
          'content-type':
            typeof reply.body === 'string' ? 'text/plain;charset=UTF-8' : 'application/json;charset=UTF-8',
        }
  return { status: reply.status, headers: { ...type, ...headers, ...reply.headers }, body: text }
}
