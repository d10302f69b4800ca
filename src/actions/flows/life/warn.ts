/** Looks at the end of every token in use, and gives the warning that is due: once for each token and threshold. */
import { listCredentials, type StoredCredential } from '../../../store/index.ts'
import type { WorkerPorts } from '../long-work.ts'
import { endsIn, warningDue } from './expiry.ts'
import { isService, placeOf } from './place.ts'
import { tellOf } from './tell-of.ts'

export async function warnOfEnds(ports: WorkerPorts): Promise<void> {
  for (const token of await listCredentials(ports.db)) await warnOfEnd(ports, token)
}

async function warnOfEnd(ports: WorkerPorts, token: StoredCredential): Promise<void> {
  const due = token.expiresAt === null ? undefined : warningDue(token.expiresAt, ports.world.now())
  const connection = due && (await placeOf(ports.db, token))
  if (!due || !connection) return
  const { what, days } = due
  const whose = isService(token) ? `The token of ${connection.name}` : `Your token for ${connection.name}`
  const stops = isService(token) ? 'Sync and everything else that uses it' : 'Deployments that you start there'
  await ports.db.transaction().execute((tx) =>
    tellOf(tx, ports, token, connection, {
      what,
      kind: 'ends',
      says: `${whose} ${endsIn(days)}.`,
      remedy: `${stops} ${days >= 0 ? 'will stop then' : 'stand still'}: make a new token in Jira and rotate to it.`,
    }),
  )
}
