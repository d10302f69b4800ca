/** What somebody pasted, as the credential that it is: an OAuth client's id goes with its secret. */
import { Fault, Secret } from '../../base/index.ts'
import { type ChosenMethod, LOGIN_METHODS } from '../../jira/index.ts'

export interface GivenLogin {
  readonly method?: ChosenMethod | null
  readonly clientId?: string | null
  readonly token: string
}

export function givenLogin({ method = null, clientId = null, token }: GivenLogin): {
  readonly token: Secret
  readonly method?: ChosenMethod
} {
  if (method === null) return { token: new Secret(token) }
  if (!('isClient' in LOGIN_METHODS[method])) return { method, token: new Secret(token) }
  if (clientId === null || clientId === '')
    throw new Fault('input.invalid', 'Give the id of the OAuth client as well.', { about: 'clientId' })
  return { method, token: new Secret(`${clientId}:${token}`) }
}
