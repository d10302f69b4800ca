/** The room's door: tables, and what is kept in them. */

export { type AcceptedRight, acceptedRights, acceptRight, dropAcceptedRight } from './accepted-rights.ts'
export {
  endAnswer,
  type KeptAnswer,
  listAnswers,
  pairsOfSites,
  rememberAnswers,
  rememberedAnswers,
  type SaidAnswer,
} from './answers.ts'
export {
  addApiKey,
  endApiKey,
  endApiKeysOf,
  type KeptApiKey,
  type KeyScope,
  listApiKeys,
  noteApiKeyUse,
  openApiKey,
} from './api-keys.ts'
export { type ApprovalOfPlan, approvalOf, approvePlan, takeApprovalBack } from './approvals.ts'
export {
  type AuditEvent,
  type AuditFilter,
  type AuditPage,
  appendAudit,
  eachAudit,
  readAudit,
  type Verified,
} from './audit.ts'
export { keepAnchor, newestAnchor, verifyAnchored } from './audit-anchor.ts'
export { type AuditEntry, auditLine, type ProvenFile, proveAudit } from './audit-chain.ts'
export type { Bell } from './bell.ts'
export { type Challenge, hearOnce, keepChallenge, takeChallenge, tryChallenge } from './challenges.ts'
export { type Counted, changeCount, grow } from './change-count.ts'
export {
  type CodeKey,
  countRecoveryCodes,
  keepCodeKey,
  keepRecoveryCodes,
  openCodeKey,
  removeCodeKey,
  takeRecoveryCode,
  takeStep,
} from './code-keys.ts'
export {
  type ConnectionChange,
  changeConnection,
  createConnection,
  findConnection,
  listConnections,
  type NewConnection,
  removeConnection,
  type StoredConnection,
} from './connections.ts'
export {
  dueProbes,
  type Found,
  type Health,
  healthOf,
  healthsOf,
  noteExpiry,
  noteHealth,
  typeExpiry,
} from './credential-health.ts'
export {
  destroyCredentials,
  listCredentials,
  type NewCredential,
  type Owner,
  openCredential,
  type Slot,
  type StoredCredential,
  storeCredential,
  tokensOf,
} from './credentials.ts'
export {
  connect,
  type Database,
  type DatabaseAddress,
  type DatabaseOptions,
  type Db,
  openDatabase,
  type Tx,
} from './database.ts'
export {
  type Control,
  noteActing,
  noteControl,
  readControls,
  refuseUnlessNewest,
  sayOfSteps,
} from './deployment-controls.ts'
export {
  beginDeployment,
  changeDeployment,
  type DeploymentState,
  getDeployment,
  type Proof,
  type StoredDeployment,
} from './deployment-rows.ts'
export { type DeploymentSummary, deploymentSummary, listDeployments } from './deployment-summaries.ts'
export { beginAttempt, checkAttempt, journalOf, readJournal } from './deployments.ts'
export { destroyAgain, destroyedFile, noteDestroyed } from './destroyed.ts'
export { type HandOverAlarm, openAlarms, raiseAlarm, settleAlarm } from './hand-over-alarms.ts'
export {
  createHandOver,
  endHandOver,
  endHandOversOf,
  findHandOver,
  getHandOver,
  giveTryBack,
  type HandOver,
  listHandOvers,
  MOST_TRIES,
  type NewHandOver,
  noteOpened,
  takeTry,
} from './hand-overs.ts'
export type { Place } from './home.ts'
export { type Identity, identitiesOf, keepIdentity, personOfIdentity, personWithEmail } from './identities.ts'
export { type DatabaseFacts, inspectDatabase } from './inspect.ts'
export { confirmInstance, noteRunning, noteStart, whyWaits } from './instance.ts'
export {
  allPeople,
  changeRole,
  disablePerson,
  type Invited,
  isKnown,
  openInvitations,
  ownersBeside,
  personForChange,
  withdrawInvitation,
} from './keep-people.ts'
export { anchorsIn, signersIn } from './kept-anchors.ts'
export { findSnapshot, type KeptSnapshot, listSnapshots, newestSnapshot } from './kept-snapshots.ts'
export { appendKey, findKeys } from './keys.ts'
export { acquireLease, checkLease, isAnyHeld, type Lease, leaseHolder, releaseLease, renewLease } from './leases.ts'
export { openLinkWay } from './link-ways.ts'
export { type Address, type LocalOptions, LocalPostgres } from './local/local-postgres.ts'
export { hasLocalData } from './local/places.ts'
export { type Measures, measure, unready } from './measures.ts'
export { namesIn } from './names.ts'
export {
  claimDelivery,
  type Delivery,
  giveNotice,
  type NewNotice,
  type Sent,
  settleDelivery,
  type Way,
} from './notices.ts'
export { newestKey, type OpenedVault, openVault, type VaultOptions } from './open-vault.ts'
export { reached } from './outage.ts'
export {
  endPairing,
  type KeptPairing,
  listPairings,
  type NewPairing,
  rememberedPairings,
  rememberPairings,
} from './pairings.ts'
export {
  addPasskey,
  findPasskey,
  listPasskeys,
  noteSigned,
  type Passkey,
  removePasskey,
  removePasskeysOf,
  renamePasskey,
} from './passkeys.ts'
export { createPasswordLink, hasNewPasswordLink, readPasswordLink, takePasswordLink } from './password-links.ts'
export {
  addPerson,
  changePassword,
  findPassword,
  findPerson,
  listPeople,
  type Person,
  type PersonRole,
} from './people.ts'
export {
  changedObjects,
  countDifferences,
  type DifferenceFilter,
  type DifferenceRow,
  type DifferenceSort,
  differenceFacets,
  loadDifference,
  loadDifferences,
  pageOfDifferences,
} from './plan-differences.ts'
export { type KeptImpact, keepImpact, keptImpact } from './plan-impacts.ts'
export {
  keysLike,
  keysOf,
  keysThatFit,
  type PlanSides,
  plannedObjects,
  planSides,
  type TargetObject,
  targetAlone,
} from './plan-mapping.ts'
export { countProblems, offeredAnswers, type PlanProblem, pageOfProblems, pageOfQuestions } from './plan-problems.ts'
export { countSteps, groupSteps, loadStep, outlineSteps, pageOfSteps, type StepSort } from './plan-steps.ts'
export { loadPlan, type NewPlan, planFacts, type SavedPlan, savePlan } from './plans.ts'
export * from './portfolio/index.ts'
export { progressOf, type Watched } from './progress.ts'
export { noteProven } from './proven.ts'
export { type Keep, type Pruned, prune } from './prune.ts'
export { type Horizons, type PrunedHistory, pruneHistory } from './prune-history.ts'
export {
  destroyOld,
  dropNext,
  goBack,
  type Keeping,
  keepNext,
  noteAlive,
  pastOld,
  promoteNext,
  rotateCredential,
} from './rotation.ts'
export type { Tables } from './schema.ts'
export type { SealedPlace } from './sealed-place.ts'
export { type Rewrapped, rewrapAll, sealedByKey } from './sealed-places.ts'
export { letServe } from './serving-account.ts'
export { takePassword } from './serving-password.ts'
export {
  ABSOLUTE,
  dropSession,
  endProvided,
  endSession,
  endSessionsOf,
  findSession,
  getSession,
  IDLE,
  listSessions,
  openSession,
  proveSession,
  renewSession,
  type SignedOut,
  type SignInWay,
  type StoredSession,
  touchSession,
} from './sessions.ts'
export { createSetupLink, readSetupLink, redeemSetupLink, type SetupLink } from './setup-links.ts'
export {
  type Attempt,
  type Failed,
  type Failures,
  failuresOf,
  forgetFailures,
  noteFailure,
} from './sign-in-failures.ts'
export { type SitePace, setSitePace, sitePace, USUAL_SHARE } from './site-pace.ts'
export { ensureSite, listSites, type StoredSite, siteOrigins } from './sites.ts'
export { sitesOf, sitesOfConnections, type Thing } from './sites-of.ts'
export { changesSinceBefore } from './snapshot-changes.ts'
export { type SnapshotFacts, snapshotFacts } from './snapshot-facts.ts'
export { countObjects, pageOfObjects } from './snapshot-pages.ts'
export { lastSnapshot, loadSnapshot, type SnapshotRecord, saveSnapshot } from './snapshots.ts'
export * from './sync/index.ts'
export { connectionName, type SyncRow, syncLease, syncRow, unheldSyncs } from './sync/row.ts'
export { type Binding, type Sealed, Vault } from './vault.ts'
export { keepWayOut, openWayOut, type StoredWayOut, storedWaysOut } from './ways-out.ts'
export {
  beginWork,
  endWork,
  findById,
  findWork,
  getWork,
  listWork,
  type Progress,
  reopenWork,
  tellWork,
  type Work,
  workOfPlan,
} from './work.ts'
