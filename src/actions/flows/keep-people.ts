/** Who may change whom: administrators look after the people below them, owners after everybody, and one owner always stays. */
import { randomUUID } from 'node:crypto'
import { Fault, type Secret } from '../../base/index.ts'
import { sealChosen } from '../../host/index.ts'
import {
  addPerson,
  changeRole,
  createSetupLink,
  disablePerson,
  endApiKeysOf,
  endSessionsOf,
  type Invited,
  isKnown,
  ownersBeside,
  type Person,
  personForChange,
  readSetupLink,
  redeemSetupLink,
  withdrawInvitation,
} from '../../store/index.ts'
import { mayRun } from '../action.ts'
import { actorText, type Context } from '../context.ts'
import { withdrawAuthorizations } from './revoke.ts'

type Role = Person['role']

/** Whoever gives or takes away what an administrator may, or ends one, is an owner. */
function refuseAbove({ actor }: Context, ...roles: readonly Role[]): void {
  const above = roles.some((role) => mayRun(role, { needs: 'administrator' }))
  if (!above || mayRun(actor.role, { needs: 'owner' })) return
  throw new Fault('not-allowed', 'Only an owner decides who administers.', { remedy: 'Ask an owner of this Fairlead.' })
}

const WEEK = 7 * 86_400_000
const PURPOSE = 'invitation'

/** An earlier link for the same address opens no longer. Gives the new one's secret part, once. */
export async function invite(
  context: Context,
  { email, role }: Omit<Invited, 'id'>,
): Promise<{ readonly invited: Invited; readonly word: Secret; readonly at: number; readonly expiresAt: number }> {
  refuseAbove(context, role)
  const { db, world, actor } = context
  if (await isKnown(db, email))
    throw new Fault('conflict', 'Somebody with this e-mail address is here already.', {
      about: 'email',
      remedy: 'Change their role, or enable them again.',
    })
  const invited = { id: randomUUID(), email, role }
  const at = world.now()
  const expiresAt = at + WEEK
  const word = await db.transaction().execute(async (tx) => {
    await withdrawInvitation(tx, { email })
    return createSetupLink(tx, { purpose: PURPOSE, about: invited, createdBy: actorText(actor), expiresAt })
  })
  return { invited, word, at, expiresAt }
}

/** The link is looked at before the password is sealed, which costs, and is used up with the account being made. */
export async function join({ db, settings }: Context, word: Secret, name: string, password: string): Promise<Person> {
  const link = await readSetupLink(db, word)
  if (link.purpose !== PURPOSE) throw otherLink()
  const invited = link.about as unknown as Invited
  const sealed = await sealChosen(password, { name, email: invited.email, second: false }, settings.breachedPasswords)
  return db.transaction().execute(async (tx) => {
    const { about, purpose } = await redeemSetupLink(tx, word)
    if (purpose !== PURPOSE) throw otherLink()
    const { email, role } = about as unknown as Invited
    return addPerson(tx, { name, email, role, password: sealed })
  })
}

const otherLink = (): Fault =>
  new Fault('not-found', 'This link is no invitation.', { remedy: 'Ask for an invitation.' })

export async function giveRole(context: Context, id: string, role: Role): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const person = await personForChange(tx, id)
    refuseAbove(context, person.role, role)
    if (person.role === 'owner' && role !== 'owner' && (await ownersBeside(tx, id)) === 0) throw lastOwner()
    await changeRole(tx, id, role)
  })
}

/** At once: their sessions, API keys and tokens of their own are gone, and whatever uses one of these stops. */
export async function disable(context: Context, id: string): Promise<void> {
  const { db, world } = context
  await db.transaction().execute(async (tx) => {
    const person = await personForChange(tx, id)
    refuseAbove(context, person.role)
    if (person.role === 'owner' && (await ownersBeside(tx, id)) === 0) throw lastOwner()
    await disablePerson(tx, id, new Date(world.now()))
    await endSessionsOf(tx, id)
    await endApiKeysOf(tx, id)
  })
  await withdrawAuthorizations(db, id, actorText(context.actor))
}

export async function enable(context: Context, id: string): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const person = await personForChange(tx, id)
    refuseAbove(context, person.role)
    await disablePerson(tx, id, null)
  })
}

const lastOwner = (): Fault =>
  new Fault('conflict', 'This is the last owner: nobody could decide who administers.', {
    remedy: 'Make somebody else an owner first.',
  })
