/** One turn of a connection's engine: what is due is read, what was touched is decided, what was decided is written. */
import { Fault, type Instant, isFault, type Problem } from '../base/index.ts'
import { proveWindows, whoAmI } from '../jira/index.ts'
import { align, type Patience } from './align.ts'
import { backfill } from './backfill.ts'
import { census } from './census.ts'
import { followComments } from './comments/read-comments.ts'
import { type Ground, groundOf } from './ground.ts'
import { follow } from './hints.ts'
import { look, poll } from './poll.ts'
import type { Progress } from './progress.ts'
import { readRanks } from './ranks.ts'
import { read } from './read.ts'
import { reread } from './reread.ts'
import { readRoster } from './roster.ts'
import { readRules } from './rules.ts'
import { verify } from './verify.ts'

/** How often what is done, in milliseconds, and how much of it at once. */
export interface Pace {
  readonly poll: number
  readonly roster: number
  readonly census: number
  readonly rules: number
  readonly ranks: number
  /** Within which each pair's issue is read again, though nothing said that it changed. */
  readonly verify: number
  /** So many issues are not changed in Jira at once before a person says that it is meant. */
  readonly mass: number
}

export const PACE: Pace = {
  poll: 10_000,
  roster: 60_000,
  census: 300_000,
  rules: 60_000,
  ranks: 300_000,
  verify: 86_400_000,
  mass: 200,
}

export interface Turn {
  /** Much is done at once; a little may wait a moment for what else comes. */
  readonly left: 'much' | 'a little' | 'nothing'
  readonly problems: readonly Problem[]
  /** Issues that webhooks told of and that polling read, and pairs and steps that came of all. */
  readonly counts: { readonly hinted: number; readonly polled: number; readonly aligned: number }
}

export async function turn(
  given: Omit<Ground, 'integrations' | 'fields' | 'points' | 'account'>,
  patience: Patience,
  pace: Pace = PACE,
): Promise<Turn> {
  const { store, jira, now } = given
  const before = await store.progress()
  const account = before.account ?? (await begin(given))
  const ground = await groundOf({ ...given, account })
  const progress = await reread(ground, await store.progress())
  const problems: Problem[] = []
  const due = (at: Instant | null, every: number) => at === null || now() - at >= every

  if (due(progress.provenAt, PROOF)) problems.push(...(await prove(ground)))
  if (due(progress.rosterAt, pace.roster)) await readRoster(ground, progress)
  const counts = { hinted: 0, polled: 0, aligned: 0 }
  const alignAll = async () => {
    const aligned = await align(ground, patience, pace.mass)
    counts.aligned += aligned
  }
  /** What webhooks told of waits neither for a poll nor for a census to end, and no more does what is newest. */
  const listen = async () => {
    const hinted = await follow(ground)
    counts.hinted += hinted
    if (hinted > 0) await alignAll()
  }
  await listen()
  const looking = async () => {
    const now = await store.progress()
    if (due(now.polledAt, pace.poll)) {
      counts.polled += await look(ground, now, listen)
      await alignAll()
    }
    await listen()
  }
  const polls = progress.asked || due(progress.polledAt, pace.poll)
  const polled = polls ? await polledOr(ground, await store.progress(), listen, looking) : 0
  if (polls || counts.hinted === 0) await alignAll()
  // What is known already was decided and written all the same.
  if (typeof polled !== 'number') throw polled
  counts.polled += polled
  const isBusy = counts.hinted + counts.polled + counts.aligned > 0
  let isMore = (polls || isBusy) && (await followComments(ground, progress, polls))
  const meanwhile = async () => {
    const now = await store.progress()
    const more = now.asked || due(now.polledAt, pace.poll) ? await poll(ground, now, listen, looking) : 0
    if (more > 0) await alignAll()
    await listen()
  }
  const reading = await backfill(ground, await store.progress())
  if (!reading) {
    if (due(progress.rulesAt, pace.rules)) await readRules(ground)
    if (progress.asked || due(progress.ranks?.at ?? null, pace.ranks)) await readRanks(ground, meanwhile)
    if (due(progress.censusAt, pace.census)) await census(ground, await store.progress(), meanwhile)
    // Which pairs are old is asked of all of them: now and then is often enough, but for a person who waits for it.
    if (polls || progress.check?.ended === null) isMore = (await verify(ground, pace.verify)) || isMore
  }
  await store.note([...problems, ...clock(jira.skew())], {})
  return { left: reading || isMore || isMuch(counts) ? 'much' : isBusy ? 'a little' : 'nothing', problems, counts }
}

/** So many issues and steps of one turn: others like them are likely to wait. */
const MUCH = 200

const isMuch = ({ hinted, polled, aligned }: Turn['counts']): boolean => hinted + polled + aligned >= MUCH

/** How many issues a poll has read, or why none. */
function polledOr(...asked: Parameters<typeof poll>): Promise<number | Fault> {
  return poll(...asked).catch((error: unknown) => {
    if (isFault(error) && error.code !== 'lease.lost') return error
    throw error
  })
}

/** Windows of time are proven again each day: a person may have changed the account's time zone. */
const PROOF = 86_400_000

/** The first reading: whose token this is, and from when on nothing may be missed. */
async function begin({ jira, store, now }: Pick<Ground, 'jira' | 'store' | 'now'>): Promise<string> {
  const { account } = await whoAmI(jira)
  const progress: Partial<Progress> = { account, cursor: jira.serverNow() }
  await store.observe({ at: now(), issues: [], changes: [], states: [], progress })
  return account
}

async function prove(ground: Ground): Promise<Problem[]> {
  const { jira, store, now, account } = ground
  const me = await whoAmI(jira)
  if (me.account !== account)
    throw new Fault('jira.unauthorized', `The token of ${jira.site} is another account’s (${me.name}) than before.`, {
      about: jira.site,
      remedy: 'Store a token of the account that was used before, or start this connection’s sync anew.',
    })
  const projects = (await store.projects()).filter(({ state }) => state === 'live').map(({ id }) => id)
  const problems = projects.length === 0 ? [] : await proveWindows(jira, projects)
  if (problems.some(({ severity }) => severity === 'blocks'))
    throw new Fault('jira.cannot', problems.map(({ says }) => says).join(' '), { about: jira.site, problems })
  await read(ground, [], { progress: { provenAt: now() } })
  return problems
}

const MOST_SKEW = 30_000

function clock(skew: number | null): Problem[] {
  if (skew === null || Math.abs(skew) <= MOST_SKEW) return []
  const says = `Jira’s clock and ours differ by ${Math.round(Math.abs(skew) / 1_000)} seconds.`
  return [
    {
      severity: 'warns',
      code: 'clock-skew',
      about: 'clock',
      says,
      remedy: 'Set this machine’s clock; “newest” is decided by it.',
    },
  ]
}
