/** The accounts that a story must have, one of every sort that matters, and how they are told to whoever uses the site. */
import type { Token, User } from './records.ts'
import type { Site } from './site.ts'

export type AccountRole = 'admin' | 'service' | 'member' | 'expired' | 'scoped'

export interface Account {
  readonly role: AccountRole
  readonly accountId: string
  readonly email: string
  readonly token: string
}

const ROLES: readonly AccountRole[] = ['admin', 'service', 'member', 'expired', 'scoped']
const DAY = 86_400_000
/** Everything the product asks for, in classic scopes. */
export const ALL_SCOPES = [
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  'manage:jira-configuration',
  'manage:jira-project',
] as const

/** Gives `user` a token of the sort its role says; the token's name is the role, by which it is found again. */
export function giveToken(site: Site, role: AccountRole, user: User): Token {
  const now = site.now()
  const token: Token = {
    id: site.id(),
    name: role,
    token: newSecret(site, role),
    accountId: user.accountId,
    kind: site.kind === 'dataCenter' ? 'pat' : role === 'scoped' ? 'scoped' : 'classic',
    scopes: role === 'scoped' ? [...ALL_SCOPES] : [],
    createdAt: now - 90 * DAY,
    expiresAt: role === 'expired' ? now - DAY : now + 275 * DAY,
    revokedAt: null,
  }
  site.tables.tokens.set(token.id, token)
  return token
}

/** Shaped as Atlassian's tokens are, so that shape hints can be tried; random by the site's dice. */
export function newSecret(site: Site, role = ''): string {
  const random = `${site.uuid()}${site.uuid()}`.replaceAll('-', '')
  return site.kind === 'cloud'
    ? `ATATT3xFfGF0${role}${random}=${random.slice(0, 8).toUpperCase()}`
    : `${random.slice(0, 44)}`
}

export function accountsOf(site: Site): Account[] {
  return ROLES.flatMap((role) => {
    const token = [...site.tables.tokens.values()].find((one) => one.name === role)
    const user = token && site.tables.users.get(token.accountId)
    return token && user ? [{ role, accountId: user.accountId, email: user.email, token: token.token }] : []
  })
}
