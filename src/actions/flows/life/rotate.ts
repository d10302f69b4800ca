/** Rotation: a new token is proven and compared with the one in use before it takes its place; the old one is kept to go back to, then proven dead. */
import { Fault, type Json, type Problem, Secret } from '../../../base/index.ts'
import type { Verification } from '../../../jira/index.ts'
import { sharedBreaker } from '../../../jobs/index.ts'
import {
  appendAudit,
  changeConnection,
  destroyOld,
  goBack,
  listCredentials,
  type Owner,
  openCredential,
  rotateCredential,
  type StoredConnection,
  type StoredCredential,
  type Tx,
} from '../../../store/index.ts'
import type { Context } from '../../context.ts'
import { type GivenLogin, givenLogin, type Login } from '../given-login.ts'
import { type Given, provenOr, refuseOtherSite, tokenFacts, urlOf } from '../store-token.ts'
import { type Verified, verifyCandidate } from '../verify.ts'
import { keepFound } from './keep-found.ts'
import { lostRights } from './lost-rights.ts'

type Ports = Pick<Context, 'db' | 'vault' | 'world' | 'settings'>

/** What is meant by a rotation beyond the token itself. */
export interface Meant {
  /** It is meant that another account acts from now on. */
  readonly anotherAccount: boolean
  /** It is meant that the new one may do less. */
  readonly fewerRights: boolean
}

export interface NewToken extends GivenLogin, Meant {
  readonly expiresAt: string | null
}

/** The token whose place is to be taken. */
export interface InUse {
  readonly owner: Owner
  readonly connection: StoredConnection
  readonly before: StoredCredential
}

/** Proven and compared, not yet in use. */
export interface Candidate extends InUse {
  readonly verified: Verified
}

export async function proveNew(
  ports: Ports,
  owner: Owner,
  connection: StoredConnection,
  given: NewToken,
): Promise<Candidate> {
  const { name, projects } = connection
  const before = await tokenInUse(ports, owner, connection)
  const service = 'connection' in owner
  // Where nothing was said, of the sort that is in use.
  const login = givenLogin({ ...given, method: given.method ?? before.method })
  await refuseSame(ports, owner, connection, login)
  const verified = await verifyCandidate(ports, {
    ...login,
    ...{ url: urlOf(connection), expiresAt: given.expiresAt },
    ...{ projects: service ? (projects ?? []) : [], purpose: service ? 'service' : 'deployment', onPurpose: true },
    connection: connection.id,
  })
  provenOr(verified, name)
  return compareNew({ owner, connection, before }, verified, given)
}

/** Of a connection, for a token that comes by another way: not the same one again. */
export async function inUse(ports: Ports, connection: StoredConnection, login: Login): Promise<InUse> {
  const owner = { connection: connection.id }
  const before = await tokenInUse(ports, owner, connection)
  await refuseSame(ports, owner, connection, login)
  return { owner, connection, before }
}

/** A token that works, held against the one in use. */
export function compareNew(used: InUse, verified: Verified, meant: Meant): Candidate {
  const { owner, connection, before } = used
  const { name, report } = connection
  refuseOtherSite(connection, verified)
  if (!meant.anotherAccount) refuseAnotherAccount(name, before, verified.verification)
  if (!meant.fewerRights) refuseFewerRights(name, before, 'connection' in owner ? report : null, verified.verification)
  return { ...used, verified }
}

async function tokenInUse({ db }: Ports, owner: Owner, { name, site }: StoredConnection): Promise<StoredCredential> {
  const token = (await listCredentials(db, owner)).find(({ siteId }) => siteId === site.id)
  if (token) return token
  throw new Fault('not-found', `There is no token for ${name} that could be rotated.`, { about: name })
}

/** In use from the commit on. `keepMinutes`: for so long the old one may be gone back to. */
export async function takePlace(
  tx: Tx,
  { world, vault, db }: Ports,
  { owner, connection, before, verified }: Candidate,
  given: Given & { readonly keepMinutes: number },
): Promise<void> {
  const { by } = given
  const now = world.now()
  // What Jira refuses already is no way back.
  const isDead = (await sharedBreaker(db).isOpen(before.id)) !== null
  const keepUntil = isDead ? now : now + given.keepMinutes * MINUTE
  const facts = tokenFacts(verified, given, by, now)
  await rotateCredential(tx, vault, { ...facts, owner, site: connection.site }, { now, keepUntil })
  if (isDead) await destroyOld(tx, before.id)
  const { verification } = verified
  if ('connection' in owner)
    await changeConnection(tx, connection.id, {
      check: { state: verification.state, report: verification as unknown as Json, at: now },
    })
  const to = verification.account?.id ?? ''
  if (to === before.account.key) return
  await appendAudit(tx, {
    ...{ actor: by, action: 'credential.account', about: connection.name, outcome: 'changed' },
    details: { from: before.account.name, to: verification.account?.name ?? to },
  })
}

const MINUTE = 60_000

/** The old one is tried first: one that Jira refuses by now is nothing to go back to. */
export async function goBackTo(ports: Ports, owner: Owner, connection: StoredConnection): Promise<void> {
  const { db, vault, world } = ports
  const { name, site } = connection
  const [old] = (await listCredentials(db, owner, 'old')).filter(({ siteId }) => siteId === site.id)
  const opened = old && (await openCredential(db, vault, owner, site, old.id))
  if (!opened || (old.keptUntil ?? 0) <= world.now())
    throw new Fault('conflict', `There is no old token of ${name} to go back to: its time has passed.`, {
      about: name,
      remedy: 'Rotate to a token that works.',
    })
  const verified = await verifyCandidate(ports, {
    ...{ id: old.id, method: old.method, url: urlOf(connection), email: old.email, token: opened.secret },
    ...('connection' in owner
      ? { projects: connection.projects ?? [], purpose: 'service' as const }
      : { projects: [], purpose: 'deployment' as const }),
    ...{ expiresAt: null, onPurpose: false, connection: connection.id },
  })
  provenOr(verified, name)
  await db.transaction().execute((tx) => goBack(tx, owner, site, old.id, world.now()))
  await keepFound(ports, old, connection, verified.verification, verified.skew)
}

async function refuseSame(
  { db, vault }: Ports,
  owner: Owner,
  { name, site }: StoredConnection,
  { token }: Login,
): Promise<void> {
  const current = await openCredential(db, vault, owner, site)
  if (!current || vault.nameOf(current.secret) !== vault.nameOf(new Secret(token.reveal().trim()))) return
  throw new Fault('conflict', `This is the token that ${name} uses already.`, {
    about: name,
    remedy: 'Make a new one in Jira, and paste that.',
  })
}

/** Another account would silently become the author of everything. */
function refuseAnotherAccount(name: string, { account }: StoredCredential, { account: now }: Verification): void {
  if (now?.id === account.key) return
  throw new Fault('conflict', `This token belongs to ${now?.name ?? 'somebody else'}, not to ${account.name}.`, {
    about: name,
    remedy: 'Use a token of the same account, or say that another account is meant to act from now on.',
  })
}

function refuseFewerRights(name: string, before: StoredCredential, report: Json, now: Verification): void {
  const lost = lostRights(before, report, now)
  if (lost.length === 0) return
  const problems: Problem[] = lost.map((says) => ({ severity: 'blocks', code: 'right-lost', about: name, says }))
  throw new Fault('conflict', `The new token may do less than the one in use: ${lost.join(' ')}`, {
    about: name,
    problems,
    remedy: 'Grant the account what is missing, or say that fewer rights are meant.',
  })
}
