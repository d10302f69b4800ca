/** Signing in and out: by password, and by a code beside it. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { factorsOf, holdsFactor, isKeepable, takeCode } from '../actions/index.ts'
import { Fault, isFault, Secret } from '../base/index.ts'
import {
  type Attempt,
  findPassword,
  findPerson,
  forgetFailures,
  keepChallenge,
  type Person,
  takeChallenge,
  tryChallenge,
} from '../store/index.ts'
import { advice } from './second-factor.ts'
import { enter, leave, note, type SignInPorts, sessionOf, shownPerson } from './session-cookie.ts'
import { passwordOf, signUpFirst } from './sessions.ts'
import { paced } from './sign-in-pace.ts'

const TEXT = z.string().refine(isKeepable, 'This holds characters that no text has.')
const SIGN_IN = z.object({ email: TEXT.max(300), password: z.string().max(1_000) })
const CODE = z.object({ ticket: z.string().max(100), code: z.string().max(100) })
const FIRST = z.object({
  token: z.string().min(20, 'The link is not whole.').max(200),
  name: TEXT.trim().min(1, 'Say your name.').max(200),
  email: z.email('Give an e-mail address.'),
  password: z.string().max(1_000),
})

/** Guessing must be slow, whatever address it comes from. */
export const SLOW = { rateLimit: { max: 10, timeWindow: 60_000 } }

/** A password was right, and a second factor is asked for. */
const SECOND = 'sign-in.second'
/** Wrong codes for one right password. */
const TRIES = 5

export function openSessionRoutes(app: FastifyInstance, ports: SignInPorts): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const { db } = ports
  routes.get('/session', { schema: { hide: true } }, async (request) => {
    const found = await sessionOf(ports, request)
    if (!found) throw new Fault('not-signed-in', 'Nobody is signed in.', { remedy: 'Sign in.' })
    return { person: shownPerson(found.person), way: found.session.way, secondFactor: await advice(ports, found) }
  })
  routes.post('/session', { schema: { body: SIGN_IN, hide: true }, config: SLOW }, async (request, reply) => {
    const { email, password } = request.body
    const attempt = { email, address: request.ip }
    const person = await counted(ports, attempt, () => passwordOf(db, email, password))
    refuseBesideProvider(ports, person)
    const factors = await factorsOf(ports, person.id)
    if (holdsFactor(factors)) {
      const ticket = await keepChallenge(db, { purpose: SECOND, person: person.id, about: {} })
      const [codes, passkeys] = [factors.codesSince !== null, factors.passkeys.length > 0]
      return { second: { ticket: ticket.reveal(), codes, passkeys } }
    }
    await forgetFailures(db, attempt)
    await enter({ request, reply, ports }, person, 'password')
    return { person: shownPerson(person) }
  })
  routes.post('/session/code', { schema: { body: CODE, hide: true }, config: SLOW }, async (request, reply) => {
    const person = await personOfTicket(ports, new Secret(request.body.ticket), request.body.code, request.ip)
    await forgetFailures(db, { email: person.email, address: request.ip })
    await enter({ request, reply, ports }, person, 'password+code')
    return { person: shownPerson(person) }
  })
  routes.post('/session/first', { schema: { body: FIRST, hide: true }, config: SLOW }, async (request, reply) => {
    const { token, ...account } = request.body
    const person = await signUpFirst(ports, token, account)
    await enter({ request, reply, ports }, person, 'password')
    return { person: shownPerson(person) }
  })
  routes.delete('/session', { schema: { hide: true } }, async (request, reply) => {
    await leave({ request, reply, ports })
    return reply.header('clear-site-data', '"cache", "storage"').status(204).send()
  })
}

/** Where a provider is the only way in, its people sign in there; owners stay able to mend what keeps them from it. */
export function refuseBesideProvider({ settings }: SignInPorts, { role }: Person): void {
  if (!settings.ssoOnly || role === 'owner') return
  throw new Fault('not-allowed', `Sign in with ${settings.ssoName}.`, {
    remedy: 'Passwords and passkeys are open to owners only, for the day on which the provider does not answer.',
  })
}

async function personOfTicket(ports: SignInPorts, ticket: Secret, code: string, address: string): Promise<Person> {
  const { db } = ports
  const asked = await tryChallenge(db, SECOND, ticket, TRIES)
  const found = asked?.person ? await findPerson(db, asked.person) : undefined
  if (!found)
    throw new Fault('not-signed-in', 'This took too long, or too many codes were wrong.', { remedy: 'Sign in again.' })
  return counted(ports, { email: found.person.email, address }, async () => {
    // The ticket is given back last: a right code that came too late signs nobody in.
    if ((await takeCode(ports, found.person.id, code)) && (await takeChallenge(db, SECOND, ticket))) return found.person
    throw new Fault('not-signed-in', 'This code is not right now.', {
      about: 'code',
      remedy: 'Take the one that the app shows now, or a recovery code that was not used yet.',
    })
  })
}

/** What was typed is not kept: it may be a password in the wrong field. */
async function counted<T>({ db }: SignInPorts, attempt: Attempt, work: () => Promise<T>): Promise<T> {
  const { address } = attempt
  try {
    return await paced(db, attempt, work)
  } catch (error) {
    if (isFault(error, 'not-signed-in')) {
      const known = await findPassword(db, attempt.email)
      await note(db, 'session.refused', known ? `person:${known.person.id}` : 'unknown', 'refused', { address })
    }
    throw error
  }
}
