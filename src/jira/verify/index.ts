/** Checking a connection before it is stored. */
export { tidyCredential } from './hints.ts'
export { NEEDED_RIGHTS, type NeededRight, permissionName, type RightPurpose } from './needed.ts'
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
