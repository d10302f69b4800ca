/** Live progress as server-sent events: tells whoever watches long work, the portfolio or sync that it has changed. */
import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { watch } from '../actions/index.ts'
import { Fault, isFault } from '../base/index.ts'
import type { Db } from '../store/index.ts'
import type { Door } from './door.ts'

/** Every worker writes progress into the database, so any server can tell it. */
const LOOK = 400
/** Keeps proxies from closing a silent connection. */
const HEARTBEAT = 15_000

const WATCHED = 'snapshot:<id>, plan:<id>, dry-run:<id>, deployment:<id>, portfolio or sync'

const DOCUMENTED = {
  operationId: 'events.watch',
  summary:
    'Live progress of a snapshot, plan, dry run or deployment, and changes of the portfolio and of sync, as server-sent events.',
  tags: ['events'],
  querystring: z.object({ about: z.string().default('').describe(WATCHED) }),
}

export function openEvents(app: FastifyInstance, db: Db, door: Pick<Door, 'actorOf'>): void {
  const open = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of open) end()
  })
  app.get('/events', { schema: DOCUMENTED }, async (request, reply) => {
    let actor = await door.actorOf(request)
    if (!actor) throw new Fault('not-signed-in', 'Nobody is signed in.', { remedy: 'Sign in.' })
    if (actor.key && actor.key.connections !== null)
      throw new Fault('not-allowed', 'A key for some sites only watches nothing.', {
        remedy: 'Ask again and again instead.',
      })
    const { about } = request.query as z.infer<typeof DOCUMENTED.querystring>
    if ((await watch(db, actor, about)) === undefined)
      throw new Fault('not-found', `There is nothing to watch at "${about}".`, {
        remedy: `Watch ${WATCHED}.`,
      })
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    let seen = request.headers['last-event-id'] ?? ''
    let quiet = 0
    let ended = false
    let checked = Date.now()
    const endIfRefused = (error: unknown): undefined => {
      if (isFault(error, 'not-allowed')) end()
    }
    const look = async (): Promise<void> => {
      // A person who has signed out, or may look no more, watches no longer.
      if (Date.now() - checked > HEARTBEAT) {
        checked = Date.now()
        actor = await door.actorOf(request).catch(() => undefined)
        if (!actor) end()
      }
      const now = actor && (await watch(db, actor, about).catch(endIfRefused))
      if (ended) return
      if (now !== undefined && now.version !== seen) {
        seen = now.version
        quiet = 0
        stream.write(
          `id: ${now.version}\nevent: changed\ndata: ${JSON.stringify({ about, progress: now.progress, state: now.state })}\n\n`,
        )
      } else {
        quiet += LOOK
        if (quiet >= HEARTBEAT) stream.write(': still here\n\n')
        quiet %= HEARTBEAT
      }
    }
    const timer = setInterval(() => void look(), LOOK)
    const end = (): void => {
      ended = true
      clearInterval(timer)
      open.delete(end)
      stream.end()
    }
    open.add(end)
    stream.on('error', end)
    stream.on('close', end)
    // Who left while we were asking has closed it already, and nobody tells twice.
    if (stream.destroyed) end()
    await look()
  })
}
