/** People: whose token we have, and who can be given work. */
import { z } from 'zod'
import { Fault, isArray, isFault, type Json, type JsonObject } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { api } from './wire.ts'

export interface Me {
  /** Account id, on Data Center the user key: what histories call an author. */
  readonly account: string
  readonly name: string
  readonly timeZone: string
  readonly email: string | null
}

export interface Person {
  readonly account: string
  readonly name: string
  readonly email: string | null
  readonly active: boolean
  /** What a field for a person takes: Cloud wants the account id, Data Center the user name. */
  readonly value: JsonObject
}

const USER = z.looseObject({
  accountId: z.string().min(1).nullish(),
  key: z.string().nullish(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  emailAddress: z.string().nullish(),
  timeZone: z.string().nullish(),
  active: z.boolean().nullish(),
})
type User = z.infer<typeof USER>

const accountOf = (jira: Jira, { accountId, key, name }: User): string =>
  (jira.deployment === 'cloud' ? accountId : (key ?? name)) ?? ''

export async function whoAmI(jira: Jira): Promise<Me> {
  const user = await jira.get(USER, api(jira, '/myself'))
  const account = accountOf(jira, user)
  if (account === '')
    throw new Fault('jira.anonymous', `${jira.site} does not say whose token this is.`, {
      about: jira.site,
      remedy: 'Test the connection again, or store a new token.',
    })
  const { displayName, name, timeZone, emailAddress } = user
  return { account, name: displayName || name || account, timeZone: timeZone || 'UTC', email: emailAddress || null }
}

/** A person as a field's raw value tells them; null where it is none. */
function personIn(jira: Jira, value: Json | undefined): Person | null {
  const user = USER.safeParse(value)
  const account = user.success ? accountOf(jira, user.data) : ''
  return user.success && account !== '' ? shown(jira, account, user.data) : null
}

/** Those that a field for one or for several tells. */
export function peopleIn(jira: Jira, value: Json | undefined): Person[] {
  return (isArray(value) ? value : [value]).flatMap((one) => personIn(jira, one) ?? [])
}

function shown(jira: Jira, account: string, { displayName, name, emailAddress, active }: User): Person {
  return {
    account,
    name: displayName || name || account,
    email: emailAddress || null,
    active: active ?? true,
    value: jira.deployment === 'cloud' ? { accountId: account } : { name: name ?? account },
  }
}

const MOST = 1_000

/**
 * Those who can be given issues in all of the projects and whose name or address fits. Jira looks at its first thousand
 * people, Data Center gives a hundred: who is missing is found by a longer search.
 */
export async function assignablePeople(
  jira: Jira,
  projectKeys: readonly string[],
  search: string,
): Promise<readonly Person[]> {
  const asked = jira.deployment === 'cloud' ? { query: search } : { username: search }
  const path = api(jira, '/user/assignable/search')
  const lists = await Promise.all(
    projectKeys.map((project) => jira.get(z.array(USER), path, { ...asked, project, maxResults: MOST })),
  )
  const [first = [], ...others] = lists.map((users) => users.flatMap((user) => personIn(jira, user as Json) ?? []))
  return first.filter(({ account }) => others.every((list) => list.some((one) => one.account === account)))
}

/** Null where Jira knows nobody by that account. */
export async function personByAccount(jira: Jira, account: string): Promise<Person | null> {
  const query = jira.deployment === 'cloud' ? { accountId: account } : { key: account }
  try {
    return personIn(jira, (await jira.get(USER, api(jira, '/user'), query)) as Json)
  } catch (error) {
    if (isFault(error, 'jira.not-found')) return null
    throw error
  }
}
