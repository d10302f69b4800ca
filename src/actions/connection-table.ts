/** The actions about permission to sites: connections and their tokens, authorizations, hand-overs. */
import { acceptRightAction, dropAcceptedRightAction } from './resources/accepted-rights.ts'
import {
  deleteAuthorizationAction,
  listAuthorizationsAction,
  saveAuthorizationAction,
} from './resources/authorizations.ts'
import {
  changeScopeAction,
  createConnectionAction,
  deleteConnectionAction,
  getConnectionAction,
  listConnectionsAction,
  replaceTokenAction,
  testConnectionAction,
  verifyConnectionAction,
} from './resources/connections.ts'
import {
  askForAuthorizationAction,
  askForTokenAction,
  giveTokenAction,
  listHandOversAction,
  openHandOverAction,
  revokeHandOverAction,
  settleAlarmAction,
} from './resources/hand-overs.ts'
import { markProductionAction, unmarkProductionAction } from './resources/production.ts'
import {
  renewAction,
  rotateAction,
  rotateBackAction,
  rotateOwnAction,
  rotateOwnBackAction,
  typeExpiryAction,
} from './resources/rotation.ts'
import { guideAction, listProjectsAction, probeAction } from './resources/site-questions.ts'
import { tokenWarningsAction } from './resources/warnings.ts'
import { changeWayOutAction } from './resources/ways-out.ts'

export const CONNECTION_TABLE = [
  guideAction,
  listConnectionsAction,
  getConnectionAction,
  verifyConnectionAction,
  createConnectionAction,
  testConnectionAction,
  replaceTokenAction,
  rotateAction,
  rotateBackAction,
  typeExpiryAction,
  renewAction,
  changeScopeAction,
  changeWayOutAction,
  markProductionAction,
  unmarkProductionAction,
  deleteConnectionAction,
  listProjectsAction,
  probeAction,
  listAuthorizationsAction,
  saveAuthorizationAction,
  rotateOwnAction,
  rotateOwnBackAction,
  deleteAuthorizationAction,
  tokenWarningsAction,
  acceptRightAction,
  dropAcceptedRightAction,
  askForAuthorizationAction,
  askForTokenAction,
  listHandOversAction,
  revokeHandOverAction,
  settleAlarmAction,
  openHandOverAction,
  giveTokenAction,
] as const
