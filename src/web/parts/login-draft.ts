/** What somebody typed to log in to Jira by: the way in and what it asks for. Pure. */
import type { WayInView } from '../../actions/index.ts'
import { expiryOf, type TokenFacts } from './token-expiry.ts'

export type Method = WayInView['method']

export interface LoginDraft {
  readonly method: Method
  readonly email: string
  /** Of an OAuth client. */
  readonly clientId: string
  readonly facts: TokenFacts
}

/** The way in that each kind of Jira begins with. */
export const FIRST = { cloud: 'scoped-api-token', dataCenter: 'personal-access-token' } as const

export const NO_LOGIN: LoginDraft = {
  method: FIRST.cloud,
  email: '',
  clientId: '',
  facts: { token: '', expires: '' },
}

export const needsEmail = (method: Method): boolean => method === 'scoped-api-token' || method === 'api-token'
export const needsClient = (method: Method): boolean => method === 'oauth-client' || method === 'data-center-client'

export const isLoginWhole = ({ method, email, clientId, facts }: LoginDraft): boolean =>
  facts.token.trim() !== '' &&
  (!needsEmail(method) || email.includes('@')) &&
  (!needsClient(method) || clientId.trim() !== '')

/** As the actions take it. */
export const loginOf = ({ method, email, clientId, facts }: LoginDraft) => ({
  method,
  email: needsEmail(method) ? email.trim() : null,
  ...(needsClient(method) ? { clientId: clientId.trim() } : {}),
  token: facts.token.trim(),
  expiresAt: expiryOf(facts),
})
