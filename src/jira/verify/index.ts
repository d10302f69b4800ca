/** Checking a connection before it is stored. */
export { tidyCredential } from './hints.ts'
export type {
  Account,
  Check,
  CheckName,
  Excess,
  ProjectRights,
  SiteFacts,
  State,
  Verification,
} from './verification.ts'
export { type VerifyInput, type VerifyPorts, verifyConnection } from './verify.ts'
