/** What a person reads once their token is stored: for whom, proven where, what it can do there, and until when. */
import type { Instant } from '../base/index.ts'
import type { Account } from './verify/index.ts'

export interface ProvenSite {
  /** What people call the site. */
  readonly site: string
  readonly account: Account
  readonly administrator: boolean
}

/** One sentence a line; the first is the headline. */
export function storedMessage(proven: readonly ProvenSite[], expiresAt: Instant | null): string[] {
  const who = [...new Set(proven.map(({ account: { name, email } }) => (email ? `${name} (${email})` : name)))]
  return [
    `Token stored, encrypted, for ${who.join(' and ')}.`,
    ...proven.map(({ site, administrator }) =>
      administrator
        ? `Proven on ${site}: Jira administrator. You may start deployments there.`
        : `Proven on ${site}: not a Jira administrator. Deployments there stay closed to you, because Jira lets only its administrators change configuration.`,
    ),
    expiresAt === null
      ? 'No expiry date is known; replace the token at least once a year.'
      : `It expires on ${new Date(expiresAt).toISOString().slice(0, 10)}; you will be reminded.`,
  ]
}
