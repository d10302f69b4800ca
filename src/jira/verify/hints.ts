/** What the look of a pasted token suggests. Hints only: Atlassian promises no shape, so none is ever refused for it. */
import { Secret } from '../../base/index.ts'
import { type Credential, isClient, LOGIN_METHODS } from '../credential.ts'

/** White space and what a line break leaves behind; no token has any. */
const BLANK = /[\s\u200b-\u200d\u2060\ufeff]+/g

/** As it is to be used and stored: without what came along when it was copied. */
export function tidyCredential(credential: Credential): Credential {
  const token = credential.secret.reveal().replace(/^\s*(bearer|basic)\s+/i, '')
  return {
    ...credential,
    email: credential.email?.replace(BLANK, '') ?? null,
    secret: new Secret(token.replace(BLANK, '')),
  }
}

export function tokenHints({ method, email, secret }: Credential): string[] {
  const typed = secret.reveal()
  const token = typed.replace(BLANK, '')
  const { deployment, needsEmail } = LOGIN_METHODS[method]
  const cloud = deployment === 'cloud'
  const hints = [
    [/^\s*(bearer|basic)\s/i.test(typed), 'The word before the token was left out: it is no part of it.'],
    [token !== typed, 'White space in the token was left out: it comes from copying.'],
    [token === '', 'The token is empty.'],
    [/^ATCTT3/.test(token), "This looks like an organisation's admin API key, which Jira does not accept."],
    [!cloud && /^AT[AS]TT3/.test(token), 'This looks like a token of Jira Cloud; Data Center has its own.'],
    [
      cloud && !isClient(method) && looksLikePersonal(token),
      'This looks like a personal access token of Jira Data Center.',
    ],
    [needsEmail && /^ATSTT3/.test(token), "This looks like a service account's token: choose that way in."],
    [needsEmail && !/^\S+@\S+\.\S+$/.test(email?.trim() ?? ''), 'The e-mail address of the account is missing.'],
  ] as const
  return hints.flatMap(([holds, says]) => (holds ? [says] : []))
}

/** 32 bytes and the token's number, in base64: 44 letters in those that have been seen. */
function looksLikePersonal(token: string): boolean {
  return /^[A-Za-z0-9+/]{44}$/.test(token)
}
