/** The room's door: all we know of Jira's HTTP as a client. */

export { isAdministrator } from './administrator.ts'
export { type Jira, openJira, type WriteMethod } from './client.ts'
export { siteClock } from './clock.ts'
export {
  addressFor,
  type Credential,
  type Deployment,
  extraOrigins,
  isClient,
  LOGIN_METHODS,
  type LoginMethodName,
  loginHeaders,
  METHODS,
  needsEmail,
  USER_METHODS,
  usualMethod,
} from './credential.ts'
export type { Line } from './exchange.ts'
export { fits, type Shape } from './fits.ts'
export * from './issues/index.ts'
export { type Organisation, organisationTokens } from './organisation.ts'
export {
  listPersonalTokens,
  makePersonalToken,
  onlyLiving,
  type PersonalToken,
  revokePersonalToken,
} from './personal-tokens.ts'
export { type Budget, type LoginBreaker, localBreaker, localBudget } from './ports.ts'
export * from './probe/index.ts'
export type { Raw, RawAnswer, RawQuestion } from './raw.ts'
export { failedLogin } from './refusal.ts'
export {
  type Guide,
  type GuidePurpose,
  type GuideStep,
  setupGuide,
} from './setup-guide.ts'
export { type AddressResult, type AddressRules, type SiteAddress, siteAddress } from './site-address.ts'
export { type ProvenSite, storedMessage } from './stored-message.ts'
export { waitForTask } from './task.ts'
export { type Traced, tracing } from './trace.ts'
export * from './verify/index.ts'
export { type WayIn, waysIn } from './ways-in.ts'
