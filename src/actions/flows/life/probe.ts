/** The daily probe of one token: whose it is, what it may do, how far the site's clock is from ours. One that is known to be refused is not tried. */
import { appendAudit, type Db, openCredential, type StoredCredential } from '../../../store/index.ts'
import type { WorkerPorts } from '../long-work.ts'
import { urlOf } from '../store-token.ts'
import { type Verified, verifyCandidate } from '../verify.ts'
import { keepFound } from './keep-found.ts'
import { isService, placeOf } from './place.ts'
import { readExpiry } from './read-expiry.ts'

export async function probe(ports: WorkerPorts, token: StoredCredential): Promise<void> {
  const { db, vault } = ports
  const connection = await placeOf(db, token)
  if (!connection) return
  const { site } = connection
  const opened = await openCredential(db, vault, token.owner, site)
  // Rotated or taken away since it was listed.
  if (opened?.id !== token.id) return
  await noteUse(db, token, site.identity, 'probe')
  const service = isService(token)
  const verified = await verifyCandidate(ports, {
    id: token.id,
    connection: connection.id,
    method: token.method,
    url: urlOf(connection),
    email: token.email,
    token: opened.secret,
    projects: service ? (connection.projects ?? []) : [],
    expiresAt: token.expiresAt === null ? null : new Date(token.expiresAt).toISOString(),
    purpose: service ? 'service' : 'deployment',
    onPurpose: false,
  })
  const found = asItShouldBe(verified, token, site.identity)
  await keepFound(ports, token, connection, found, verified.skew)
  if (verified.proven) await readExpiry(ports, token, connection, verified.proven.credential)
}

/** A token that works, but elsewhere or as somebody else, is not the one that was stored. */
function asItShouldBe(
  { verification, proven }: Verified,
  { account }: StoredCredential,
  identity: string,
): Verified['verification'] {
  if (!proven) return verification
  if (proven.site.identity !== identity)
    return {
      ...verification,
      state: 'site-moved',
      says: `Another Jira site answers at ${proven.site.origin}${proven.site.contextPath} than the one that was connected.`,
      remedy: 'Connect the site that is there now under a name of its own.',
    }
  if (verification.account?.id === account.key) return verification
  return {
    ...verification,
    state: 'wrong-token',
    says: `The token now belongs to ${verification.account?.name ?? 'somebody else'}, not to ${account.name}.`,
    remedy: 'Rotate to a token of the right account.',
  }
}

/** Committed before the token is used: a use that cannot be recorded does not happen. */
export async function noteUse(db: Db, token: StoredCredential, about: string, purpose: string): Promise<void> {
  const details = { credential: token.id, version: token.version, method: token.method, purpose }
  await db
    .transaction()
    .execute((tx) =>
      appendAudit(tx, { actor: 'job:credentials', action: 'credential.use', about, outcome: 'opened', details }),
    )
}
