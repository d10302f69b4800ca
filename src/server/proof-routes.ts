/** Proving oneself with a passkey to sign in, and in any way once more while signed in. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askForPasskey, factorsOf, PASSKEY_ANSWER, provePasskey, takeCode } from '../actions/index.ts'
import { Fault, isFault } from '../base/index.ts'
import { fitsPassword, type PasskeyAnswer } from '../host/index.ts'
import { type Attempt, findPerson, identitiesOf } from '../store/index.ts'
import { enter, note, originOf, renew, type SignInPorts, sessionOf, shownPerson } from './session-cookie.ts'
import { refuseBesideProvider, SLOW } from './session-routes.ts'
import { paced } from './sign-in-pace.ts'

const ANSWER = z.object({ answer: PASSKEY_ANSWER })
const PROOF = z.union([
  z.strictObject({ password: z.string().max(1_000) }),
  z.strictObject({ code: z.string().max(100) }),
  z.strictObject({ answer: PASSKEY_ANSWER }),
])

export function openProofRoutes(app: FastifyInstance, ports: SignInPorts): void {
  const routes = app.withTypeProvider<ZodTypeProvider>()
  const { db, settings } = ports
  routes.post('/session/passkey/ask', { schema: { hide: true }, config: SLOW }, async (request) => {
    const found = await sessionOf(ports, request)
    return { options: await askForPasskey(db, originOf(ports, request), found?.person.id ?? null) }
  })
  routes.post('/session/passkey', { schema: { body: ANSWER, hide: true }, config: SLOW }, async (request, reply) => {
    const id = await provePasskey(db, originOf(ports, request), asAnswer(request.body.answer)).catch(
      refusedAs(ports, request.ip),
    )
    const found = await findPerson(db, id)
    if (!found) throw new Fault('not-signed-in', 'This account is closed.', { remedy: 'Ask an owner of Fairlead.' })
    refuseBesideProvider(ports, found.person)
    await enter({ request, reply, ports }, found.person, 'passkey')
    return { person: shownPerson(found.person) }
  })
  routes.get('/session/proof', { schema: { hide: true } }, async (request) => {
    const { person, session } = await signedIn(ports, request)
    const [found, factors, identities] = await Promise.all([
      findPerson(db, person.id),
      factorsOf(ports, person.id),
      identitiesOf(db, person.id),
    ])
    const provided = settings.ssoIssuer !== undefined && identities.some(({ issuer }) => issuer === settings.ssoIssuer)
    return {
      provedAt: session.provedAt.toISOString(),
      password: found !== undefined && found.password !== null,
      codes: factors.codesSince !== null,
      passkeys: factors.passkeys.length > 0,
      singleSignOn: provided ? settings.ssoName : null,
    }
  })
  routes.post('/session/proof', { schema: { body: PROOF, hide: true }, config: SLOW }, async (request, reply) => {
    const { person, session } = await signedIn(ports, request)
    const right = await guessed(ports, { email: person.email, address: request.ip }, () =>
      proves(ports, request, person.id, request.body),
    )
    if (!right) {
      const details = { way: wayOf(request.body), address: request.ip }
      await note(db, 'session.prove', `person:${person.id}`, 'refused', details)
      throw new Fault('input.invalid', 'This is not right.', { remedy: 'Try again.' })
    }
    await renew({ request, reply, ports }, session, wayOf(request.body))
    return { provedAt: new Date().toISOString() }
  })
}

const wayOf = (proof: z.output<typeof PROOF>): string =>
  'password' in proof ? 'password' : 'code' in proof ? 'code' : 'passkey'

/** Whoever found an open session guesses no faster than at the door. */
async function guessed({ db }: SignInPorts, attempt: Attempt, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await paced(db, attempt, async () => {
      if (await work()) return true
      throw new Fault('not-signed-in', 'This is not right.')
    })
  } catch (error) {
    if (isFault(error, 'not-signed-in')) return false
    throw error
  }
}

async function proves(
  ports: SignInPorts,
  request: FastifyRequest,
  person: string,
  proof: z.output<typeof PROOF>,
): Promise<boolean> {
  const { db } = ports
  if ('code' in proof) return takeCode(ports, person, proof.code)
  if ('answer' in proof)
    return provePasskey(db, originOf(ports, request), asAnswer(proof.answer)).then(
      (whose) => whose === person,
      (error: unknown) => {
        if (isFault(error)) return false
        throw error
      },
    )
  return fitsPassword(proof.password, (await findPerson(db, person))?.password?.sealed)
}

async function signedIn(ports: SignInPorts, request: FastifyRequest) {
  const found = await sessionOf(ports, request)
  if (found) return found
  throw new Fault('not-signed-in', 'Nobody is signed in.', { remedy: 'Sign in.' })
}

/** Its form was judged; what it says is judged by whoever knows WebAuthn. */
const asAnswer = (answer: z.output<typeof PASSKEY_ANSWER>): PasskeyAnswer => answer as unknown as PasskeyAnswer

const refusedAs =
  ({ db }: SignInPorts, address: string) =>
  async (error: unknown): Promise<never> => {
    if (isFault(error)) await note(db, 'session.refused', 'unknown', 'refused', { way: 'passkey', address })
    throw error
  }
