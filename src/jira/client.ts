/** What the product asks of a Jira site: typed reads, pages, writes and tasks. One client is one permission to one site. */
import { Fault, type Instant, isFault, type Json, type Query, queryText } from '../base/index.ts'
import { siteClock } from './clock.ts'
import type { Deployment } from './credential.ts'
import { type Answered, bucketOf, exchange, type Line, type Question } from './exchange.ts'
import { fits, type Shape } from './fits.ts'
import { Lanes } from './lanes.ts'
import { paceOf } from './pace.ts'
import { readPages } from './pages.ts'
import { waitForTask } from './task.ts'
import type { Traced } from './trace.ts'

export type WriteMethod = 'POST' | 'PUT' | 'DELETE'

export interface Jira {
  readonly deployment: Deployment
  /** What people call the site; for messages. */
  readonly site: string
  readonly world: Line['world']
  /** The site's clock: ours until an answer told of its own, and never ahead of it. */
  serverNow(): Instant
  /** Milliseconds that the site's clock is ahead of ours; null until an answer told. */
  skew(): number | null
  /** How many changes may be under way at once, by what the site has told of its limits so far. */
  atOnce(): number
  get<T>(shape: Shape<T>, path: string, query?: Query): Promise<T>
  /** A POST that changes nothing: repeated when the answer is lost. */
  ask<T>(shape: Shape<T>, path: string, body: Json, query?: Query): Promise<T>
  /** Every row of a paged list, in Jira's order; throws unless all of them came. */
  all<T>(shape: Shape<T>, path: string, query?: Query): Promise<T[]>
  /** A change. Throws `jira.unknown` when no whole answer came: look before repeating. Gives Jira's answer, or a task's result. */
  send(method: WriteMethod, path: string, body?: Json, query?: Query, traced?: Traced): Promise<Json | undefined>
}

/**
 * How many exchanges one client has under way at once: reads are many, writes few (Jira locks what they touch) until the
 * site has told its limits, which then keep them in bounds. Jira limits each endpoint by itself, so each has lanes of its
 * own: enough for what it allows at a tenth of a second each.
 */
const WIDE = { all: 96, each: 32 }
/** Reads that name what they want: each answer is large. */
const ASKS = { all: 8 }
const FEW = { all: 4 }

export function openJira(open: Line, deployment: Deployment): Jira {
  const clock = siteClock(open.world)
  const pace = paceOf(open.budget)
  const line = { ...open, world: clock.world, budget: pace.budget }
  const reads = new Lanes(() => WIDE)
  const asks = new Lanes(() => ASKS)
  const writes = new Lanes(() => (pace.isTold() ? WIDE : FEW))
  const read = (question: Omit<Question, 'reads'>): Promise<Answered> =>
    (question.method === 'GET' ? reads : asks).run(bucketOf(question), () =>
      exchange(line, { ...question, reads: true }),
    )
  const jira: Jira = {
    deployment,
    site: line.site,
    world: line.world,
    serverNow: clock.serverNow,
    skew: clock.skew,
    atOnce: pace.atOnce,
    async get(shape, path, query = {}) {
      return fits(shape, (await read({ method: 'GET', path: path + queryText(query) })).body, path, line.site)
    },
    async ask(shape, path, body, query = {}) {
      return fits(shape, (await read({ method: 'POST', path: path + queryText(query), body })).body, path, line.site)
    },
    all: (shape, path, query = {}) => readPages(jira, shape, path, query),
    async send(method, path, body, query = {}, traced = () => {}) {
      const asked = { method, path: path + queryText(query), reads: false, traced }
      const question = { ...asked, ...(body === undefined ? {} : { body }) }
      const answer = await writes.run(bucketOf(question), () => exchange(line, question))
      return answer.status === 303 ? taskOf(jira, answer.headers.location ?? '') : answer.body
    },
  }
  return jira
}

/** The change was accepted: unless the task itself says that it failed, what cannot be read of it leaves it in doubt. */
async function taskOf(jira: Jira, location: string): Promise<Json | undefined> {
  try {
    // Through the gateway the location still names the site's own address; of wherever it points only the task counts.
    const [path] = /\/rest\/api\/[\w.]+\/task\/[\w-]+/.exec(location) ?? []
    if (path === undefined) throw new Fault('jira.broken', 'it named no task.', { about: jira.site })
    return await waitForTask(jira, path)
  } catch (error) {
    if (!isFault(error) || error.code === 'jira.refused' || error.code === 'jira.unknown') throw error
    throw new Fault(
      'jira.unknown',
      `${jira.site} accepted the change, but how its task ended cannot be read: ${error.message}`,
      { about: jira.site, cause: error },
    )
  }
}
