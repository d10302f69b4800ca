/** A hand-over from the side of whoever holds the link: opened, a token given, tried at the locked address, sealed, and the link spent. */
import { Fault, type Json, Secret } from '../../base/index.ts'
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
  raiseAlarm,
  type StoredConnection,
  type Tx,
  takeTry,
} from '../../store/index.ts'
import type { Context } from '../context.ts'
import { closed, givenWords, stateOf } from './hand-over-words.ts'
import {
  authorizeProven,
  connectProven,
  refuseOtherAccount,
  refuseOtherSite,
  refuseTaken,
  replaceProven,
} from './store-token.ts'
import { type Verified, verifyCandidate } from './verify.ts'

export interface GivenToken {
  readonly email: string | null
  readonly token: string
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
  refuseWithoutEmail(link, given)
  // Before the token is tried: what could not be kept is not tried either.
  const connection = await connectionOf(context, link)
  const taken = await takeTry(db, link.id, world.now())
  if (!taken) throw closed(stateOf((await findHandOver(db, word)) ?? link, world.now()))
  const verified = await verifyCandidate(context, {
    url: link.url,
    connection: connection?.id ?? null,
    email: link.deployment === 'cloud' ? given.email : null,
    token: new Secret(given.token),
    projects: link.projects ?? connection?.projects ?? [],
    expiresAt: given.expiresAt,
    purpose: link.purpose === 'authorization' ? 'deployment' : 'service',
    // Nobody here asks on purpose for a token that is known not to work.
    onPurpose: false,
  })
  const { verification, proven } = verified
  if (!proven) throw await refused(context, taken, verified)
  if (connection) refuseOtherSite(connection, verified)
  if (connection && link.purpose === 'replacement') refuseOtherAccount(connection, verified)
  await db.transaction().execute(async (tx) => {
    if (!(await endHandOver(tx, link.id, { as: 'given', by: nameOf(link), now: world.now() }))) throw closed('open')
    await keep(tx, context, { link, connection, verified, expiresAt: given.expiresAt })
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

function refuseWithoutEmail({ deployment }: HandOver, { email }: GivenToken): void {
  if (deployment === 'cloud' && email === null)
    throw new Fault('input.invalid', 'Give the e-mail address of the account that the token belongs to.', {
      about: 'email',
    })
}

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
  readonly connection: StoredConnection | undefined
  readonly verified: Verified
  readonly expiresAt: string | null
}

async function keep(tx: Tx, context: Context, { link, connection, verified, expiresAt }: Keeping): Promise<void> {
  const given = { expiresAt, by: nameOf(link) }
  if (!connection) return connectProven(tx, context, verified, { ...given, name: link.name, projects: link.projects })
  if (link.personId === null) return replaceProven(tx, context, verified, { ...given, connection })
  return authorizeProven(tx, context, verified, { ...given, connection, owner: { person: link.personId } })
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
