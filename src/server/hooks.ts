/** Webhooks from Jira: a delivery with the right signature is kept as a hint of where to look; nothing it says is believed. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isObject, type Json, Secret } from '../base/index.ts'
import type { Log } from '../host/index.ts'
import { type Db, type HookDelivery, hookAt, keepDeliveries, type Vault } from '../store/index.ts'
import { gather } from './gather.ts'

export interface HookPorts {
  readonly db: Db
  readonly vault: Vault
  readonly log: Log
}

/** Larger ones are not needed: polling finds what they would have told. */
const LARGEST = 5 * 1_048_576
/** A minute. Hints beyond are not missed either. */
const MOST = 3_000

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
  const keep = gather<HookDelivery>((some) => ports.db.transaction().execute((tx) => keepDeliveries(tx, some)))
  app.post('/hooks/:hook', options, (request, reply) => deliver(ports, keep, request, reply))
  done()
}

const hookOf = ({ params }: FastifyRequest): string => String((params as { hook?: string }).hook ?? '').slice(0, 100)

/** Nobody's path costs as long as one with a wrong signature. */
const NOBODYS = new Secret('nobody')

async function deliver(
  { db, vault }: HookPorts,
  keep: (delivery: HookDelivery) => Promise<void>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = hookOf(request)
  const hook = /^[\w-]+$/.test(path) ? await hookAt(db, vault, path) : undefined
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const isSigned = fits(request.headers['x-hub-signature'], body, hook?.secret ?? NOBODYS)
  if (!hook || !isSigned) return reply.status(401).send()
  const event = parsed(body)
  if (!event) return reply.status(400).send()
  const given = request.headers['x-atlassian-webhook-identifier']
  const identifier = typeof given === 'string' ? given.slice(0, 200) : null
  const issue = issueIn(event)
  const deleted = event.webhookEvent === 'jira:issue_deleted'
  if (issue !== null) await keep({ connection: hook.connection, issue, deleted, identifier })
  return reply.status(200).send()
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
