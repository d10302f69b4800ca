/** What whoever asks must know of tokens now: those that end soon, that fail, that were replaced and live on. */
import { z } from 'zod'
import {
  healthOf,
  listConnections,
  listCredentials,
  type StoredConnection,
  type StoredCredential,
} from '../../store/index.ts'
import { defineAction, mayRun } from '../action.ts'
import type { Context } from '../context.ts'
import { endsIn, warningDue } from '../flows/life/expiry.ts'
import { isService } from '../flows/life/place.ts'
import { TOKEN_WARNING, type TokenWarningView } from '../shapes/index.ts'

export const tokenWarningsAction = defineAction({
  name: 'tokens.warnings',
  says: 'Which tokens end soon, fail, or live on after they were replaced: of connections for who may rotate them, and your own.',
  method: 'GET',
  path: '/tokens/warnings',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ warnings: z.array(TOKEN_WARNING) }),
  run: async (context) => ({ warnings: await tokenWarnings(context) }),
})

export async function tokenWarnings(context: Pick<Context, 'db' | 'world' | 'actor'>): Promise<TokenWarningView[]> {
  const { db, actor } = context
  const [current, old, connections] = await Promise.all([
    listCredentials(db),
    listCredentials(db, undefined, 'old'),
    listConnections(db),
  ])
  const told: TokenWarningView[] = []
  for (const token of [...current, ...old]) {
    const connection = connections.find(({ id, site }) =>
      'connection' in token.owner ? id === token.owner.connection : site.id === token.siteId,
    )
    if (!connection || !isFor(actor, token)) continue
    told.push(...(await warningsOf(context, token, connection)))
  }
  return told.sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code) || (a.days ?? 0) - (b.days ?? 0))
}

const ORDER: readonly TokenWarningView['code'][] = ['token-fails', 'token-ends', 'token-lives-on']

/** A person’s own concern nobody else. */
function isFor({ kind, id, role }: Context['actor'], { owner }: StoredCredential): boolean {
  if ('person' in owner) return kind === 'person' && id === owner.person
  return mayRun(role, { needs: 'administrator' })
}

/** What a person's own token may lack is no failure: it may be stored without the right to deploy. */
const FAILS: ReadonlySet<string> = new Set(['wrong-token', 'expired', 'anonymous', 'captcha-locked', 'site-moved'])

async function warningsOf(
  { db, world }: Pick<Context, 'db' | 'world'>,
  token: StoredCredential,
  { name }: StoredConnection,
): Promise<TokenWarningView[]> {
  const own = !isService(token)
  const link = own ? '/settings/authorization' : `/sites/${name}`
  const whose = own ? `Your token for ${name}` : `The token of ${name}`
  const say = (code: TokenWarningView['code'], says: string, days: number | null): TokenWarningView[] => [
    { code, says, days, connection: name, own, link },
  ]
  if (token.slot === 'old')
    return token.aliveAt === null
      ? []
      : say(
          'token-lives-on',
          `The old token of ${name} still works: delete the one that ends with ${token.last4}.`,
          null,
        )
  const health = await healthOf(db, token.id)
  const due = token.expiresAt === null ? undefined : warningDue(token.expiresAt, world.now())
  if (health && FAILS.has(health.state)) return say('token-fails', `${whose} no longer works.`, null)
  return due ? say('token-ends', `${whose} ${endsIn(due.days)}.`, due.days) : []
}
