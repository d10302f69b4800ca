/** Signing in and out: the only routes that set a cookie. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { isKeepable } from '../actions/index.ts'
import { Fault, isFault } from '../base/index.ts'
import { appendAudit, type Db, findPassword, type Person } from '../store/index.ts'
import { type SignedIn, signIn, signOut, signUpFirst, whoIs } from './sessions.ts'

/** `__Host-`: only this host, only by a secure way (which localhost counts as), never a sub-domain's. */
const COOKIE = '__Host-fairlead'
const ABSOLUTE_SECONDS = 12 * 3_600

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
    const person = await personOf(db, request)
    if (!person) throw new Fault('not-signed-in', 'Nobody is signed in.', { remedy: 'Sign in.' })
    return { person: shown(person) }
  })
  routes.post('/session', { schema: { body: SIGN_IN, hide: true }, config: limit }, async (request, reply) => {
    const { email, password } = request.body
    try {
      return await enter(reply, await signIn(db, email, password), db)
    } catch (error) {
      if (isFault(error, 'not-signed-in')) await noteRefused(db, email)
      throw error
    }
  })
  routes.post('/session/first', { schema: { body: FIRST, hide: true }, config: limit }, async (request, reply) => {
    const { token, ...account } = request.body
    return enter(reply, await signUpFirst(db, token, account), db)
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

export const personOf = (db: Db, request: FastifyRequest): Promise<Person | undefined> =>
  whoIs(db, request.cookies[COOKIE])

async function enter(reply: FastifyReply, { person, token }: SignedIn, db: Db) {
  await note(db, 'session.open', `person:${person.id}`, 'done')
  reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: ABSOLUTE_SECONDS })
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
