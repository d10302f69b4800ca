/** Brings into one request what several steps would send one after another, where Jira takes many at once. */
import { isFault } from '../base/index.ts'
import { type Jira, type Traced, tracing } from '../jira/index.ts'
import type { Bulk } from './kind.ts'

/** How long the first waits for others, in milliseconds: steps that became ready together are here by then. */
const PATIENCE = 25

interface Waiting<T> {
  readonly what: T
  readonly traced: Traced
  readonly settle: (result: string) => void
  readonly fail: (error: unknown) => void
}

export class Gathering {
  readonly #jira: Jira
  readonly #open = new Map<unknown, Waiting<unknown>[]>()

  constructor(jira: Jira) {
    this.#jira = jira
  }
  /** Sends it with whatever else comes meanwhile. Whoever asks has noted the write already. */
  join<T>(bulk: Bulk<T>, what: T, traced: Traced): Promise<string> {
    return new Promise((settle, fail) => {
      const batch = this.#open.get(bulk) as Waiting<T>[] | undefined
      if (batch) {
        batch.push({ what, traced, settle, fail })
        if (batch.length >= bulk.most) this.#flush(bulk, batch)
        return
      }
      const mine: Waiting<T>[] = [{ what, traced, settle, fail }]
      this.#open.set(bulk, mine as Waiting<unknown>[])
      void this.#jira.world.sleep(PATIENCE).then(() => this.#flush(bulk, mine))
    })
  }
  #flush<T>(bulk: Bulk<T>, batch: readonly Waiting<T>[]): void {
    // Full before its time was up: it has gone.
    if (this.#open.get(bulk) !== batch) return
    this.#open.delete(bulk)
    void this.#send(bulk, batch)
  }
  async #send<T>(bulk: Bulk<T>, batch: readonly Waiting<T>[]): Promise<void> {
    try {
      const results = await bulk.send(
        tracing(this.#jira, (trace) => {
          for (const { traced } of batch) traced(trace)
        }),
        batch.map(({ what }) => what),
      )
      for (const [at, { settle }] of batch.entries()) settle(results[at] ?? '')
    } catch (error) {
      // Jira refuses all for one: each alone, so that only that one is refused.
      if (batch.length > 1 && isFault(error) && REFUSED.has(error.code))
        for (const one of batch) await this.#send(bulk, [one])
      else for (const { fail } of batch) fail(error)
    }
  }
}

const REFUSED: ReadonlySet<string> = new Set(['jira.refused', 'jira.not-found', 'jira.conflict', 'jira.cannot'])
