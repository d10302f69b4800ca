/** A token that this process has not seen to work for some seconds is tried by one request at a time, across all workers: a dead one is one failed login. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault, type HttpResponse } from '../../base/index.ts'
import { failedLogin } from '../../jira/index.ts'
import { sharedBreaker } from '../../jobs/index.ts'
import type { Db } from '../../store/index.ts'

type Send = () => Promise<HttpResponse>

/** So long after an answer a token counts as one that works: a client that is busy is never held up. Milliseconds. */
const LATELY = 5_000
/** Whoever died while it tried holds nobody up for longer. */
const LONGEST_TRY = 10_000
const PAUSE = 50
/** Such a refusal may be anybody's: it does not show that the token works. */
const UNSURE: ReadonlySet<number> = new Set([401, 403, 407, 429])

/** By the database that says what is known, when each token was last seen to work here. */
const seen = new WeakMap<Db, Map<string, number>>()

/** `credential`: as the request will send it. */
export function oneAtFirst(db: Db, site: string): (credential: string, send: Send) => Promise<HttpResponse> {
  const breaker = sharedBreaker(db)
  const lately = seen.get(db) ?? new Map<string, number>()
  seen.set(db, lately)
  const works = (id: string): boolean => performance.now() - (lately.get(id) ?? Number.NEGATIVE_INFINITY) < LATELY
  async function heard(id: string, send: Send): Promise<HttpResponse> {
    const response = await send()
    const why = failedLogin(site, response)
    if (why !== undefined) {
      lately.delete(id)
      await breaker.trip(id, why)
    } else if (!UNSURE.has(response.status) && response.status < 500) lately.set(id, performance.now())
    return response
  }
  return async (id, send) => {
    while (!works(id)) {
      const mine = await breaker.claim(id, LONGEST_TRY)
      try {
        const known = await breaker.isOpen(id)
        if (known !== null) throw notAgain(site, known)
        if (mine) return await heard(id, send)
        await sleep(PAUSE)
      } finally {
        if (mine) await breaker.release(id)
      }
    }
    return heard(id, send)
  }
}

function notAgain(site: string, known: string): Fault {
  return new Fault('jira.unauthorized', `${site} did not accept this token before (${known}); it is not tried again.`, {
    remedy: 'Test the connection again, or store a new token.',
  })
}
