/** Whose token is it? Only `/myself` proves a login. A scoped token works at the gateway alone: two doors, one try at each. */
import { z } from 'zod'
import { type Fault, isFault } from '../../base/index.ts'
import { addressFor, CHOSEN_METHODS, type Credential, isGatewayOnly, LOGIN_METHODS } from '../credential.ts'
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
  const doors = { base: site.address, gateway, cloudId: facts.cloudId }
  const [first, second] = [addressFor(method, doors), addressFor('scoped-api-token', doors)]
  try {
    return await myself({ ...site, address: first }, facts, expired)
  } catch (refused) {
    if (!isFault(refused, 'connection.refused') || !mayBeScoped(refused) || second === first) throw refused
    try {
      return await myself({ ...site, address: second }, facts, expired)
    } catch (again) {
      // Where the gateway refuses the login too, what the site said is the whole truth.
      throw isFault(again, 'connection.refused') && mayBeScoped(again) ? refused : again
    }
  }
}

/** A token that was given as the other deployment's is not even sent: it would be a failed login for nothing. */
export function formTrouble(
  site: string,
  { method }: Credential,
  { product, deployment }: SiteFacts,
): Fault | undefined {
  const { deployment: made, label } = LOGIN_METHODS[method]
  if (made === deployment) return undefined
  const isChosen = CHOSEN_METHODS.some((one) => one === method)
  // Where nothing was chosen, an e-mail address is what tells the two forms apart.
  const address = isChosen
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

/** At its own address a site says the same to a scoped token as to a wrong one. */
function mayBeScoped(refused: Fault): boolean {
  return stateOf(refused) === 'wrong-token' || stateOf(refused) === 'expired'
}

async function myself(line: Line, { deployment }: SiteFacts, expired: boolean): Promise<LoggedIn> {
  const path = deployment === 'cloud' ? '/rest/api/3/myself' : '/rest/api/2/myself'
  const answer = await heard(line, { method: 'GET', path })
  const refused = loginTrouble(line.site, answer, expired)
  if (refused) throw refused
  const me = MYSELF.safeParse(answer.body)
  const id = me.success ? (deployment === 'cloud' ? me.data.accountId : (me.data.key ?? me.data.name)) : undefined
  if (!me.success || !id) throw anonymous(line.site)
  const { displayName, name, emailAddress, timeZone } = me.data
  return {
    line,
    account: { id, name: displayName || name || id, email: emailAddress || null, timeZone: timeZone || null },
  }
}
