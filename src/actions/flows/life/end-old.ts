/** The end of an old token: revoked where Fairlead may, then asked after once; refused, it is destroyed, and until then it is said that it lives. */
import { isFault } from '../../../base/index.ts'
import { revokePersonalToken } from '../../../jira/index.ts'
import { sharedBreaker } from '../../../jobs/index.ts'
import {
  appendAudit,
  destroyOld,
  noteAlive,
  openCredential,
  type StoredConnection,
  type StoredCredential,
} from '../../../store/index.ts'
import type { WorkerPorts } from '../long-work.ts'
import { opened } from '../open-site.ts'
import { urlOf } from '../store-token.ts'
import { verifyCandidate } from '../verify.ts'
import { placeOf } from './place.ts'
import { noteUse } from './probe.ts'
import { tellOf } from './tell-of.ts'

export async function endOld(ports: WorkerPorts, old: StoredCredential): Promise<void> {
  const { db, world } = ports
  const connection = await placeOf(db, old)
  if (!connection) return
  if (await isKnownDead(ports, old)) return destroy(ports, old, connection)
  if (connection.renewEvery !== null && old.jiraId !== null) await revokeInJira(ports, old, connection, old.jiraId)
  const state = await asked(ports, old, connection)
  if (state === 'refused') return destroy(ports, old, connection)
  await noteAlive(db, old.id, world.now())
  if (state === 'unknown') return
  await db.transaction().execute((tx) =>
    tellOf(tx, ports, old, connection, {
      what: 'lives on',
      kind: 'old-token-lives',
      says: `The old token of ${connection.name} still works.`,
      remedy: `Delete it in Jira: the one that ends with ${old.last4}. It is asked after once a day.`,
    }),
  )
}

/** Refused before, or past its end: nobody need try it. */
async function isKnownDead({ db, world }: WorkerPorts, old: StoredCredential): Promise<boolean> {
  if (old.expiresAt !== null && old.expiresFrom === 'jira' && old.expiresAt <= world.now()) return true
  return (await sharedBreaker(db).isOpen(old.id)) !== null
}

const DEAD: ReadonlySet<string> = new Set(['wrong-token', 'expired', 'anonymous'])

async function asked(
  ports: WorkerPorts,
  old: StoredCredential,
  connection: StoredConnection,
): Promise<'works' | 'refused' | 'unknown'> {
  const opened = await openCredential(ports.db, ports.vault, old.owner, connection.site, old.id)
  if (!opened) return 'unknown'
  await noteUse(ports.db, old, connection.site.identity, 'proof that it is dead')
  const { verification, proven } = await verifyCandidate(ports, {
    ...{ id: old.id, method: old.method, url: urlOf(connection), email: old.email, token: opened.secret },
    ...{ projects: [], expiresAt: null, purpose: 'deployment', onPurpose: false, connection: connection.id },
  })
  if (proven) return 'works'
  return DEAD.has(verification.state) ? 'refused' : 'unknown'
}

async function revokeInJira(
  ports: WorkerPorts,
  old: StoredCredential,
  { id, name, site }: StoredConnection,
  jiraId: string,
): Promise<void> {
  const credential = await openCredential(ports.db, ports.vault, old.owner, site)
  if (!credential) return
  const { jira } = opened(ports, { name, site, connectionId: id, credential, account: old.account.name })
  try {
    await revokePersonalToken(jira, jiraId)
  } catch (error) {
    // Gone already, or not to be revoked from here: asking after it tells.
    if (!isFault(error)) throw error
    ports.log.info({ connection: id, err: error }, 'old token not revoked')
  }
}

async function destroy({ db }: WorkerPorts, old: StoredCredential, { site }: StoredConnection): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await destroyOld(tx, old.id)
    await appendAudit(tx, {
      ...{ actor: 'job:credentials', action: 'credential.destroy', about: site.identity, outcome: 'done' },
      details: { credential: old.id, version: old.version, proven: 'refused by Jira' },
    })
  })
}
