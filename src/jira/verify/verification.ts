/** What a check of a connection finds, before anything is stored: a named state, and every line that led to it. */
import { Fault } from '../../base/index.ts'
import type { Deployment } from '../credential.ts'

/** From best to worst is no order; each says something else and has its own way out. */
export const STATES = [
  'ok',
  'over-privileged',
  'missing-permission',
  'anonymous',
  'wrong-token',
  'expired',
  'captcha-locked',
  'ip-not-allowed',
  'tls',
  'dns',
  'proxy',
  'unreachable',
  'not-allowed',
  'not-jira',
  'site-moved',
  'rate-limited',
] as const
export type State = (typeof STATES)[number]

/** In the order in which they are made; `rights` comes once for each project. */
export type CheckName = 'reach' | 'jira' | 'who' | 'rights' | 'excess' | 'time-zone'

export interface Check {
  readonly name: CheckName
  /** A project's key, where the check is about one. */
  readonly about?: string
  readonly state: 'ok' | 'warns' | 'fails' | 'skipped'
  readonly says: string
  readonly remedy?: string
}

export interface Account {
  /** Cloud's account id, Data Center's user key. */
  readonly id: string
  readonly name: string
  /** Null where the account's profile hides it. */
  readonly email: string | null
  readonly timeZone: string | null
}

export interface SiteFacts {
  readonly product: string
  readonly version: string
  readonly deployment: Deployment
  /** Where the site says that it is. */
  readonly baseUrl: string | null
  /** Null on Data Center, and where Cloud did not tell. */
  readonly cloudId: string | null
}

export interface ProjectRights {
  /** As it was asked for. */
  readonly asked: string
  /** Null when this account sees no such project. */
  readonly project: { readonly id: string; readonly key: string; readonly name: string } | null
  /** Permission keys, of those that the work needs. */
  readonly can: readonly string[]
  readonly missing: readonly string[]
}

/** A right beyond the work, and exactly what to take away. */
export interface Excess {
  readonly permission: string
  /** Project keys; empty for a global permission. */
  readonly projects: readonly string[]
  readonly remove: string
}

export interface Verification {
  readonly state: State
  readonly says: string
  /** What to do about it; null when there is nothing to do. */
  readonly remedy: string | null
  readonly checks: readonly Check[]
  /** What the look of the token suggests; never a verdict. */
  readonly hints: readonly string[]
  readonly site: SiteFacts | null
  /** Whose token it is. Where this is known the token works, and may be stored whatever rights it lacks. */
  readonly account: Account | null
  /** The address at which the token works: the site's own, or the gateway's for it. */
  readonly address: string | null
  /** Jira administrator; null where it was not found out. */
  readonly administrator: boolean | null
  readonly projects: readonly ProjectRights[]
  readonly excess: readonly Excess[]
}

/** Ends a check: thrown where the next question would make no sense. */
export function trouble(state: State, says: string, remedy: string): Fault {
  return new Fault('connection.refused', says, { remedy, facts: { state } })
}

export function stateOf(fault: Fault): State {
  return STATES.find((state) => state === fault.facts.state) ?? 'unreachable'
}
