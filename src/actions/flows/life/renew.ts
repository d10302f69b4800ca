/** Data Center's tokens by Fairlead itself, where that is allowed: a new one is made and sealed, proven, put in use, and the old one revoked. */
import { Fault, isFault } from '../../../base/index.ts'
import { type Jira, listPersonalTokens, makePersonalToken, revokePersonalToken } from '../../../jira/index.ts'
import {
  appendAudit,
  changeConnection,
  dropNext,
  keepNext,
  listConnections,
  listCredentials,
  openCredential,
  promoteNext,
  type StoredConnection,
  type StoredCredential,
} from '../../../store/index.ts'
import type { WorkerPorts } from '../long-work.ts'
import { opened } from '../open-site.ts'
import { provenOr, urlOf } from '../store-token.ts'
import { verifyCandidate } from '../verify.ts'
import { DAY } from './expiry.ts'
import { lostRights } from './lost-rights.ts'
import { noteUse } from './probe.ts'
import { readExpiry } from './read-expiry.ts'
import { tellOf } from './tell-of.ts'

const HOUR = 3_600_000
const KEPT = HOUR / 2
/** Longer than until the next renewal: one that fails is tried for weeks before anything stands still. */
const SPARE_DAYS = 30
/** So close to its end a token is renewed whatever its age. */
const CLOSE = 7 * DAY

export async function renewTokens(ports: WorkerPorts): Promise<void> {
  for (const connection of await listConnections(ports.db)) {
    const [token] = await listCredentials(ports.db, { connection: connection.id })
    if (token && isDue(connection, token, ports.world.now())) await renew(ports, connection, token)
  }
}

/** A try that failed is made again an hour later. */
function isDue(
  { renewEvery, renewTrouble, renewTriedAt, site }: StoredConnection,
  { provenAt, expiresAt, method }: StoredCredential,
  now: number,
): boolean {
  if (renewEvery === null || site.deployment === 'cloud' || method !== 'personal-access-token') return false
  if (renewTrouble !== null && now - (renewTriedAt ?? 0) < HOUR) return false
  return now - provenAt >= renewEvery * DAY || (expiresAt !== null && expiresAt - now <= CLOSE)
}

async function renew(ports: WorkerPorts, connection: StoredConnection, token: StoredCredential): Promise<void> {
  const { db, world } = ports
  try {
    await make(ports, connection, token)
    await changeConnection(db, connection.id, { renewal: { trouble: null, at: world.now() } })
  } catch (error) {
    if (!isFault(error)) throw error
    await changeConnection(db, connection.id, { renewal: { trouble: error.message, at: world.now() } })
    await db.transaction().execute((tx) =>
      tellOf(tx, ports, token, connection, {
        what: 'not renewed',
        kind: 'not-renewed',
        says: `Fairlead could not make itself a new token for ${connection.name}: ${error.message}`,
        remedy: error.remedy ?? 'It is tried again each hour; rotate by hand before the token ends.',
      }),
    )
  }
}

async function make(ports: WorkerPorts, connection: StoredConnection, token: StoredCredential): Promise<void> {
  const { db, vault, world } = ports
  const { id, name, site } = connection
  const credential = await openCredential(db, vault, token.owner, site)
  if (credential?.id !== token.id) return
  await noteUse(db, token, site.identity, 'renewal')
  // Its own id on the site, by which it is revoked later, can be told only while it is the only one.
  await readExpiry(ports, token, connection, credential)
  const { jira } = opened(ports, { name, site, connectionId: id, credential, account: token.account.name })
  const [waiting] = await listCredentials(db, token.owner, 'next')
  const next = waiting ?? (await makeNext(ports, connection, token, jira))
  await prove(ports, connection, token, next, jira)
  const now = world.now()
  await db.transaction().execute(async (tx) => {
    await promoteNext(tx, token.owner, site, { now, keepUntil: now + KEPT })
    await appendAudit(tx, {
      ...{ actor: 'job:credentials', action: 'credential.renew', about: name, outcome: 'done' },
      details: { credential: next.id, version: next.version, instead: token.id },
    })
  })
}

/** Told once, and sealed before anything else: what is lost on the way here is found by its name and revoked. */
async function makeNext(
  { db, vault, world }: WorkerPorts,
  { id, name, site, renewEvery }: StoredConnection,
  token: StoredCredential,
  jira: Jira,
): Promise<StoredCredential> {
  const label = `Fairlead ${name} ${id.slice(0, 8)}-${token.version + 1}`
  for (const lost of await listPersonalTokens(jira)) if (lost.name === label) await revokePersonalToken(jira, lost.id)
  const made = await makePersonalToken(jira, label, (renewEvery ?? 0) + SPARE_DAYS)
  const { owner, method, email, account, administrator } = token
  return db.transaction().execute((tx) =>
    keepNext(tx, vault, {
      ...{ owner, site, method, email, account, administrator, label: token.label, secret: made.secret },
      ...{ expiresAt: made.expiresAt, expiresFrom: 'jira', jiraId: made.id },
      ...{ provenAt: world.now(), createdBy: 'job:credentials' },
    }),
  )
}

/** One that does not do what the one in use does is revoked, and the next try makes another. */
async function prove(
  ports: WorkerPorts,
  connection: StoredConnection,
  token: StoredCredential,
  next: StoredCredential,
  jira: Jira,
): Promise<void> {
  const { db, vault } = ports
  const { name, site, projects, report } = connection
  const credential = await openCredential(db, vault, next.owner, site, next.id)
  if (!credential) throw new Fault('conflict', 'The new token was taken away before it was used.')
  const verified = await verifyCandidate(ports, {
    ...{ id: next.id, method: next.method, url: urlOf(connection), email: next.email, token: credential.secret },
    ...{ projects: projects ?? [], expiresAt: null, purpose: 'service', onPurpose: false, connection: connection.id },
  })
  const { verification } = verified
  const isPassing = !verified.proven && !REFUSED.has(verification.state)
  if (isPassing) provenOr(verified, name)
  const lost = verified.proven ? lostRights(token, report, verification) : [verification.says]
  if (verification.account?.id === token.account.key && lost.length === 0) return
  await db.transaction().execute((tx) => dropNext(tx, next.id))
  if (next.jiraId !== null) await revokePersonalToken(jira, next.jiraId)
  throw new Fault(
    'connection.refused',
    `The new token was not put in use: ${lost.join(' ') || 'it is another account’s.'}`,
  )
}

const REFUSED: ReadonlySet<string> = new Set(['wrong-token', 'expired', 'anonymous'])
