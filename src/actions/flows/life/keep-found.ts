/** What a check of a stored token found is kept; the first time that it fails, whoever can act is told. */
import type { Json } from '../../../base/index.ts'
import type { Verification } from '../../../jira/index.ts'
import {
  changeConnection,
  healthOf,
  noteHealth,
  type StoredConnection,
  type StoredCredential,
} from '../../../store/index.ts'
import type { Context } from '../../context.ts'
import { isService } from './place.ts'
import { tellOf } from './tell-of.ts'

type Ports = Pick<Context, 'db' | 'settings' | 'world'>

/** It can do its work, even if it can do more. A site that is busy has refused nothing. */
const WELL: ReadonlySet<string> = new Set(['ok', 'over-privileged', 'rate-limited'])

export async function keepFound(
  { db, ...ports }: Ports,
  token: StoredCredential,
  connection: StoredConnection,
  verification: Verification,
  skew: number | null,
): Promise<void> {
  const { state, says, remedy } = verification
  const now = ports.world.now()
  await db.transaction().execute(async (tx) => {
    const before = (await healthOf(tx, token.id))?.state ?? stateWhenStored(token, connection)
    await noteHealth(tx, token.id, { state, says, remedy, skew }, now)
    if (isService(token))
      await changeConnection(tx, connection.id, {
        check: { state, report: verification as unknown as Json, at: now },
      })
    if (!WELL.has(state) && before !== state)
      await tellOf(tx, ports, token, connection, { what: `fails ${state} ${iso(now)}`, kind: 'fails', says, remedy })
  })
}

/** A person's own may be stored without the rights to deploy: that is no failure of it. */
function stateWhenStored(token: StoredCredential, { state }: StoredConnection): string {
  if (isService(token)) return state
  return token.administrator ? 'ok' : 'missing-permission'
}

const iso = (at: number): string => new Date(at).toISOString()
