/** The provider of single sign-on tells that somebody signed out there: the sessions that it began end here too (OpenID Connect Back-Channel Logout). */
import type { FastifyInstance } from 'fastify'
import { Fault } from '../base/index.ts'
import type { Log, Provider } from '../host/index.ts'
import { appendAudit, type Db, endProvided, hearOnce } from '../store/index.ts'

/** A provider's logout token is a few hundred letters. */
const LARGEST = 16_384
/** A minute: a provider may end all of its sessions at once. */
const MOST = 600
const PURPOSE = 'logout-token'

/** Beside the API: a server asks, by a form, and only the token's signature says who it is. */
export function openBackChannel(
  app: FastifyInstance,
  { db, log }: { readonly db: Db; readonly log: Log },
  provider: Provider,
  done: () => void,
): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: LARGEST },
    (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))),
  )
  const config = { rateLimit: { max: MOST, timeWindow: 60_000 } }
  app.post('/session/single-sign-on/out', { schema: { hide: true }, config }, async ({ body }, reply) => {
    const token = body instanceof URLSearchParams ? body.get('logout_token') : null
    const told = await provider.signedOut(token ?? '').catch((error: unknown) => {
      // Why, is the operator's to know.
      log.warn({ err: error }, 'logout token')
      throw refused()
    })
    await db.transaction().execute(async (tx) => {
      if (!(await hearOnce(tx, PURPOSE, told.id, new Date(told.expiresAt)))) throw refused()
      for (const person of await endProvided(tx, told))
        await appendAudit(tx, {
          ...{ actor: 'single sign-on', action: 'session.close', about: `person:${person}`, outcome: 'done' },
        })
    })
    return reply.send({})
  })
  done()
}

const refused = (): Fault => new Fault('input.invalid', 'This is no logout token of the provider’s, or it was used.')
