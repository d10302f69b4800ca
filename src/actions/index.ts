/** The room's door: every action, and how it is performed. */
import type { z } from 'zod'
import type { Action } from './action.ts'
import { CONNECTION_TABLE } from './connection-table.ts'
import { activityAction, exportActivityAction, verifyActivityAction } from './resources/activity.ts'
import { addCommentAction, changeCommentAction, listCommentsAction } from './resources/comments.ts'
import { compareSnapshotsAction, snapshotHistoryAction } from './resources/comparisons.ts'
import {
  listControlsAction,
  pauseDeploymentAction,
  resumeDeploymentAction,
  stopDeploymentAction,
} from './resources/deployment-controls.ts'
import { listDeployedLinesAction, openStepAction } from './resources/deployment-lines.ts'
import { reportDeploymentAction } from './resources/deployment-report.ts'
import {
  confirmStepAction,
  listDeployedStepsAction,
  retryStepAction,
  skipStepAction,
  stepChoicesAction,
} from './resources/deployment-steps.ts'
import { getDeploymentAction, listDeploymentsAction, startDeploymentAction } from './resources/deployments.ts'
import { differenceFacetsAction, getDifferenceAction, listDifferencesAction } from './resources/differences.ts'
import { dryRunAction, getDryRunAction } from './resources/dry-runs.ts'
import { listChecksAction, planImpactAction } from './resources/impact.ts'
import { confirmInstanceAction, getInstanceAction } from './resources/instance.ts'
import {
  changeIntegrationAction,
  createIntegrationAction,
  getIntegrationAction,
  integrationOptionsAction,
  listIntegrationsAction,
  pauseIntegrationAction,
  removeIntegrationAction,
  startIntegrationAction,
  unlinkedIssuesAction,
} from './resources/integrations.ts'
import { changeItemAction, createItemAction, previewItemAction, removeItemAction } from './resources/item-edits.ts'
import {
  linkIssueAction,
  previewPushAction,
  pushItemAction,
  setRuleAction,
  unlinkIssueAction,
} from './resources/item-links.ts'
import { countItemsAction, listLinesAction, roadmapAction } from './resources/item-pages.ts'
import { getItemAction, itemHistoryAction, listItemIssuesAction, listItemsAction } from './resources/items.ts'
import { rotateKeysAction, vaultKeysAction } from './resources/keeping.ts'
import { changeKeyResultAction, createKeyResultAction, removeKeyResultAction } from './resources/key-results.ts'
import { createKeyAction, endKeyAction, listKeysAction } from './resources/keys.ts'
import {
  answerSomeAction,
  candidatesAction,
  listTargetsAction,
  mappingKeysAction,
  planMappingAction,
} from './resources/mapping.ts'
import { importMappingAction, mappingFileAction } from './resources/mapping-file.ts'
import {
  endPairingAction,
  forgetMappingAction,
  listMappingsAction,
  listPairingsAction,
  listRememberedPairsAction,
} from './resources/mappings.ts'
import { bindMemberAction, createMemberAction, listMembersAction, mergeMembersAction } from './resources/members.ts'
import { aboutAction, kindsAction, overviewAction } from './resources/overview.ts'
import {
  disablePersonAction,
  enablePersonAction,
  giveRoleAction,
  inviteAction,
  joinAction,
  peopleAction,
  withdrawInvitationAction,
} from './resources/people.ts'
import { approvePlanAction, disapprovePlanAction } from './resources/plan-approval.ts'
import { getPlanFileAction, importPlanAction } from './resources/plan-file.ts'
import { groupedStepsAction, listProblemsAction, listQuestionsAction, listStepsAction } from './resources/plan-parts.ts'
import { answerPlanAction, getPlanAction, listPlansAction, makePlanAction } from './resources/plans.ts'
import { compareDaysAction, compareItemAction } from './resources/portfolio-days.ts'
import { getSnapshotAction, listObjectsAction, listSnapshotsAction, takeSnapshotAction } from './resources/snapshots.ts'
import { listStagesAction, saveStagesAction } from './resources/stages.ts'
import { undoDeploymentAction } from './resources/undo.ts'
import { listVisibilityAction, setVisibilityAction } from './resources/visibility.ts'
import { SIGN_IN_TABLE } from './sign-in-table.ts'
import { SYNC_TABLE } from './sync-table.ts'

