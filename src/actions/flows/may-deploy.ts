/** Before a deployment begins or goes on: whoever asks acts with a token that Jira, asked just now, takes for an administrator's. */
import { Fault } from '../../base/index.ts'
import { isAdministrator } from '../../jira/index.ts'
import { noteProven } from '../../store/index.ts'
import type { Context } from '../context.ts'
import { openSite } from './open-site.ts'

/** A right may have gone since the token was stored, so what was proven then is not believed now. */
export async function refuseUnlessAdministrator(
  context: Pick<Context, 'actor' | 'world' | 'settings' | 'db' | 'vault' | 'namedSites'>,
  to: string,
): Promise<void> {
  const { actor } = context
  const { jira, line, token } = await openSite(context, to, { actor, purpose: 'start of a deployment', own: true })
  const administrator = await isAdministrator(jira)
  if (token.whose === 'own')
    await noteProven(context.db, line.credential.id, { administrator, at: context.world.now() })
  if (administrator) return
  const whose = actor.kind === 'person' ? 'Your token' : 'The token'
  throw new Fault(
    'not-allowed',
    `${whose} for ${to} is not a Jira administrator’s, so deployments there stay closed.`,
    {
      about: to,
      remedy: 'Have the account granted the global permission Administer Jira on that site, then start it again.',
    },
  )
}
