/** Live progress as server-sent events: tells whoever watches long work, the portfolio or sync that it has changed. */
import type { OutgoingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Context, watch } from '../actions/index.ts'
import { Fault, isFault } from '../base/index.ts'
import type { Bell } from '../store/index.ts'
import type { Door } from './door.ts'

/** Every worker writes progress into the database, so any server can tell it. No more often than this, however much happens. */
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

export function openEvents(
  app: FastifyInstance,
  { db, bell }: Pick<Context, 'db' | 'bell'>,
  door: Pick<Door, 'actorOf'>,
): void {
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
    let said = Date.now()
    let checked = Date.now()
    const ended = new AbortController()
    const endIfRefused = (error: unknown): undefined => {
      if (isFault(error, 'not-allowed')) end()
    }
    /** Whether there was something to tell. */
    const look = async (): Promise<boolean> => {
      // A person who has signed out, or may look no more, watches no longer.
      if (Date.now() - checked > HEARTBEAT) {
        checked = Date.now()
        actor = await door.actorOf(request).catch(() => undefined)
        if (!actor) end()
      }
      const now = actor && (await watch(db, actor, about).catch(endIfRefused))
      if (ended.signal.aborted) return false
      const isNew = now !== undefined && now.version !== seen
      if (!isNew && Date.now() - said < HEARTBEAT) return false
      said = Date.now()
      if (!isNew) stream.write(': still here\n\n')
      else {
        seen = now.version
        stream.write(
          `id: ${now.version}\nevent: changed\ndata: ${JSON.stringify({ about, progress: now.progress, state: now.state })}\n\n`,
        )
      }
      return isNew
    }
    const end = (): void => {
      ended.abort()
      open.delete(end)
      stream.end()
    }
    open.add(end)
    stream.on('error', end)
    stream.on('close', end)
    // Who left while we were asking has closed it already, and nobody tells twice.
    if (stream.destroyed) end()
    void lookAgain(bell, about, look, ended.signal)
  })
}

/** At once when the bell rings for it, and from time to time for what no bell tells. */
async function lookAgain(bell: Bell, about: string, look: () => Promise<boolean>, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    const heard = bell.heard(about)
    if (await look()) await sleep(LOOK, undefined, { signal: ended }).catch(() => {})
    await bell.after(about, heard, LOOK, ended)
  }
}
