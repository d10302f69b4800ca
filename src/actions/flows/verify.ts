/** A connection's check, for storing and for testing again: the same questions, whoever asks and whatever for. */
import { Secret, type WayOut } from '../../base/index.ts'
import {
  type Credential,
  localBudget,
  siteClock,
  tidyCredential,
  type Verification,
  verifyConnection,
} from '../../jira/index.ts'
import { sharedBreaker } from '../../jobs/index.ts'
import { openWayOut, type StoredSite } from '../../store/index.ts'
import type { Context } from '../context.ts'
import { addressOf } from './address.ts'
import type { Login } from './given-login.ts'

export interface Candidate extends Login {
  /** Of a stored token: what closes it to all workers, or opens it to them again, is this check. */
  readonly id?: string
  readonly url: string
  readonly projects: readonly string[]
  /** ISO date, or null. */
  readonly expiresAt: string | null
  readonly purpose: 'service' | 'deployment'
  /** Somebody asks for this very check: a token that is known not to work is tried again. */
  readonly onPurpose: boolean
  /** The stored connection by whose way out it is tried; null: the usual way. */
  readonly connection: string | null
  /** Instead of that: one that is not stored yet. */
  readonly way?: WayOut | null
}

export interface Verified {
  readonly verification: Verification
  /** As it is to be stored; undefined where it does not work. */
  readonly proven: { readonly credential: Credential; readonly site: Omit<StoredSite, 'id'> } | undefined
  /** Milliseconds that the site's clock is ahead of ours; null where no answer told. */
  readonly skew: number | null
}

type Ports = Pick<Context, 'world' | 'settings' | 'db' | 'vault'>

export async function verifyCandidate({ world, settings, db, vault }: Ports, candidate: Candidate): Promise<Verified> {
  const address = addressOf(candidate.url, settings)
  const { method, email } = candidate
  // The same token tried twice in one way is the same credential, whoever types it; its name alone confirms no guess.
  const typed = new Secret(`${address.base} ${method} ${email ?? ''} ${candidate.token.reveal()}`)
  const id = candidate.id ?? `typed:${vault.nameOf(typed)}`
  // Checked as it was pasted, so that white space and a pasted "Bearer" can be named; kept without them.
  const pasted: Credential = { id, method, email, secret: candidate.token }
  const credential = tidyCredential(pasted)
  const breaker = sharedBreaker(db)
  const way = candidate.way === undefined ? await storedWay({ db, vault }, candidate) : candidate.way
  const clock = siteClock(way ? { ...world, fetch: (request) => world.fetch({ ...request, way }) } : world)
  if (candidate.onPurpose) await breaker.close(id)
  const verification = await verifyConnection(
    {
      address,
      credential: pasted,
      purpose: candidate.purpose,
      projects: candidate.projects,
      expiresAt: candidate.expiresAt === null ? null : Date.parse(candidate.expiresAt),
    },
    {
      world: clock.world,
      budget: localBudget(world.now),
      breaker,
      deadline: settings.requestTimeout,
      gateway: settings.gateway,
    },
  )
  const { site, account } = verification
  const skew = clock.skew()
  if (site === null || account === null) return { verification, proven: undefined, skew }
  const cloud = site.deployment === 'cloud'
  return {
    verification,
    skew,
    proven: {
      credential,
      site: {
        deployment: site.deployment,
        name: new URL(address.base).host,
        origin: address.origin,
        contextPath: address.contextPath,
        cloudId: site.cloudId,
        gateway: cloud ? settings.gateway : null,
        identity: cloud && site.cloudId !== null ? `cloud:${site.cloudId}` : `dataCenter:${address.base}`,
        version: site.version,
      },
    },
  }
}

const storedWay = async (
  { db, vault }: Pick<Ports, 'db' | 'vault'>,
  { connection }: Candidate,
): Promise<WayOut | null> => (connection === null ? null : openWayOut(db, vault, connection))
