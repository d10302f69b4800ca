/** For whoever runs Fairlead: is the process up, can it work, and its figures. Nothing here tells a secret or a customer's text. */
import { timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault, type Secret, Tally } from '../base/index.ts'
import { isNear } from '../host/index.ts'
import { type Database, type Db, type Measures, measure, unready, type Vault } from '../store/index.ts'
import { exposition, type Family } from './exposition.ts'

export interface OperationPorts {
  readonly db: Db
  readonly vault: Vault
  /** Requests to Jira, counted where they leave. */
  readonly jira: Tally
  readonly pool?: Database['pool']
  /** Who asks for the figures shows it; without one only this machine itself may ask. */
  readonly metricsToken: Secret | undefined
}

const HIDDEN = { schema: { hide: true } } as const

export function openOperation(app: FastifyInstance, ports: OperationPorts): void {
  const requests = new Tally()
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode }) =>
    requests.add({ method, route: routeOptions.url ?? 'none', status: String(statusCode) }),
  )
  app.get('/healthz', HIDDEN, async (_, reply) => reply.header('cache-control', 'no-store').send({ up: true }))
  app.get('/readyz', HIDDEN, async (_, reply) => {
    const lacks = await unready(ports.db, ports.vault)
    reply.header('cache-control', 'no-store').status(lacks === undefined ? 200 : 503)
    return { ready: lacks === undefined, ...(lacks === undefined ? {} : { lacks }) }
  })
  app.get('/metrics', HIDDEN, async (request, reply) => {
    if (!mayMeasure(request, ports.metricsToken)) throw refused()
    const held = await measure(ports.db)
    const families = [
      ...ofProcess(),
      ...ofTallies(requests, ports.jira, held),
      ...ofPool(ports.pool),
      ...ofWaits(held),
      ...ofDatabase(held),
    ]
    return reply
      .header('cache-control', 'no-store')
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(exposition(families))
  })
}

/** What a proxy adds: then it is somebody else who asks. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

export function mayMeasure(
  {
    headers,
    socket,
  }: Pick<FastifyRequest, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  token: Secret | undefined,
): boolean {
  if (token) {
    const [given, wanted] = [headers.authorization ?? '', `Bearer ${token.reveal()}`].map((text) => Buffer.from(text))
    return (
      given !== undefined && wanted !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted)
    )
  }
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const isHere = address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))
  // A page whose name was made to lead to this machine tells its own (DNS rebinding).
  const named = (headers.host ?? 'localhost').replace(/:\d+$/, '') || 'nowhere'
  return isHere && isNear(named) && PASSED_ON.every((name) => headers[name] === undefined)
}

function refused(): Fault {
  return new Fault('not-allowed', 'The figures are for whoever runs this Fairlead.', {
    remedy: 'Set FAIRLEAD_METRICS_TOKEN and send it as a bearer token.',
  })
}

function ofProcess(): Family[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return [
    gauge('process_resident_memory_bytes', 'Memory of this process.', [[{}, rss]]),
    gauge('nodejs_heap_size_used_bytes', 'Memory that its objects take.', [[{}, heapUsed]]),
    counter('process_cpu_seconds_total', 'Seconds of processor that it has used.', [[{}, (user + system) / 1e6]]),
    gauge('fairlead_up_seconds', 'Seconds since it started.', [[{}, process.uptime()]]),
  ]
}

function ofTallies(requests: Tally, jira: Tally, { sites }: Measures): Family[] {
  const siteOf = (to: string): string =>
    sites.find(({ origin, gateway }) => origin === to || gateway === to)?.id ?? 'other'
  const bySite = new Tally()
  for (const [{ to = '', ...labels }, count] of jira.all()) bySite.add({ site: siteOf(to), ...labels }, count)
  return [
    counter('fairlead_http_requests_total', 'Requests answered, by route.', requests.all()),
    counter('fairlead_jira_requests_total', 'Requests sent to Jira, by the id of the site.', bySite.all()),
  ]
}

function ofPool(pool: OperationPorts['pool']): Family[] {
  if (!pool) return []
  const samples = Object.entries(pool()).map(([state, count]) => [{ state }, count] as const)
  return [
    gauge('fairlead_database_connections', 'Connections of this process: used, idle; and who waits for one.', samples),
  ]
}

function ofWaits({ waits, pauses }: Measures): Family[] {
  return [
    gauge(
      'fairlead_job_wait_seconds',
      'Seconds for which the job of each kind that waits longest could have begun.',
      waits.map(({ name, seconds }) => [{ name }, seconds]),
    ),
    gauge(
      'fairlead_site_pause_seconds',
      'Seconds until a site that told us to wait is asked again, by its id.',
      pauses.map(({ site, seconds }) => [{ site }, seconds]),
    ),
  ]
}

function ofDatabase({ jobs, deployments, syncs }: Measures): Family[] {
  const lags = syncs.flatMap(({ connection, lag }) => (lag === null ? [] : [[{ connection }, lag] as const]))
  return [
    gauge(
      'fairlead_jobs',
      'Jobs by kind and state.',
      jobs.map(({ name, state, count }) => [{ name, state }, count]),
    ),
    gauge(
      'fairlead_deployments',
      'Deployments by state.',
      deployments.map(({ state, count }) => [{ state }, count]),
    ),
    gauge('fairlead_sync_lag_seconds', 'Seconds since Jira was asked for changes, by the connection’s id.', lags),
    gauge(
      'fairlead_sync_open_steps',
      'Steps not yet done.',
      syncs.map(({ connection, open }) => [{ connection }, open]),
    ),
  ]
}

type Samples = Family['samples']
const gauge = (name: string, says: string, samples: Samples): Family => ({ name, type: 'gauge', says, samples })
const counter = (name: string, says: string, samples: Samples): Family => ({ name, type: 'counter', says, samples })
