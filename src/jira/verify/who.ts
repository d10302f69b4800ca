/** Whose token is it? Only `/myself` proves a login, asked once at the one door that the token's way in has. */
import { z } from 'zod'
import type { Fault } from '../../base/index.ts'
import { addressFor, type Credential, isAccounts, isGatewayOnly, LOGIN_METHODS } from '../credential.ts'
import type { Line } from '../exchange.ts'
import { heard } from './ask.ts'
import { anonymous, loginTrouble } from './judge.ts'
import { type Account, type SiteFacts, stateOf, trouble } from './verification.ts'

const MYSELF = z.looseObject({
  /** Cloud's; Data Center has `key` and `name` instead. */
  accountId: z.string().min(1).nullish(),
  key: z.string().nullish(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  emailAddress: z.string().nullish(),
  timeZone: z.string().nullish(),
})

export interface LoggedIn {
  readonly account: Account
  /** The line through the door that opened. */
  readonly line: Line
}

export async function logIn(site: Line, facts: SiteFacts, gateway: string, expired: boolean): Promise<LoggedIn> {
  const { method } = site.credential
  if (isGatewayOnly(method) && facts.cloudId === null)
    throw trouble(
      'not-jira',
      `${site.site} does not tell its cloud id, without which the gateway cannot be asked.`,
      'Check the address: a site of Jira Cloud tells it to everybody.',
    )
  const address = addressFor(method, { base: site.address, gateway, cloudId: facts.cloudId })
  return myself({ ...site, address }, facts, expired)
}

/** A token that was given as the other deployment's is not even sent: it would be a failed login for nothing. */
export function formTrouble(
  site: string,
  { method }: Credential,
  { product, deployment }: SiteFacts,
): Fault | undefined {
  const { deployment: made, label } = LOGIN_METHODS[method]
  if (made === deployment) return undefined
  // Where nothing was chosen, an e-mail address is what tells the two forms apart.
  const address = isAccounts(method)
    ? `Choose a way in that ${product} has`
    : deployment === 'cloud'
      ? 'Give the e-mail address of the account'
      : 'Leave the e-mail address out'
  return trouble(
    'wrong-token',
    `${site} is ${product}, but the token was given as the other's: ${label}.`,
    `${address}, and use a token that was made on ${product}. This one was not sent.`,
  )
}

/** Tried at the other door as well, a wrong token would be two failed logins: whoever made it says which it is. */
function orMistaken(refused: Fault, { method }: Credential): Fault {
  const { mistaken } = LOGIN_METHODS[method]
  if (mistaken === undefined || stateOf(refused) !== 'wrong-token') return refused
  return trouble('wrong-token', refused.message, `${mistaken} ${refused.remedy ?? ''}`.trim())
}

async function myself(line: Line, { deployment }: SiteFacts, expired: boolean): Promise<LoggedIn> {
  const path = deployment === 'cloud' ? '/rest/api/3/myself' : '/rest/api/2/myself'
  const answer = await heard(line, { method: 'GET', path })
  const refused = loginTrouble(line.site, answer, expired)
  if (refused) throw orMistaken(refused, line.credential)
  const me = MYSELF.safeParse(answer.body)
  const id = me.success ? (deployment === 'cloud' ? me.data.accountId : (me.data.key ?? me.data.name)) : undefined
  if (!me.success || !id) throw anonymous(line.site)
  const { displayName, name, emailAddress, timeZone } = me.data
  return {
    line,
    account: { id, name: displayName || name || id, email: emailAddress || null, timeZone: timeZone || null },
  }
}
