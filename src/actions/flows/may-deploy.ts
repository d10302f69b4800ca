/** Before a deployment begins or goes on: whoever asks acts with a token that Jira, asked just now, takes for an administrator's. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import type { Context } from '../context.ts'
import { openSite } from './open-site.ts'

const MINE = z.looseObject({ permissions: z.record(z.string(), z.looseObject({ havePermission: z.boolean() })) })

/** A right may have gone since the token was stored, so what was proven then is not believed now. */
export async function refuseUnlessAdministrator(context: Context, to: string): Promise<void> {
  const { actor } = context
  const { jira } = await openSite(context, to, { actor, purpose: 'start of a deployment', own: true })
  const path = `/rest/api/${jira.deployment === 'cloud' ? '3' : '2'}/mypermissions`
  const { permissions } = await jira.get(MINE, path, { permissions: 'ADMINISTER' })
  if (permissions.ADMINISTER?.havePermission) return
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
