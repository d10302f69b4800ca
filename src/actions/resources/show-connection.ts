/** How a stored connection leaves: with what was verified, and of its token only what may be shown. */
import { Fault } from '../../base/index.ts'
import { readAuthorities } from '../../host/index.ts'
import { type Excess, LOGIN_METHODS, type Verification } from '../../jira/index.ts'
import {
  type AcceptedRight,
  acceptedRights,
  type Db,
  type Health,
  healthsOf,
  type StoredConnection,
  type StoredCredential,
  type StoredWayOut,
  storedWaysOut,
  tokensOf,
} from '../../store/index.ts'
import type { ConnectionView, OldTokenView, VerificationView } from '../shapes/index.ts'

export function showVerification(verification: Verification): VerificationView {
  return JSON.parse(JSON.stringify(verification)) as VerificationView
}

export async function showConnection(db: Db, connection: StoredConnection): Promise<ConnectionView> {
  const [shown] = await showConnections(db, [connection])
  if (!shown) throw new Fault('not-found', `${connection.name} has no token.`, { about: connection.name })
  return shown
}

/** As many questions for many as for one. One that is being removed has no token any more, and is not told. */
export async function showConnections(db: Db, connections: readonly StoredConnection[]): Promise<ConnectionView[]> {
  const ids = connections.map(({ id }) => id)
  const tokens = await tokensOf(db, ids)
  const inUse = [...tokens.values()].flat().filter(({ slot }) => slot === 'current')
  const [accepted, ways, healths] = await Promise.all([
    acceptedRights(db, ids),
    storedWaysOut(db, ids),
    healthsOf(
      db,
      inUse.map(({ id }) => id),
    ),
  ])
  return connections.flatMap((connection) => {
    const { id } = connection
    // After one was gone back to, the newest is an old one.
    const { current: [token] = [], old = [] } = Object.groupBy(tokens.get(id) ?? [], ({ slot }) => slot)
    if (!token) return []
    const beside = { accepted: accepted.get(id) ?? [], wayOut: ways.get(id), health: healths.get(token.id) }
    return [show(connection, { token, old, ...beside })]
  })
}

interface Beside {
  readonly token: StoredCredential
  readonly old: readonly StoredCredential[]
  readonly accepted: readonly AcceptedRight[]
  readonly wayOut: StoredWayOut | undefined
  readonly health: Health | undefined
}

function show(connection: StoredConnection, { token, old, accepted, wayOut, health }: Beside): ConnectionView {
  const verification = connection.report as unknown as Verification
  return {
    name: connection.name,
    deployment: connection.site.deployment,
    url: connection.site.origin + connection.site.contextPath,
    projects: connection.projects === null ? null : [...connection.projects],
    ...verdict(verification, accepted),
    checkedAt: iso(connection.checkedAt),
    account:
      verification.account === null ? null : { name: verification.account.name, email: verification.account.email },
    administrator: verification.administrator === true,
    token: {
      method: token.method,
      label: LOGIN_METHODS[token.method].label,
      last4: token.last4,
      expiresAt: token.expiresAt === null ? null : iso(token.expiresAt),
      expiresFrom: token.expiresFrom,
      storedAt: iso(token.createdAt),
      storedBy: token.createdBy,
    },
    production: connection.production,
    wayOut: wayOut ? showWayOut(wayOut) : null,
    verification: showVerification(verification),
    accepted: accepted.map(({ at, until, projects, ...one }) => ({
      ...one,
      projects: [...projects],
      at: iso(at),
      until: iso(until),
    })),
    health: health ? { probedAt: iso(health.probedAt), since: iso(health.since), clockSkew: health.skew } : null,
    old: old.map(showOldToken),
    renewal: showRenewal(connection, token.provenAt),
  }
}

export const showOldToken = ({ last4, keptUntil, aliveAt }: StoredCredential): OldTokenView => ({
  last4,
  keptUntil: keptUntil === null ? null : iso(keptUntil),
  aliveAt: aliveAt === null ? null : iso(aliveAt),
})

/** What is beyond its work and accepted is no finding any more; one right or project more is. */
function verdict(
  { state, says, remedy, excess }: Verification,
  accepted: readonly AcceptedRight[],
): Pick<ConnectionView, 'state' | 'says' | 'remedy'> {
  const isAccepted = ({ permission, projects }: Excess): boolean =>
    accepted.some((one) => one.permission === permission && projects.every((key) => one.projects.includes(key)))
  if (state !== 'over-privileged' || !excess.every(isAccepted)) return { state, says, remedy }
  const until = new Date(Math.min(...accepted.map((one) => one.until))).toISOString().slice(0, 10)
  return { state: 'ok', says: `What it holds beyond its work is accepted until ${until}.`, remedy: null }
}

/** Kept ones were judged when they came; one that has ended since is shown with its end. */
function showWayOut({ authorities, ...proxy }: StoredWayOut): ConnectionView['wayOut'] {
  const read = authorities === null ? [] : readAuthorities(authorities, 'whenever')
  return {
    authorities: read.map(({ subject, expiresAt }) => ({ subject, expiresAt: iso(expiresAt) })),
    pem: authorities,
    ...proxy,
  }
}

function showRenewal({ renewEvery, renewTrouble }: StoredConnection, since: number): ConnectionView['renewal'] {
  if (renewEvery === null) return null
  return { every: renewEvery, nextAt: iso(since + renewEvery * DAY), trouble: renewTrouble }
}

const DAY = 86_400_000

export const iso = (instant: number): string => new Date(instant).toISOString()
