/** Sessions: opaque words of which only a hash is stored, each with how it was begun; and the first account of all. */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../actions/index.ts'
import { Fault, Secret } from '../base/index.ts'
import { fitsPassword, sealChosen } from '../host/index.ts'
import {
  ABSOLUTE,
  addPerson,
  createSetupLink,
  type Db,
  dropSession,
  findPassword,
  findSession,
  IDLE,
  listPeople,
  openSession,
  type Person,
  redeemSetupLink,
  renewSession,
  type SignInWay,
  type StoredSession,
  type Tx,
  touchSession,
} from '../store/index.ts'

const digest = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Who has this password. */
export async function passwordOf(db: Db, email: string, password: string): Promise<Person> {
  const found = await findPassword(db, email)
  const right = await fitsPassword(password, found?.password)
  if (found && right) return found.person
  throw new Fault('not-signed-in', 'This e-mail address and password do not belong together.', {
    remedy: 'Check both; after several failures wait a minute.',
  })
}

/** The first person, who owns this Fairlead, by the single-use link that the server printed. */
export async function signUpFirst(
  { db, settings }: Pick<Context, 'db' | 'settings'>,
  link: string,
  account: { readonly name: string; readonly email: string; readonly password: string },
): Promise<Person> {
  const sealed = await sealChosen(account.password, { ...account, second: false }, settings.breachedPasswords)
  return db.transaction().execute(async (tx) => {
    await takeLink(tx, link)
    return addPerson(tx, { name: account.name, email: account.email, role: 'owner', password: sealed })
  })
}

export interface Beginning {
  readonly way: SignInWay
  /** The browser, in short. */
  readonly agent: string
  /** What the provider of single sign-on calls its own session. */
  readonly providerSession: string | null
}

/** Gives what goes into the cookie; only its hash is kept. */
export async function beginSession(db: Db, person: Person, beginning: Beginning): Promise<string> {
  const token = newToken()
  const endsAt = new Date(Date.now() + ABSOLUTE)
  await openSession(db, { ...beginning, hash: digest(token), person: person.id, endsAt })
  return token
}

/** The same session, proved anew: gives what goes into the cookie from now on. */
export async function provenAnew(db: Db, { id }: StoredSession): Promise<string> {
  const token = newToken()
  await renewSession(db, id, digest(token))
  return token
}

const newToken = (): string => randomBytes(32).toString('base64url')

/** Undefined when there is no such session, it has been idle for too long, or it has ended. */
export async function whoIs(
  db: Db,
  token: string | undefined,
): Promise<{ readonly person: Person; readonly session: StoredSession } | undefined> {
  if (token === undefined) return undefined
  const found = await findSession(db, digest(token))
  const now = Date.now()
  if (!found || found.session.endsAt.getTime() <= now || found.session.seenAt.getTime() + IDLE <= now) return undefined
  if (now - found.session.seenAt.getTime() > 60_000) await touchSession(db, digest(token))
  return found
}

export const signOut = (db: Db, token: string): Promise<void> => dropSession(db, digest(token))

/** The link is used up only when the person is really made. */
async function takeLink(tx: Tx, link: string): Promise<void> {
  const { purpose } = await redeemSetupLink(tx, new Secret(link))
  if (purpose !== FIRST || (await listPeople(tx)).length > 0)
    throw new Fault('not-found', 'This link is for something else, or somebody was faster.', {
      remedy: 'Sign in, or ask who administers this Fairlead.',
    })
}

const FIRST = 'first-administrator'
const HALF_AN_HOUR = 30 * 60_000

/** The link's secret part; undefined once there is somebody who may sign in. */
export async function firstLink(db: Db, now: number): Promise<Secret | undefined> {
  if ((await listPeople(db)).length > 0) return undefined
  return createSetupLink(db, { purpose: FIRST, about: {}, createdBy: 'system', expiresAt: now + HALF_AN_HOUR })
}
