/** Who gets in by single sign-on, and as what: decided anew at every sign-in, by the groups that the provider tells. */
import { ROLES } from '../actions/index.ts'
import type { ProvidedPerson } from '../host/index.ts'
import {
  addPerson,
  appendAudit,
  changeRole,
  endSessionsOf,
  findPerson,
  keepIdentity,
  ownersBeside,
  type Person,
  type PersonRole,
  personOfIdentity,
  personWithEmail,
  type Tx,
} from '../store/index.ts'
import type { SignInPorts } from './session-cookie.ts'

/** Why nobody gets in, as the sign-in page has words for it. */
export class NotAdmitted extends Error {
  readonly why: 'no-group' | 'closed' | 'known' | 'provider' | 'weak'
  constructor(why: NotAdmitted['why']) {
    super(why)
    this.why = why
  }
}

/** How somebody signed in at the provider is judged where the operator says how it must be: what it does not tell, it did not ask. */
export function refuseWeak(
  { ssoAcr, ssoAmr }: Pick<SignInPorts['settings'], 'ssoAcr' | 'ssoAmr'>,
  { acr, amr }: Pick<ProvidedPerson, 'acr' | 'amr'>,
): void {
  const isStrong = ssoAcr.length === 0 || (acr !== null && ssoAcr.includes(acr))
  if (!isStrong || (ssoAmr.length > 0 && !amr.some((one) => ssoAmr.includes(one)))) throw new NotAdmitted('weak')
}

/** The most that any of the groups gives; undefined: none gives any. */
export function roleOf(groups: readonly string[], roles: Readonly<Record<string, PersonRole>>): PersonRole | undefined {
  const given = groups.flatMap((group) => (Object.hasOwn(roles, group) ? [roles[group] as PersonRole] : []))
  return given.reduce<PersonRole | undefined>(
    (most, role) => (most === undefined || ROLES.indexOf(role) > ROLES.indexOf(most) ? role : most),
    undefined,
  )
}

export async function admit({ db, settings }: SignInPorts, told: ProvidedPerson): Promise<Person> {
  const role = roleOf(told.groups, settings.ssoRoles)
  const known = await personOfIdentity(db, told)
  if (role === undefined) {
    // Who lost the last group that opens Fairlead loses what is open already.
    if (known !== undefined) await endSessionsOf(db, known)
    throw new NotAdmitted('no-group')
  }
  return db.transaction().execute(async (tx) => {
    const id = known ?? (await linked(tx, told, settings.ssoLinkByEmail)) ?? (await added(tx, told, role))
    await keepIdentity(tx, id, { issuer: told.issuer, subject: told.subject }, told.email)
    await give(tx, id, role)
    const found = await findPerson(tx, id)
    if (!found) throw new NotAdmitted('closed')
    return found.person
  })
}

/** An account that is here already: only where the provider vouches for the address, and the operator for the provider. */
async function linked(tx: Tx, { email, emailVerified }: ProvidedPerson, allowed: boolean): Promise<string | undefined> {
  if (email === null) throw new NotAdmitted('provider')
  const local = await personWithEmail(tx, email)
  if (local === undefined) return undefined
  if (!allowed || !emailVerified) throw new NotAdmitted('known')
  await told(tx, 'session.link', local, {})
  return local
}

async function added(tx: Tx, { name, email }: ProvidedPerson, role: PersonRole): Promise<string> {
  const { id } = await addPerson(tx, { name: name ?? email ?? '', email: email ?? '', role, password: null })
  await told(tx, 'session.admit', id, { role })
  return id
}

/** The last owner stays one, whatever the groups say: somebody must be able to mend the rest. */
async function give(tx: Tx, id: string, role: PersonRole): Promise<void> {
  const found = await findPerson(tx, id)
  if (!found || found.person.role === role) return
  if (found.person.role === 'owner' && (await ownersBeside(tx, id)) === 0) return
  await changeRole(tx, id, role)
  await told(tx, 'session.role', id, { role, before: found.person.role })
}

const told = (tx: Tx, action: string, id: string, details: Readonly<Record<string, string>>): Promise<unknown> =>
  appendAudit(tx, { actor: 'single sign-on', action, about: `person:${id}`, outcome: 'done', details })
