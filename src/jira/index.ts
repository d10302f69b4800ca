/** The room's door: all we know of Jira's HTTP as a client. */

export { waysIn } from './account-guide.ts'
export { isAdministrator } from './administrator.ts'
export { type Jira, openJira, type WriteMethod } from './client.ts'
export { siteClock } from './clock.ts'
export {
  addressFor,
  CHOSEN_METHODS,
  type ChosenMethod,
  type Credential,
  type Deployment,
  extraOrigins,
  LOGIN_METHODS,
  type LoginMethodName,
  loginHeaders,
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
export * from './verify/index.ts'
