/** Jobs wait in the database until some worker takes them; a worker that dies loses its job to another. */
import type { PgBoss } from 'pg-boss'
import { Fault, type Instant, type JsonObject } from '../base/index.ts'
import { type Database, reached, type Tx } from '../store/index.ts'

export interface QueueOptions {
  /** Every kind of job there is: a job of another name is refused. */
  readonly names: readonly string[]
  /** Told of what went wrong in the background. */
  readonly onError?: (error: unknown) => void
}

export interface EnqueueOptions {
  /** The job exists when this transaction is committed, and not at all when it is not. */
  readonly within?: Tx
  readonly startAfter?: Instant
}

export type JobState = 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed'

const DAY = 24 * 3_600
/** Without a sign of life for so long (the shortest pg-boss takes) a worker counts as dead. */
const HEARTBEAT = 10
const TERMS = {
  notify: true,
  heartbeatSeconds: HEARTBEAT,
  // Takeovers and restarts count as well, so that a long deployment outlives many of them.
  retryLimit: 100,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: DAY - 1,
  retentionSeconds: 30 * DAY,
  deleteAfterSeconds: 7 * DAY,
} as const

type Library = typeof import('pg-boss')

export class Queue {
  /** For this room only. */
  readonly boss: PgBoss
  readonly #fromKysely: Library['fromKysely']
  readonly #stopping = new AbortController()

  private constructor(boss: PgBoss, { fromKysely }: Library) {
    this.boss = boss
    this.#fromKysely = fromKysely
  }

  static async open({ address }: Pick<Database, 'address'>, { names, onError }: QueueOptions): Promise<Queue> {
    const often = { superviseIntervalSeconds: 2, monitorIntervalSeconds: 2, maintenanceIntervalSeconds: 3_600 }
    // A command has no queue, and starts sooner.
    const library = await import('pg-boss')
    const boss = new library.PgBoss({
      ...address,
      application_name: 'fairlead jobs',
      max: 4,
      useListenNotify: true,
      ...often,
    })
    boss.on('error', (error) => onError?.(error))
    try {
      await boss.start()
      for (const name of names) await boss.createQueue(name, TERMS)
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => {})
      throw new Fault('store.unavailable', `The job queue could not be opened: ${error}`, { cause: error })
    }
    return new Queue(boss, library)
  }

  /** Aborted when this process is about to stop: work under way ends soon and goes on elsewhere. */
  get stopping(): AbortSignal {
    return this.#stopping.signal
  }

  /** Gives the job's id. */
  async enqueue(name: string, data: JsonObject, { within, startAfter }: EnqueueOptions = {}): Promise<string> {
    const terms = {
      ...(within ? { db: this.#fromKysely(within) } : {}),
      ...(startAfter === undefined ? {} : { startAfter: new Date(startAfter) }),
    }
    const id = await reached(this.boss.send(name, data, terms))
    if (id === null) throw new Fault('internal', `The job ${name} was not taken on.`)
    return id
  }

  /** Once a day, at this minute of the night in UTC, however many processes ask for it. */
  async nightly(name: string, hour: number, minute: number): Promise<void> {
    await reached(this.boss.schedule(name, `${minute} ${hour} * * *`, {}, { tz: 'UTC' }))
  }

  /** Once in so many minutes, less than an hour, however many processes ask for it. */
  async everyMinutes(name: string, minutes: number): Promise<void> {
    await reached(this.boss.schedule(name, `*/${minutes} * * * *`, {}, { tz: 'UTC' }))
  }

  /** Waiting, it never starts; running, its signal is aborted within seconds. */
  async cancel(name: string, id: string, within?: Tx): Promise<void> {
    await reached(this.boss.cancel(name, id, within ? { db: this.#fromKysely(within) } : {}))
  }

  async stateOf(name: string, id: string): Promise<JobState | undefined> {
    return (await reached(this.boss.getJobById(name, id)))?.state
  }

  /** Takes no more jobs, asks running ones to end, and waits for them so many milliseconds. */
  async stop(patience = 10_000): Promise<void> {
    this.#stopping.abort()
    await this.boss.stop({ graceful: true, timeout: patience })
  }
}
