/** Signing in: argon2id passwords, opaque sessions of which only a hash is stored, slow and counted failures. */
import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Fault, Secret } from '../base/index.ts'
import {
  addPerson,
  createSetupLink,
  type Db,
  dropSession,
  findPassword,
  findSession,
  listPeople,
  openSession,
  type Person,
  redeemSetupLink,
  type Tx,
  touchSession,
} from '../store/index.ts'

const hash = promisify(argon2)
/** OWASP's second choice of parameters: 19 MiB, two passes, one lane. */
const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const
const SHORTEST_PASSWORD = 15
const IDLE = 30 * 60_000
const ABSOLUTE = 12 * 3_600_000

/** Two at once: hashing takes the threads that files and sockets need too. */
let hashing: Promise<unknown> = Promise.resolve()

async function argon(password: string, nonce: Buffer): Promise<Buffer> {
  const before = hashing
  const mine = before.then(() => hash('argon2id', { message: password, nonce, ...COST }))
  hashing = mine.catch(() => {})
  return mine
}

export async function sealPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  return `${nonce.toString('base64')}:${(await argon(password, nonce)).toString('base64')}`
}

async function fits(password: string, stored: string): Promise<boolean> {
  const [nonce = '', expected = ''] = stored.split(':')
  const given = await argon(password, Buffer.from(nonce, 'base64'))
  const wanted = Buffer.from(expected, 'base64')
  return wanted.length === given.length && timingSafeEqual(given, wanted)
}

const digest = (token: string): string => createHash('sha256').update(token).digest('hex')
/** Compared with when nobody has the address, so that the answer takes as long. */
const NOBODY = `${Buffer.alloc(16).toString('base64')}:${Buffer.alloc(32).toString('base64')}`

export interface SignedIn {
  readonly person: Person
  /** Goes into the cookie; only its hash is kept. */
  readonly token: string
}

export async function signIn(db: Db, email: string, password: string): Promise<SignedIn> {
  const found = await findPassword(db, email)
  const right = await fits(password, found?.password ?? NOBODY)
  if (!found || !right)
    throw new Fault('not-signed-in', 'This e-mail address and password do not belong together.', {
      remedy: 'Check both; after several failures wait a minute.',
    })
  return { person: found.person, token: await begin(db, found.person) }
}

/** The first administrator, by the single-use link that the server printed. */
export async function signUpFirst(
  db: Db,
  link: string,
  account: { readonly name: string; readonly email: string; readonly password: string },
): Promise<SignedIn> {
  if (account.password.length < SHORTEST_PASSWORD)
    throw new Fault(
      'input.invalid',
      `A password has at least ${SHORTEST_PASSWORD} characters; several words do well.`,
      { about: 'password' },
    )
  const sealed = await sealPassword(account.password)
  const person = await db.transaction().execute(async (tx) => {
    await takeLink(tx, link)
    return addPerson(tx, { name: account.name, email: account.email, role: 'owner', password: sealed })
  })
  return { person, token: await begin(db, person) }
}

async function begin(db: Db, person: Person): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await openSession(db, { hash: digest(token), personId: person.id, endsAt: new Date(Date.now() + ABSOLUTE) })
  return token
}

/** Undefined when there is no such session, it has been idle for too long, or it has ended. */
export async function whoIs(db: Db, token: string | undefined): Promise<Person | undefined> {
  if (token === undefined) return undefined
  const session = await findSession(db, digest(token))
  const now = Date.now()
  if (!session || session.endsAt.getTime() <= now || session.seenAt.getTime() + IDLE <= now) return undefined
  if (now - session.seenAt.getTime() > 60_000) await touchSession(db, digest(token))
  return session.person
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
