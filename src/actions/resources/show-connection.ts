/** How a stored connection leaves: with what was verified, and of its token only what may be shown. */
import { Fault } from '../../base/index.ts'
import { LOGIN_METHODS, type Verification } from '../../jira/index.ts'
import { type Db, listCredentials, type StoredConnection } from '../../store/index.ts'
import type { ConnectionView, VerificationView } from '../shapes/index.ts'

export function showVerification(verification: Verification): VerificationView {
  return JSON.parse(JSON.stringify(verification)) as VerificationView
}

export async function showConnection(db: Db, connection: StoredConnection): Promise<ConnectionView> {
  const [token] = await listCredentials(db, { connection: connection.id })
  if (!token) throw new Fault('not-found', `${connection.name} has no token.`, { about: connection.name })
  const verification = connection.report as unknown as Verification
  return {
    name: connection.name,
    deployment: connection.site.deployment,
    url: connection.site.origin + connection.site.contextPath,
    projects: connection.projects === null ? null : [...connection.projects],
    state: verification.state,
    says: verification.says,
    remedy: verification.remedy,
    checkedAt: iso(connection.checkedAt),
    account:
      verification.account === null ? null : { name: verification.account.name, email: verification.account.email },
    administrator: verification.administrator === true,
    token: {
      label: LOGIN_METHODS[token.method].label,
      last4: token.last4,
      expiresAt: token.expiresAt === null ? null : iso(token.expiresAt),
      storedAt: iso(token.createdAt),
      storedBy: token.createdBy,
    },
    verification: showVerification(verification),
  }
}

export const iso = (instant: number): string => new Date(instant).toISOString()
