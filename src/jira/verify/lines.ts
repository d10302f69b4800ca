/** What each line of a check says, once its question has been answered. */
import type { Instant } from '../../base/index.ts'
import type { SiteAddress } from '../site-address.ts'
import type { Account, Check, SiteFacts } from './verification.ts'

export function jiraCheck({ origin }: SiteAddress, { product, version, baseUrl }: SiteFacts): Check {
  const elsewhere = baseUrl !== null && !baseUrl.toLowerCase().startsWith(origin)
  return {
    name: 'jira',
    state: 'ok',
    says: `${product} ${version}${elsewhere ? `, which calls itself ${baseUrl}` : ''}.`,
  }
}

export function whoCheck({ name, email }: Account, scoped: boolean, expired: boolean): Check {
  const through = !scoped ? '' : " A scoped token: it works through Atlassian's gateway."
  const says = `The token is ${name}'s${email ? ` (${email})` : ''}.${through}`
  if (!expired) return { name: 'who', state: 'ok', says }
  const late = 'The expiry date that was given has passed, yet the token works.'
  return { name: 'who', state: 'warns', says: `${says} ${late}`, remedy: 'Correct the expiry date.' }
}

export function administratorCheck(administrator: boolean, lacks: readonly string[]): Check {
  if (!administrator)
    return {
      name: 'rights',
      state: 'fails',
      says: 'This account is no Jira administrator: the token may be stored, but deployments stay closed to it.',
      remedy: 'Let an administrator grant the account the global permission Administer Jira.',
    }
  if (lacks.length > 0)
    return {
      name: 'rights',
      state: 'fails',
      says: `Jira administrator, but the token was made without the scope ${lacks.join(', ')}.`,
      remedy: 'Make a token with the scopes that the setup guide names.',
    }
  return { name: 'rights', state: 'ok', says: 'Jira administrator: it may start deployments here.' }
}

export function timeZoneCheck({ timeZone }: Account): Check {
  if (timeZone !== null)
    return { name: 'time-zone', state: 'ok', says: `Dates in Jira's queries are read in ${timeZone}.` }
  return {
    name: 'time-zone',
    state: 'warns',
    says: "Jira does not tell the account's time zone, in which it reads dates in queries.",
    remedy: "Set the time zone in the account's profile.",
  }
}

export const isPast = (at: Instant | null, now: Instant): boolean => at !== null && at <= now
