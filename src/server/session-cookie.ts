/** The session's cookie: set by whatever way somebody signed in, read at every request. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Context } from '../actions/index.ts'
import type { JsonObject } from '../base/index.ts'
import { ABSOLUTE, appendAudit, type Db, type Person, type SignInWay, type StoredSession } from '../store/index.ts'
import { browserName } from './browser-name.ts'
import { ownOrigin } from './same-origin.ts'
import { beginSession, provenAnew, signOut, whoIs } from './sessions.ts'

/** What signing in needs. */
export type SignInPorts = Pick<Context, 'db' | 'vault' | 'settings'>

export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly ports: SignInPorts
}

/** `__Host-`: only this host, only by a secure way (which localhost counts as), never a sub-domain's. */
const COOKIE = '__Host-fairlead'
export const HOST_ONLY = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

/** Whoever was signed in before in this browser no longer is. */
export async function enter(
  { request, reply, ports: { db } }: Exchange,
  person: Person,
  way: SignInWay,
  providerSession: string | null = null,
): Promise<void> {
  const before = request.cookies[COOKIE]
  if (before !== undefined) await signOut(db, before)
  const agent = browserName(request.headers['user-agent'])
  const token = await beginSession(db, person, { way, agent, providerSession })
  await note(db, 'session.open', `person:${person.id}`, 'done', { way, address: request.ip })
  reply.setCookie(COOKIE, token, { ...HOST_ONLY, maxAge: ABSOLUTE / 1_000 })
}

/** Whoever is signed in has proved once more who they are: they go on by another token. */
export async function renew(
  { request, reply, ports: { db } }: Exchange,
  session: StoredSession,
  by: string,
): Promise<void> {
  await note(db, 'session.prove', `person:${session.personId}`, 'done', { way: by, address: request.ip })
  const left = Math.ceil((session.endsAt.getTime() - Date.now()) / 1_000)
  reply.setCookie(COOKIE, await provenAnew(db, session), { ...HOST_ONLY, maxAge: left })
}

export async function leave({ request, reply, ports: { db } }: Exchange): Promise<void> {
  const [token, found] = [request.cookies[COOKIE], await sessionOf({ db }, request)]
  if (token !== undefined) await signOut(db, token)
  if (found) await note(db, 'session.close', `person:${found.person.id}`, 'done')
  reply.clearCookie(COOKIE, { path: '/', secure: true })
}

export const sessionOf = ({ db }: Pick<SignInPorts, 'db'>, request: FastifyRequest) =>
  whoIs(db, request.cookies[COOKIE])

/** Undefined when nobody is signed in. */
export async function personActor(
  ports: Pick<SignInPorts, 'db' | 'settings'>,
  request: FastifyRequest,
): Promise<Actor | undefined> {
  const found = await sessionOf(ports, request)
  if (!found) return undefined
  const { person, session } = found
  const { id, way, provedAt } = session
  return {
    ...{ kind: 'person', id: person.id, name: person.name, role: person.role },
    session: { id, way, provedAt: provedAt.getTime(), origin: originOf(ports, request) },
  }
}

/** Where people open Fairlead: as the operator says, else as the browser asks. Passkeys belong to it, and providers send back to it. */
export const originOf = ({ settings }: Pick<SignInPorts, 'settings'>, request: FastifyRequest): string =>
  settings.publicUrl === undefined ? ownOrigin(request) : new URL(settings.publicUrl).origin

export const note = (
  db: Db,
  action: string,
  actor: string,
  outcome: string,
  details: JsonObject = {},
): Promise<unknown> => db.transaction().execute((tx) => appendAudit(tx, { actor, action, outcome, details }))

export const shownPerson = ({ id, name, email, role, createdAt }: Person) => ({
  id,
  name,
  email,
  role,
  createdAt: createdAt.toISOString(),
})
