/** The driver's pool as Kysely uses it: every way in which the database can be away comes out as one fault. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'
import { isFault } from '../base/index.ts'
import { reached } from './outage.ts'

export function tellingPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    connect: async () => new TellingClient(await reached(pool.connect())),
    end: () => pool.end(),
  }
}

class TellingClient implements PostgresPoolClient {
  readonly #client: PostgresPoolClient
  /** A connection that broke is not lent out again, though the driver may not have noticed yet. */
  #broken = false

  constructor(client: PostgresPoolClient) {
    this.#client = client
  }
  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  query<R>(asked: string | PostgresCursor<R>, parameters: readonly unknown[] = []) {
    return typeof asked === 'string' ? this.#ask<R>(asked, parameters) : this.#client.query(asked)
  }
  async #ask<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    try {
      return await reached(this.#client.query<R>(sql, parameters))
    } catch (error) {
      this.#broken ||= isFault(error, 'store.unavailable')
      throw error
    }
  }
  release(destroy = false): void {
    this.#client.release(destroy || this.#broken)
  }
}
