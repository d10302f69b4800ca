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
import { actorText, type Context } from '../../context.ts'
import { type GivenLogin, givenLogin } from '../given-login.ts'
import { provenOr, refuseOtherSite, tokenFacts, urlOf } from '../store-token.ts'
import { type Verified, verifyCandidate } from '../verify.ts'
import { keepFound } from './keep-found.ts'
import { lostRights } from './lost-rights.ts'

type Ports = Pick<Context, 'db' | 'vault' | 'world' | 'settings' | 'actor'>

export interface NewToken extends GivenLogin {
  readonly email: string | null
  readonly expiresAt: string | null
  /** For so long the old one may be gone back to. */
  readonly keepMinutes: number
  /** It is meant that another account acts from now on. */
  readonly anotherAccount: boolean
  /** It is meant that the new one may do less. */
  readonly fewerRights: boolean
}

/** Proven and compared, not yet in use. */
export interface Candidate {
  readonly owner: Owner
  readonly connection: StoredConnection
  readonly before: StoredCredential
  readonly verified: Verified
}

export async function proveNew(
  ports: Ports,
  owner: Owner,
  connection: StoredConnection,
  given: NewToken,
): Promise<Candidate> {
  const { name, site, projects } = connection
  const before = (await listCredentials(ports.db, owner)).find(({ siteId }) => siteId === site.id)
  if (!before) throw new Fault('not-found', `There is no token for ${name} that could be rotated.`, { about: name })
  const service = 'connection' in owner
  const login = givenLogin(given)
  await refuseSame(ports, owner, connection, login.token.reveal())
  const verified = await verifyCandidate(ports, {
    ...{ url: urlOf(connection), email: given.email, expiresAt: given.expiresAt },
    ...login,
    ...{ projects: service ? (projects ?? []) : [], purpose: service ? 'service' : 'deployment', onPurpose: true },
    connection: connection.id,
  })
  provenOr(verified, name)
  refuseOtherSite(connection, verified)
  if (!given.anotherAccount) refuseAnotherAccount(name, before, verified.verification)
  if (!given.fewerRights) refuseFewerRights(name, before, service ? connection.report : null, verified.verification)
  return { owner, connection, before, verified }
}

/** In use from the commit on. */
export async function takePlace(tx: Tx, ports: Ports, candidate: Candidate, given: NewToken): Promise<void> {
  const { world, vault, db, actor } = ports
  const { owner, connection, before, verified } = candidate
  const now = world.now()
  // What Jira refuses already is no way back.
  const isDead = (await sharedBreaker(db).isOpen(before.id)) !== null
  const keepUntil = isDead ? now : now + given.keepMinutes * MINUTE
  const facts = tokenFacts(verified, given, actorText(actor), now)
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
    ...{ actor: actorText(actor), action: 'credential.account', about: connection.name, outcome: 'changed' },
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
  token: string,
): Promise<void> {
  const current = await openCredential(db, vault, owner, site)
  if (!current || vault.nameOf(current.secret) !== vault.nameOf(new Secret(token.trim()))) return
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
