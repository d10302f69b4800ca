/** The round trip to the provider of single sign-on: to sign in, or to prove oneself once more. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { mailsLinks } from '../actions/index.ts'
import { isFault, type Json, Secret } from '../base/index.ts'
import { type Log, openProvider, openWorld, type Provider, type RoundTrip } from '../host/index.ts'
import { keepChallenge, personOfIdentity, takeChallenge } from '../store/index.ts'
import { admit, NotAdmitted, refuseWeak } from './admit.ts'
import { cameFromElsewhere } from './same-origin.ts'
import { enter, HOST_ONLY, note, originOf, renew, type SignInPorts, sessionOf } from './session-cookie.ts'

const TRIP = 'single-sign-on'
/** Holds the word that only this browser knows, while its person is at the provider. */
const COOKIE = '__Host-fairlead-trip'
const BACK = '/api/v1/session/single-sign-on/back'
const ABOUT = z.object({ to: z.string(), session: z.string().nullable() })
/** A person may sign in often; nobody does so hundreds of times. */
const OFTEN = { rateLimit: { max: 30, timeWindow: 60_000 } }

/** Undefined where none is configured. */
export async function providerOf(
  app: FastifyInstance,
  settings: SignInPorts['settings'],
): Promise<Provider | undefined> {
  const { ssoIssuer } = settings
  if (ssoIssuer === undefined) return undefined
  // A world of its own: who may sign in is asked also while nothing goes out to Jira.
  const world = openWorld(settings)
  app.addHook('onClose', () => world.close())
  return openProvider({ ...settings, ssoIssuer }, world.fetch)
}

export function openSingleSignOn(
  app: FastifyInstance,
  ports: SignInPorts,
  log: Log,
  provider: Provider | undefined,
): void {
  const { ssoName, ssoOnly } = ports.settings
  app.get('/session/ways', { schema: { hide: true } }, async () => ({
    singleSignOn: provider ? ssoName : null,
    only: provider !== undefined && ssoOnly,
    mailsLinks: mailsLinks(ports.settings),
  }))
  if (!provider) return
  const trip: Trip = { ports, provider, log }
  app.get('/session/single-sign-on', { schema: { hide: true }, config: OFTEN }, (request, reply) =>
    begin(trip, request, reply).catch((error: unknown) => failed(trip, request, reply, error)),
  )
  app.get('/session/single-sign-on/back', { schema: { hide: true }, config: OFTEN }, (request, reply) =>
    finish(trip, request, reply).catch((error: unknown) => failed(trip, request, reply, error)),
  )
}

interface Trip {
  readonly ports: SignInPorts
  readonly provider: Provider
  readonly log: Log
}

async function begin({ ports, provider }: Trip, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  // Where somebody is still signed in at the provider, another site's link would sign them in unasked: they press the button here.
  if (cameFromElsewhere(request)) return reply.redirect('/', 303)
  const { to, proof } = request.query as { readonly to?: unknown; readonly proof?: unknown }
  const found = proof === 'true' ? await sessionOf(ports, request) : undefined
  const about: Json = { to: ownPath(to, originOf(ports, request)), session: found?.session.id ?? null }
  const word = await keepChallenge(ports.db, { purpose: TRIP, person: found?.person.id ?? null, about })
  const address = await provider.begin(roundTrip(ports, request, word, found !== undefined))
  return reply.setCookie(COOKIE, word.reveal(), { ...HOST_ONLY, maxAge: 300 }).redirect(address.href, 303)
}

async function finish({ ports, provider }: Trip, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = ports
  const exchange = { request, reply, ports }
  const word = new Secret(request.cookies[COOKIE] ?? '')
  reply.clearCookie(COOKIE, { path: '/', secure: true })
  const challenge = await takeChallenge(db, TRIP, word)
  if (!challenge) return reply.redirect('/?sign-in=late', 303)
  const { to, session } = ABOUT.parse(challenge.about)
  const query = request.url.slice(request.url.indexOf('?'))
  const told = await provider.finish(query, roundTrip(ports, request, word, session !== null))
  refuseWeak(ports.settings, told)
  if (session !== null) {
    const [now, whose] = [await sessionOf(ports, request), await personOfIdentity(db, told)]
    if (now?.session.id !== session || whose !== now.person.id) return reply.redirect('/?sign-in=late', 303)
    await renew(exchange, now.session, 'single-sign-on')
  } else await enter(exchange, await admit(ports, told), 'single-sign-on', told.session)
  return reply.redirect(to, 303)
}

const roundTrip = (ports: SignInPorts, request: FastifyRequest, word: Secret, again: boolean): RoundTrip => ({
  ...{ word, again },
  back: originOf(ports, request) + BACK,
})

/** Only ways within this Fairlead are gone on to. */
function ownPath(to: unknown, origin: string): string {
  const url = typeof to === 'string' && to.startsWith('/') ? URL.parse(to, origin) : null
  return url?.origin === origin ? url.pathname + url.search : '/'
}

/** The page says why in our words; the log has the library's, which hold no token. */
async function failed(
  { ports, log }: Trip,
  { ip: address }: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  const why = error instanceof NotAdmitted ? error.why : isFault(error, 'not-signed-in') ? 'stopped' : 'provider'
  if (why === 'provider') log.warn({ err: error }, 'single sign-on')
  await note(ports.db, 'session.refused', 'single sign-on', why, { way: 'single-sign-on', address })
  return reply.redirect(`/?sign-in=${why}`, 303)
}
