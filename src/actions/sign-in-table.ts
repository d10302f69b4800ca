/** The actions of one's own account: sessions, second factors, the password. */
import {
  beginCodeAction,
  confirmCodeAction,
  listFactorsAction,
  removeCodeAction,
  renewRecoveryAction,
  resetFactorsAction,
} from './resources/factors.ts'
import {
  beginPasskeyAction,
  removePasskeyAction,
  renamePasskeyAction,
  savePasskeyAction,
} from './resources/passkeys.ts'
import {
  changePasswordAction,
  choosePasswordAction,
  forgotPasswordAction,
  makePasswordLinkAction,
} from './resources/password.ts'
import { endSessionAction, endSessionsAction, listSessionsAction } from './resources/sessions.ts'

export const SIGN_IN_TABLE = [
  listSessionsAction,
  endSessionAction,
  endSessionsAction,
  listFactorsAction,
  beginCodeAction,
  confirmCodeAction,
  removeCodeAction,
  renewRecoveryAction,
  resetFactorsAction,
  changePasswordAction,
  forgotPasswordAction,
  makePasswordLinkAction,
  choosePasswordAction,
  beginPasskeyAction,
  savePasskeyAction,
  renamePasskeyAction,
  removePasskeyAction,
] as const
