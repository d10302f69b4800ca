/** A bell that rings in every process once a change is committed: whoever looks from time to time looks at once. Nothing relies on it: a ring that is missed costs the wait until the next look. */
import { EventEmitter } from 'node:events'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import type { DatabaseAddress } from './database.ts'

const CHANNEL = 'fairlead_bell'

/** Part of a statement of the transaction that makes the change. It rings for the name of a change count, or for `poked` and a connection. */
export const ring = (rung: RawBuilder<string>): RawBuilder<unknown> => sql`pg_notify(${CHANNEL}, ${rung})`

export class Bell {
  readonly #address: DatabaseAddress
  readonly #rings = new EventEmitter().setMaxListeners(0)
  readonly #counts = new Map<string, number>()
  #client: pg.Client | undefined
  #isClosed = false

  constructor(address: DatabaseAddress) {
    this.#address = address
  }

  /** How often it was heard: asked before one looks, so that no ring falls between the look and the wait. */
  heard(rung: string): number {
    return this.#counts.get(rung) ?? 0
  }

  /** Until it was heard more often than that; at most so many milliseconds, and no longer than until the signal. */
  async after(rung: string, heard: number, milliseconds: number, stop?: AbortSignal): Promise<void> {
    this.#listen()
    if (this.heard(rung) > heard || stop?.aborted) return
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        this.#rings.off(rung, end)
        stop?.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, milliseconds)
      this.#rings.once(rung, end)
      stop?.addEventListener('abort', end)
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#client?.end().catch(() => {})
  }

  /** A connection that is lost is made anew when somebody waits again. */
  #listen(): void {
    if (this.#client || this.#isClosed) return
    const client = new pg.Client({ ...this.#address, application_name: 'fairlead bell', keepAlive: true })
    this.#client = client
    const lose = (): void => {
      if (this.#client !== client) return
      this.#client = undefined
      client.end().catch(() => {})
    }
    client.on('error', lose)
    client.on('end', lose)
    client.on('notification', ({ payload = '' }) => {
      this.#counts.set(payload, (this.#counts.get(payload) ?? 0) + 1)
      this.#rings.emit(payload)
    })
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .catch(lose)
  }
}
