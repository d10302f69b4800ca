/** What somebody pasted, as the credential that it is: an OAuth client's id goes with its secret. */
import { Fault, Secret } from '../../base/index.ts'
import {
  type Deployment,
  isClient,
  LOGIN_METHODS,
  type LoginMethodName,
  needsEmail,
  usualMethod,
} from '../../jira/index.ts'

export interface GivenLogin {
  readonly method: LoginMethodName | null
  readonly email: string | null
  readonly clientId?: string | null
  readonly token: string
}

export interface Login {
  readonly method: LoginMethodName
  readonly email: string | null
  readonly token: Secret
}

/** Without a word of the way in it is the usual one of the site, whose kind an e-mail address tells where it is not known. */
export function givenLogin({ email, clientId = null, token, ...given }: GivenLogin, deployment?: Deployment): Login {
  const method = given.method ?? usualMethod(deployment ?? (email === null ? 'dataCenter' : 'cloud'))
  if (needsEmail(method)) return { method, email: must(email, 'email', EMAIL), token: new Secret(token) }
  if (!isClient(method)) return { method, email: null, token: new Secret(token) }
  const id = must(clientId, 'clientId', 'Give the id of the OAuth client as well.')
  return { method, email: null, token: new Secret(`${id}:${token}`) }
}

const EMAIL = 'Give the e-mail address of the account that the token belongs to.'

function must(text: string | null, about: string, says: string): string {
  if (text !== null && text !== '') return text
  throw new Fault('input.invalid', says, { about })
}

/** Of one token for several sites: what was said of the way in is meant for those of its kind. */
export const methodOn = (deployment: Deployment, method: LoginMethodName | null): LoginMethodName | null =>
  method !== null && LOGIN_METHODS[method].deployment === deployment ? method : null
