/** What people keep in the portfolio, as rows. */
export { type Aligned, alignmentOf, membersOn, type ReadIssue, readIssueRow } from './alignment.ts'
export {
  type Brought,
  type BroughtIssue,
  type How,
  loadBrought,
} from './brought.ts'
export {
  type CommentedIssue,
  type Commenting,
  type CommentPlace,
  commentedIssues,
  commentsOfItem,
  insertComment,
  lockComment,
  rewriteComment,
  type StoredComment,
} from './comments.ts'
export {
  getConflict,
  listConflicts,
  lockConflict,
  type StoredConflict,
  type WhichConflicts,
  writeConflict,
} from './conflicts.ts'
export { type IntegrationCounts, integrationCounts } from './integration-counts.ts'
export {
  getIntegration,
  insertIntegration,
  listIntegrations,
  type Mapping,
  removeIntegration,
  type StoredIntegration,
  setPoints,
  setSyncState,
  statusesOfStages,
  writeIntegration,
} from './integrations.ts'
export { type IssueDetails, itemsOfIssue, loadIssueDetails } from './issue-details.ts'
export { type ItemChange, itemHistory, lastSaid } from './item-history.ts'
export {
  findItem,
  findItemEver,
  type ItemColumns,
  insertItem,
  itemNamed,
  itemParts,
  loadItems,
  lockItem,
  lockTree,
  partOf,
  type Said,
  type StoredItem,
  takeOutItem,
  writeItem,
} from './item-rows.ts'
export {
  type HeldIssue,
  type IntegrationSite,
  integrationSites,
  issuesOfItems,
  type Waiting,
  waitingItems,
} from './item-signs.ts'
export {
  dropKeyResult,
  insertKeyResult,
  keyResultsOf,
  loadKeyResults,
  lockKeyResult,
  type StoredKeyResult,
  writeKeyResult,
} from './key-results.ts'
export { addProjects, calledProject, projectsRead, type ReadProject } from './known-projects.ts'
export {
  type FoundIssue,
  type ItemRule,
  issueByKey,
  linkByHand,
  rulesOf,
  sayState,
  setRule,
  unlinkByHand,
} from './links.ts'
export {
  bindAccount,
  freeAccounts,
  getMember,
  insertMember,
  loadMembers,
  type Member,
  mergeMembers,
  type Telling,
} from './members.ts'
export { type BroughtThen, broughtAt, itemsAt, keyResultsAt } from './portfolio-then.ts'
export {
  closedProjects,
  hiddenItems,
  hiddenKeys,
  loadProjectMarks,
  type MarkedProject,
  markProject,
  type ProjectMark,
} from './project-visibility.ts'
export { type Ranks, ranksSince } from './ranks.ts'
export { fieldNames, type SiteWords, saveSiteWords, siteWords } from './site-words.ts'
export { loadStages, saveStages } from './stages.ts'
export {
  askForIssue,
  getSyncStep,
  listSyncSteps,
  repeatStep,
  type StoredSyncStep,
  type WhichSteps,
} from './sync-steps.ts'
export { type HeldSince, heldSince, sumMarked } from './tallies.ts'
export { poke, pollSoon, readRulesSoon, resync, touchItems } from './touch.ts'
export { unlinkedIssues } from './unlinked.ts'
