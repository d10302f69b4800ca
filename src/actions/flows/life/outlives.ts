/** What would outlive its token does not begin: a deployment that stops halfway is worse than one that waits. */
import { Fault, type Instant } from '../../../base/index.ts'
import { findConnection, listCredentials, listDeployments, type StoredCredential } from '../../../store/index.ts'
import type { Actor, Context } from '../../context.ts'

/** Of the estimate: what is slow on the day must still fit. */
const TIMES = 3
/** Milliseconds for one step where no deployment tells, and for the comparison at the end. */
const STEP = 2_000
const AROUND = 60_000
const LOOKED_AT = 20

export interface Past {
  readonly milliseconds: number
  readonly steps: number
}

/** By the slowest of those before, for each step; never less than what a step takes where nobody knows. */
export function estimate(steps: number, past: readonly Past[]): number {
  const each = past.map((one) => (one.steps === 0 ? 0 : one.milliseconds / one.steps))
  return AROUND + steps * Math.max(STEP, ...each)
}

type Ports = Pick<Context, 'db' | 'world' | 'actor' | 'namedSites'>

export async function refuseOutliving(
  ports: Ports,
  { from, to }: { readonly from: string; readonly to: string },
  steps: number,
): Promise<void> {
  const { db, world } = ports
  const done = (await listDeployments(db, LOOKED_AT)).filter(({ state }) => state === 'done')
  const past = done.flatMap(({ startedAt, finishedAt, counts }) =>
    finishedAt === null ? [] : [{ milliseconds: finishedAt.getTime() - startedAt.getTime(), steps: counts.total }],
  )
  const needs = TIMES * estimate(steps, past)
  for (const [name, own] of [
    [to, true],
    [from, false],
  ] as const) {
    const token = await tokenFor(ports, name, own)
    if (token?.expiresAt == null || token.expiresAt - world.now() >= needs) continue
    throw tooShort(name, token.expiresAt, world.now(), needs)
  }
}

/** With which one it would act there; undefined for a snapshot, and for what the environment names. */
async function tokenFor(
  { db, actor, namedSites }: Ports,
  name: string,
  own: boolean,
): Promise<StoredCredential | undefined> {
  if (name.startsWith('snapshot:') || namedSites.has(name.toLowerCase())) return undefined
  const { id, site } = await findConnection(db, name)
  const mine = (await ownTokens(db, actor)).find(({ siteId }) => siteId === site.id)
  if (mine && (own || mine.administrator)) return mine
  return (await listCredentials(db, { connection: id }))[0]
}

const ownTokens = async (db: Context['db'], actor: Actor): Promise<StoredCredential[]> =>
  actor.kind === 'person' ? listCredentials(db, { person: actor.id }) : []

function tooShort(name: string, end: Instant, now: Instant, needs: number): Fault {
  const ends = end <= now ? 'has ended' : `ends in ${minutes(end - now)}`
  return new Fault('conflict', `The token for ${name} ${ends}, and this deployment may take up to ${minutes(needs)}.`, {
    about: name,
    remedy: 'Rotate to a token that lasts, or correct the day on which it ends; then start again.',
    facts: { endsAt: new Date(end).toISOString(), needs },
  })
}

function minutes(milliseconds: number): string {
  const count = Math.max(1, Math.round(milliseconds / 60_000))
  return count >= 120 ? `${Math.round(count / 60)} hours` : `${count} ${count === 1 ? 'minute' : 'minutes'}`
}
