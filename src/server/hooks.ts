/** Webhooks from Jira: a delivery with the right signature is kept as a hint of where to look; nothing it says is believed. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isObject, type Json, Secret } from '../base/index.ts'
import type { Log } from '../host/index.ts'
import { type Db, type HookDelivery, hookAt, keepDeliveries, type Vault } from '../store/index.ts'
import { gather } from './gather.ts'

export interface HookPorts {
  readonly db: Db
  readonly vault: Vault
  readonly log: Log
  /** Milliseconds between two lots of deliveries. */
  readonly pause?: number
}

/** Larger ones are not needed: polling finds what they would have told. */
const LARGEST = 5 * 1_048_576
/** A minute: five hundred changes in a second. Hints beyond are not missed either. */
const MOST = 30_000
/** So long the deliveries of a storm wait for each other: one transaction for each alone would cost more than all that follows. */
const PAUSE = 50

/** Outside the API: no session, no cookie, no page; only the signature says who asks. */
export function openHooks(app: FastifyInstance, ports: HookPorts, done: () => void): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST }, (_request, body, parsed) =>
    parsed(null, body),
  )
  // Whatever goes wrong before the signature was seen to be right is told with a number and no word.
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500) ports.log.error({ request: request.id, err: error }, 'internal')
    return reply.status(status).send()
  })
  const rateLimit = {
    max: MOST,
    timeWindow: 60_000,
    keyGenerator: (request: FastifyRequest) => `hook ${hookOf(request)}`,
  }
  const options = { bodyLimit: LARGEST, config: { rateLimit }, schema: { hide: true } }
  const take = gather((some: readonly Delivered[]) => takeAll(ports, some), ports.pause ?? PAUSE)
  app.post('/hooks/:hook', options, async (request, reply) => {
    const taken = await take(deliveredBy(request))
    if (typeof taken !== 'number') throw taken.error
    return reply.status(taken).send()
  })
  done()
}

/** A request as it came; nobody has looked at it yet. */
interface Delivered {
  readonly path: string
  readonly body: Buffer
  readonly signature: string | string[] | undefined
  readonly identifier: string | null
}

/** The status that answers it, or why there is none. */
type Taken = number | { readonly error: unknown }

function deliveredBy(request: FastifyRequest): Delivered {
  const given = request.headers['x-atlassian-webhook-identifier']
  return {
    path: hookOf(request),
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    signature: request.headers['x-hub-signature'],
    identifier: typeof given === 'string' ? given.slice(0, 200) : null,
  }
}

const hookOf = ({ params }: FastifyRequest): string => String((params as { hook?: string }).hook ?? '').slice(0, 100)

/** Nobody's path costs as long as one with a wrong signature. */
const NOBODYS = new Secret('nobody')

/** Each hook is looked up once, and one that cannot be opened is its own deliveries' trouble alone. */
async function takeAll({ db, vault }: HookPorts, some: readonly Delivered[]): Promise<Taken[]> {
  const paths = [...new Set(some.map(({ path }) => path))]
  const found = await Promise.allSettled(
    paths.map(async (path) => (/^[\w-]+$/.test(path) ? hookAt(db, vault, path) : undefined)),
  )
  const hooks = new Map(paths.map((path, at) => [path, found[at]]))
  const kept: HookDelivery[] = []
  const taken = some.map((one): Taken => {
    const hook = hooks.get(one.path)
    if (hook?.status === 'rejected') return { error: hook.reason }
    const judged = judge(one, hook?.value)
    if (typeof judged === 'number') return judged
    if (judged.issue !== null) kept.push({ ...judged, issue: judged.issue })
    return 200
  })
  if (kept.length > 0) await db.transaction().execute((tx) => keepDeliveries(tx, kept))
  return taken
}

/** What it tells, or the status that refuses it. */
function judge(
  { body, signature, identifier }: Delivered,
  hook: Awaited<ReturnType<typeof hookAt>>,
): (Omit<HookDelivery, 'issue'> & { readonly issue: string | null }) | number {
  const isSigned = fits(signature, body, hook?.secret ?? NOBODYS)
  if (!hook || !isSigned) return 401
  const event = parsed(body)
  if (!event) return 400
  const deleted = event.webhookEvent === 'jira:issue_deleted'
  return { connection: hook.connection, issue: issueIn(event), deleted, identifier }
}

/** `sha256=` and the hex of an HMAC over the body as it came, byte by byte (docs/jira-assumptions.md, Webhooks). */
function fits(given: string | string[] | undefined, body: Buffer, secret: Secret): boolean {
  const wanted = createHmac('sha256', secret.reveal()).update(body).digest()
  const [, hex = ''] = /^sha256=([0-9a-f]{64})$/i.exec(typeof given === 'string' ? given : '') ?? []
  const told = hex === '' ? Buffer.alloc(wanted.length) : Buffer.from(hex, 'hex')
  return timingSafeEqual(told, wanted) && hex !== ''
}

function parsed(body: Buffer): { readonly [name: string]: Json | undefined } | null {
  try {
    const event = JSON.parse(body.toString('utf8')) as Json
    return isObject(event) ? event : null
  } catch {
    return null
  }
}

/** An id as Jira gives them; deliveries that are about no issue say nothing that is looked for. */
function issueIn({ issue }: { readonly [name: string]: Json | undefined }): string | null {
  const id = isObject(issue) ? issue.id : null
  const text = typeof id === 'string' || typeof id === 'number' ? String(id) : ''
  return /^\d{1,19}$/.test(text) ? text : null
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500
  return status >= 400 && status < 600 ? status : 500
}
