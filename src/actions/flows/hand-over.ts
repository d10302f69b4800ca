/** A hand-over from the side of whoever holds the link: opened, a token given, tried at the locked address, sealed, and the link spent. */
import { Fault, type Json, type Secret, type WayOut } from '../../base/index.ts'
import {
  appendAudit,
  endHandOver,
  findHandOver,
  giveTryBack,
  type HandOver,
  type HandOverAlarm,
  listConnections,
  listPeople,
  MOST_TRIES,
  noteOpened,
  openLinkWay,
  raiseAlarm,
  type StoredConnection,
  type Tx,
  takeTry,
} from '../../store/index.ts'
import type { Context } from '../context.ts'
import { type GivenLogin, givenLogin } from './given-login.ts'
import { closed, givenWords, stateOf } from './hand-over-words.ts'
import { type Candidate, compareNew, inUse, takePlace } from './life/rotate.ts'
import { authorizeProven, connectProven, refuseOtherSite, refuseTaken } from './store-token.ts'
import { type Verified, verifyCandidate } from './verify.ts'

export interface GivenToken extends GivenLogin {
  readonly expiresAt: string | null
}

/** The link while it is open; a word that opens nothing is told no more than that, and alarms where it is odd. */
export async function openLink({ db, world }: Pick<Context, 'db' | 'world'>, word: Secret): Promise<HandOver> {
  const link = await findHandOver(db, word)
  const state = link ? stateOf(link, world.now()) : 'unknown'
  if (link && state === 'open') {
    await noteOpened(db, link.id)
    return link
  }
  if (state === 'given' || state === 'unknown') await alarm(db, link ? 'again' : 'guessed', link)
  throw closed(state)
}

export async function giveToken(
  context: Context,
  word: Secret,
  given: GivenToken,
): Promise<{ readonly says: string[]; readonly checks: Verified['verification']['checks'] }> {
  const { db, world } = context
  const link = await openLink(context, word)
  const login = givenLogin(given, link.deployment)
  // Before the token is tried: what could not be kept is not tried either.
  const connection = await connectionOf(context, link)
  const used = connection && link.purpose === 'replacement' ? await inUse(context, connection, login) : undefined
  const way = await openLinkWay(db, context.vault, link.id)
  const taken = await takeTry(db, link.id, world.now())
  if (!taken) throw closed(stateOf((await findHandOver(db, word)) ?? link, world.now()))
  const verified = await verifyCandidate(context, {
    ...login,
    url: link.url,
    connection: connection?.id ?? null,
    ...(way && { way }),
    projects: link.projects ?? connection?.projects ?? [],
    expiresAt: given.expiresAt,
    purpose: link.purpose === 'authorization' ? 'deployment' : 'service',
    // Nobody here asks on purpose for a token that is known not to work.
    onPurpose: false,
  })
  const { verification, proven } = verified
  if (!proven) throw await refused(context, taken, verified)
  if (connection) refuseOtherSite(connection, verified)
  const next = used && compareNew(used, verified, AS_BEFORE)
  await db.transaction().execute(async (tx) => {
    if (!(await endHandOver(tx, link.id, { as: 'given', by: nameOf(link), now: world.now() }))) throw closed('open')
    await keep(tx, context, { link, way, connection, verified, next, expiresAt: given.expiresAt })
    await appendAudit(tx, {
      actor: nameOf(link),
      action: 'handOvers.given',
      about: link.name,
      outcome: 'done',
      details: { purpose: link.purpose, askedBy: link.askedBy, account: verification.account?.name ?? null },
    })
  })
  return { says: givenWords(link, verification, given.expiresAt), checks: verification.checks }
}

/** As our tables name who brought the token. */
const nameOf = ({ id }: HandOver): string => `hand-over:${id}`

/** Whoever gives it decides neither that another account acts nor that it may do less. */
const AS_BEFORE = { anotherAccount: false, fewerRights: false } as const
/** A day, in minutes: whoever asked need not sit by to go back. */
const KEPT = 24 * 60

/** Undefined for a new one, whose name must still be free. */
async function connectionOf(context: Context, link: HandOver): Promise<StoredConnection | undefined> {
  if (link.purpose === 'connection') {
    await refuseTaken(context, link.name)
    return undefined
  }
  const connection = (await listConnections(context.db)).find(({ id }) => id === link.connectionId)
  const person = link.personId === null || (await listPeople(context.db)).some(({ id }) => id === link.personId)
  if (!connection || !person) throw closed('revoked')
  return connection
}

interface Keeping {
  readonly link: HandOver
  /** Of a new connection. */
  readonly way: WayOut | null
  readonly connection: StoredConnection | undefined
  readonly verified: Verified
  /** To take the place of the token in use, which is kept to go back to. */
  readonly next: Candidate | undefined
  readonly expiresAt: string | null
}

async function keep(
  tx: Tx,
  context: Context,
  { link, way, connection, verified, next, expiresAt }: Keeping,
): Promise<void> {
  const given = { expiresAt, by: nameOf(link) }
  if (!connection)
    return connectProven(tx, context, verified, { ...given, way, name: link.name, projects: link.projects })
  if (next) return takePlace(tx, context, next, { ...given, keepMinutes: KEPT })
  return authorizeProven(tx, context, verified, { ...given, connection, owner: { person: link.personId ?? '' } })
}

/** Where the site was not reached, the token was not tried. */
const NOT_TRIED: ReadonlySet<string> = new Set([
  ...['unreachable', 'rate-limited', 'dns', 'tls', 'proxy', 'not-allowed', 'site-moved'],
])

async function refused({ db, world }: Context, link: HandOver, { verification }: Verified): Promise<Fault> {
  const isTried = !NOT_TRIED.has(verification.state)
  if (!isTried) await giveTryBack(db, link.id)
  const triesLeft = MOST_TRIES - link.tries + (isTried ? 0 : 1)
  if (triesLeft === 0 && (await endHandOver(db, link.id, { as: 'tried', by: nameOf(link), now: world.now() })))
    await alarm(db, 'tries', link)
  const { says, remedy, state } = verification
  return new Fault('connection.refused', says, {
    facts: { state, triesLeft, checks: verification.checks as unknown as Json },
    ...(remedy === null ? {} : { remedy }),
  })
}

/** An audit row for the first of a sort; who comes again is counted. */
async function alarm(db: Context['db'], what: HandOverAlarm['what'], link: HandOver | undefined): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await raiseAlarm(tx, what, link?.id ?? null))) return
    await appendAudit(tx, {
      actor: 'system',
      action: 'handOvers.alarm',
      about: link?.name ?? null,
      outcome: what,
      details: link ? { link: link.id, askedBy: link.askedBy } : {},
    })
  })
}
