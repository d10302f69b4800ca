/** Checking a connection before it is stored. */
export { tidyCredential } from './hints.ts'
export {
  type Account,
  type Check,
  type CheckName,
  type Excess,
  type ProjectRights,
  type SiteFacts,
  STATES,
  type State,
  type Verification,
} from './verification.ts'
export { type VerifyInput, type VerifyPorts, verifyConnection } from './verify.ts'
