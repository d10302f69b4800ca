/** Fairlead's own PostgreSQL: started by the first process that needs it, shared by those that come, stopped by the last. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Fault } from '../../base/index.ts'
import { takeLock } from './lock-folder.js'
import { findPlaces, makeDataFolder, type Places, PORT } from './places.ts'
import { ensurePostmaster, makeData, stopPostmaster, USER } from './postmaster.ts'

export interface LocalOptions {
  readonly dataFolder: string
  /** Settings of PostgreSQL, for tests. */
  readonly settings?: Readonly<Record<string, string>>
  /** Where root may put what its data folder cannot hold, for tests. */
  readonly outside?: readonly string[]
  /** Told when PostgreSQL died and was started again, or could not be. */
  readonly onDeath?: (error?: unknown) => void
}

export interface Address {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

const DATABASE = 'fairlead'
/** Two numbers that name the right to be the one server on this data folder. */
const SERVER_LOCK = '7420, 1'

export class LocalPostgres {
  readonly places: Places
  readonly #options: LocalOptions
  #socket = ''
  /** A session held open: it counts us among the users, notices a death, and holds the server's right. */
  #keeper: pg.Client | undefined
  #server = false
  #closed = false

  private constructor(options: LocalOptions, places: Places) {
    this.#options = options
    this.places = places
  }

  static async open(options: LocalOptions): Promise<LocalPostgres> {
    makeDataFolder(options.dataFolder)
    return alone(options.dataFolder, async () => {
      const local = new LocalPostgres(options, findPlaces(options.dataFolder, options.outside))
      makeData(local.places)
      await local.#join()
      return local
    })
  }

  get address(): Address {
    return { host: this.#socket, port: PORT, user: USER, database: DATABASE }
  }

  /** One server at a time owns a data folder; commands may use it beside the server. */
  async claimServer(): Promise<void> {
    const keeper = this.#keeper
    if (!keeper) throw new Fault('store.unavailable', 'The local PostgreSQL is not running.')
    const { rows } = await keeper.query(`select pg_try_advisory_lock(${SERVER_LOCK}) as mine`)
    this.#server = rows[0].mine
    if (this.#server) return
    const other = await keeper.query(`select application_name from pg_stat_activity join pg_locks using (pid)
      where locktype = 'advisory' and classid::text || ', ' || objid::text = '${SERVER_LOCK}' and granted`)
    const process = /\d+$/.exec(other.rows[0]?.application_name ?? '')?.[0] ?? 'unknown'
    throw new Fault('conflict', `Fairlead already runs on this data folder (process ${process}).`, {
      about: this.#options.dataFolder,
      remedy: 'Use the one that runs, end it, or give this one another folder with FAIRLEAD_DATA.',
    })
  }

  /** Whoever leaves last stops PostgreSQL. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await alone(this.#options.dataFolder, async () => {
      const others = await this.#othersThere()
      await this.#keeper?.end().catch(() => {})
      if (others) return
      await stopPostmaster(this.places.data)
      if (this.places.socket !== this.places.data) rmSync(this.places.socket, { recursive: true, force: true })
    })
  }

  async #join(): Promise<void> {
    const keeper = await this.#connect()
    const { rowCount } = await keeper.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await keeper.query(`create database ${DATABASE}`)
    keeper.on('end', () => void this.#revive())
    this.#keeper = keeper
  }

  async #connect(): Promise<pg.Client> {
    for (;;) {
      const { socket } = await ensurePostmaster(this.places, this.#options.settings ?? {})
      this.#socket = socket
      const name = `fairlead keeper ${process.pid}`
      const keeper = new pg.Client({ ...this.address, database: 'postgres', application_name: name })
      keeper.on('error', () => {})
      try {
        await keeper.connect()
        return keeper
      } catch (error) {
        if (!isStarting(error)) throw error
        await sleep(50)
      }
    }
  }

  /** The session ended although nobody closed it: PostgreSQL was killed. Start it again, and be its server again. */
  async #revive(): Promise<void> {
    this.#keeper = undefined
    for (let wait = 1_000; !this.#closed; wait = Math.min(2 * wait, 30_000)) {
      try {
        await alone(this.#options.dataFolder, async () => {
          if (!this.#closed) await this.#join()
        })
        if (this.#server && !this.#closed) await this.claimServer()
        return this.#options.onDeath?.()
      } catch (error) {
        this.#options.onDeath?.(error)
        await sleep(wait, undefined, { ref: false })
      }
    }
  }

  async #othersThere(): Promise<boolean> {
    if (!this.#keeper) return false
    const { rowCount } = await this.#keeper.query(
      `select from pg_stat_activity where application_name like 'fairlead keeper %' and pid <> pg_backend_pid()`,
    )
    return rowCount !== 0
  }
}

/** PostgreSQL comes back from a crash of its own, or the socket is gone for a moment: ask again. */
function isStarting(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === '57P03' || code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ECONNRESET'
}

/** Starting, joining, leaving and stopping happen one at a time. */
async function alone<T>(dataFolder: string, work: () => Promise<T>): Promise<T> {
  const free = await takeLock(path.join(dataFolder, 'postgres.lock'))
  try {
    return await work()
  } finally {
    free()
  }
}
