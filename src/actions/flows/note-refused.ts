/** What the egress policy refused, as lines of the audit: for whom, which origin, and why in a word. */
import { type HttpRequest, type Instant, NoAnswer } from '../../base/index.ts'
import { type HostWorld, type Log, refusedAs } from '../../host/index.ts'
import { appendAudit, type Db } from '../../store/index.ts'

/** An origin is told of once in so long, and so many of them: whoever tries many addresses does not fill the log. */
const PAUSE = 5 * 60_000
const MOST = 50

export class Refusals {
  readonly #db: Db
  readonly #log: Log
  readonly #told = new Set<string>()
  #since: Instant = Number.NEGATIVE_INFINITY

  constructor(db: Db, log: Log) {
    this.#db = db
    this.#log = log
  }
  /** `actor`: as the audit names who asks. */
  around(world: HostWorld, actor: string): HostWorld {
    const fetch = async (request: HttpRequest) => {
      try {
        return await world.fetch(request)
      } catch (error) {
        if (error instanceof NoAnswer && error.reason === 'not-allowed' && this.#isNew(originOf(request), world.now()))
          await this.#note(actor, originOf(request), refusedAs(error.message))
        throw error
      }
    }
    return { ...world, fetch }
  }
  #isNew(origin: string, now: Instant): boolean {
    if (now - this.#since >= PAUSE) {
      this.#told.clear()
      this.#since = now
    }
    if (this.#told.has(origin) || this.#told.size >= MOST) return false
    this.#told.add(origin)
    return true
  }
  /** Nothing went out: that it cannot be written down stops nothing. */
  async #note(actor: string, about: string, why: string): Promise<void> {
    const event = { actor, action: 'egress.refuse', about, outcome: 'refused', details: { why } }
    await this.#db
      .transaction()
      .execute((tx) => appendAudit(tx, event))
      .catch((err: unknown) => this.#log.warn({ code: 'egress.refuse', err }, 'refusal not noted'))
  }
}

/** Never the path or the query: they may hold what is nobody's business. */
function originOf({ url }: HttpRequest): string {
  const { origin = 'null', protocol = 'no address' } = URL.parse(url) ?? {}
  return (origin === 'null' ? protocol : origin).slice(0, 200)
}