const TABLE = [
  aboutAction,
  overviewAction,
  ...CONNECTION_TABLE,
  takeSnapshotAction,
  listSnapshotsAction,
  snapshotHistoryAction,
  compareSnapshotsAction,
  getSnapshotAction,
  listObjectsAction,
  makePlanAction,
  listPlansAction,
  getPlanAction,
  answerPlanAction,
  answerSomeAction,
  planMappingAction,
  mappingKeysAction,
  listTargetsAction,
  candidatesAction,
  mappingFileAction,
  importMappingAction,
  listRememberedPairsAction,
  listMappingsAction,
  forgetMappingAction,
  listPairingsAction,
  endPairingAction,
  listDifferencesAction,
  getDifferenceAction,
  differenceFacetsAction,
  planImpactAction,
  listChecksAction,
  listStepsAction,
  groupedStepsAction,
  listProblemsAction,
  listQuestionsAction,
  getPlanFileAction,
  importPlanAction,
  approvePlanAction,
  disapprovePlanAction,
  startDeploymentAction,
  undoDeploymentAction,
  listDeploymentsAction,
  getDeploymentAction,
  listDeployedStepsAction,
  listDeployedLinesAction,
  openStepAction,
  listControlsAction,
  pauseDeploymentAction,
  stopDeploymentAction,
  resumeDeploymentAction,
  stepChoicesAction,
  retryStepAction,
  confirmStepAction,
  skipStepAction,
  reportDeploymentAction,
  kindsAction,
  activityAction,
  exportActivityAction,
  peopleAction,
  inviteAction,
  withdrawInvitationAction,
  joinAction,
  giveRoleAction,
  disablePersonAction,
  enablePersonAction,
  listKeysAction,
  createKeyAction(() => ACTIONS),
  endKeyAction,
  ...SIGN_IN_TABLE,
  verifyActivityAction,
  vaultKeysAction,
  rotateKeysAction,
  getInstanceAction,
  confirmInstanceAction,
  listVisibilityAction,
  setVisibilityAction,
  listStagesAction,
  saveStagesAction,
  listMembersAction,
  createMemberAction,
  bindMemberAction,
  mergeMembersAction,
  listItemsAction,
  listLinesAction,
  countItemsAction,
  roadmapAction,
  getItemAction,
  listItemIssuesAction,
  itemHistoryAction,
  compareDaysAction,
  compareItemAction,
  createItemAction,
  changeItemAction,
  previewItemAction,
  removeItemAction,
  listCommentsAction,
  addCommentAction,
  changeCommentAction,
  linkIssueAction,
  unlinkIssueAction,
  setRuleAction,
  pushItemAction,
  previewPushAction,
  createKeyResultAction,
  changeKeyResultAction,
  removeKeyResultAction,
  listIntegrationsAction,
  getIntegrationAction,
  unlinkedIssuesAction,
  integrationOptionsAction,
  createIntegrationAction,
  changeIntegrationAction,
  startIntegrationAction,
  pauseIntegrationAction,
  removeIntegrationAction,
  dryRunAction,
  getDryRunAction,
  ...SYNC_TABLE,
] as const

/** The one table that every door is made from. */
export const ACTIONS: readonly Action[] = TABLE as unknown as readonly Action[]

type Entry = (typeof TABLE)[number]
/** `GET /plans/{id}` → what goes in and what comes out, as JSON. */
export type Api = {
  [E in Entry as `${E['method']} ${E['path']}`]: { input: z.input<E['input']>; output: z.output<E['output']> }
}
/** `plans.get` → the same, by the action's name. */
export type ApiByName = { [E in Entry as E['name']]: { input: z.input<E['input']>; output: z.output<E['output']> } }

export { type Action, mayRun, ROLES, type Role } from './action.ts'
export { type Actor, actorText, type Context, type LongWork } from './context.ts'
export { type FactorPorts, type Factors, factorsOf, holdsFactor, takeCode } from './flows/factors.ts'
export { watchCredentials } from './flows/life/watch.ts'
export { LONG_WORK, runLongWork } from './flows/long-work.ts'
export { type NamedSite, namedSites } from './flows/named-site.ts'
export { mailsLinks } from './flows/new-password.ts'
export { Refusals } from './flows/note-refused.ts'
export { openSite } from './flows/open-site.ts'
export { askForPasskey, provePasskey } from './flows/passkeys.ts'
export { tellAnchor } from './flows/tell-anchor.ts'
export { verifyCandidate } from './flows/verify.ts'
export { PASSKEY_ANSWER } from './inputs-sign-in.ts'
export { whyNot } from './may-ask.ts'
export { perform } from './perform.ts'
export { isKeepable } from './plain-text.ts'
export type * from './shapes/index.ts'
export { VERSION } from './version.ts'
export { WATCHED, watch } from './watch.ts'
