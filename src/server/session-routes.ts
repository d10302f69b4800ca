/** Signing in and out: the only routes that set a session's cookie. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, isKeepable } from '../actions/index.ts'
import { Fault, isFault } from '../base/index.ts'
import { ABSOLUTE, appendAudit, type Db, findPassword, type Person, type SignInWay } from '../store/index.ts'
import { browserName } from './browser-name.ts'
import { ownOrigin } from './same-origin.ts'
import { beginSession, passwordOf, signOut, signUpFirst, whoIs } from './sessions.ts'

/** `__Host-`: only this host, only by a secure way (which localhost counts as), never a sub-domain's. */
const COOKIE = '__Host-fairlead'

const TEXT = z.string().refine(isKeepable, 'This holds characters that no text has.')
const SIGN_IN = z.object({ email: TEXT.max(300), password: z.string().max(1_000) })
const FIRST = z.object({
  token: z.string().min(20, 'The link is not whole.').max(200),
  name: TEXT.trim().min(1, 'Say your name.').max(200),
  email: z.email('Give an e-mail address.'),
  password: z.string().max(1_000),
})

export function openSessionRoutes(app: FastifyInstance, db: Db): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  // Guessing must be slow, whatever address it comes from.
  const limit = { rateLimit: { max: 10, timeWindow: 60_000 } }
  routes.get('/session', { schema: { hide: true } }, async (request) => {
    const found = await whoIs(db, request.cookies[COOKIE])
    if (!found) throw new Fault('not-signed-in', 'Nobody is signed in.', { remedy: 'Sign in.' })
    return { person: shown(found.person) }
  })
  routes.post('/session', { schema: { body: SIGN_IN, hide: true }, config: limit }, async (request, reply) => {
    const { email, password } = request.body
    try {
      return await enter({ request, reply, db }, await passwordOf(db, email, password), 'password')
    } catch (error) {
      if (isFault(error, 'not-signed-in')) await noteRefused(db, email)
      throw error
    }
  })
  routes.post('/session/first', { schema: { body: FIRST, hide: true }, config: limit }, async (request, reply) => {
    const { token, ...account } = request.body
    return enter({ request, reply, db }, await signUpFirst(db, token, account), 'password')
  })
  routes.delete('/session', { schema: { hide: true } }, async (request, reply) => {
    const token = request.cookies[COOKIE]
    if (token !== undefined) await signOut(db, token)
    return reply
      .clearCookie(COOKIE, { path: '/', secure: true })
      .header('clear-site-data', '"cache", "storage"')
      .status(204)
      .send()
  })
}

/** Undefined when nobody is signed in. */
export async function personActor(db: Db, request: FastifyRequest): Promise<Actor | undefined> {
  const found = await whoIs(db, request.cookies[COOKIE])
  if (!found) return undefined
  const { person, session } = found
  const { id, way, provedAt } = session
  return {
    ...{ kind: 'person', id: person.id, name: person.name, role: person.role },
    session: { id, way, provedAt: provedAt.getTime(), origin: ownOrigin(request) },
  }
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly db: Db
}

async function enter({ request, reply, db }: Exchange, person: Person, way: SignInWay) {
  const token = await beginSession(db, person, { way, agent: browserName(request.headers['user-agent']) })
  await note(db, 'session.open', `person:${person.id}`, 'done')
  reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: ABSOLUTE / 1_000 })
  return { person: shown(person) }
}

/** What was typed is not kept: it may be a password in the wrong field. */
async function noteRefused(db: Db, email: string): Promise<void> {
  const known = await findPassword(db, email)
  await note(db, 'session.refused', known ? `person:${known.person.id}` : 'unknown', 'refused')
}

const note = (db: Db, action: string, actor: string, outcome: string): Promise<unknown> =>
  db.transaction().execute((tx) => appendAudit(tx, { actor, action, outcome }))

const shown = ({ id, name, email, role, createdAt }: Person) => ({
  id,
  name,
  email,
  role,
  createdAt: createdAt.toISOString(),
})
