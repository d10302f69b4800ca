/** One organisation in a process: a simulated Jira, Fairlead's database, workers that can die, and a clock that all of them share. */
import { type HttpRequest, type HttpResponse, NoAnswer } from '../../src/base/index.ts'
import { accountsOf, dice, Simulator, type Site, type SiteKind } from '../../src/simulator/index.ts'
import { createConnection, ensureSite } from '../../src/store/index.ts'
import { PACE, type Pace, type Turn } from '../../src/sync/index.ts'
import { type Scheduler, scheduler } from './scheduler.ts'
import { type SyncDatabase, syncDatabase } from './sync-database.ts'
import type { Struck } from './sync-trouble.ts'
import { Worker } from './sync-worker.ts'

const ORIGIN = 'http://127.0.0.1:9201'
/** 2026-06-01 09:00 UTC: a working day, far from any change of clocks. */
const START = 1_780_304_400_000

export interface SyncWorldOptions {
  readonly seed: number
  readonly kind: SiteKind
  /** Keys of projects in scope. */
  readonly projects: readonly string[]
  readonly timeZone?: string
  /** When it begins. */
  readonly start?: number
  /** How many processes of Fairlead there are. */
  readonly workers?: number
}

/** What came of a request, once it comes. */
export interface Coming {
  readonly coming: Promise<{ readonly answer: HttpResponse } | { readonly error: unknown }>
}

export class SyncWorld implements AsyncDisposable {
  readonly world: Scheduler
  readonly simulator: Simulator
  readonly site: Site
  readonly database: SyncDatabase
  readonly workers: readonly Worker[]
  readonly roll: () => number
  readonly seed: number
  connection = ''
  siteRow = ''
  /** Before each request of the engine: tests put people's edits there. */
  meanwhile: (method: string, path: string) => void = () => {}
  /** What the engine asks as it leaves, and what it is answered: for judges. */
  hears: (request: HttpRequest, answer: HttpResponse | null) => void = () => {}
  /** Requests that Jira breaks over: tests name them. */
  breaks: (request: HttpRequest) => boolean = () => false
  /** Who takes the webhooks that Jira sends. */
  listener: ((request: HttpRequest) => Promise<HttpResponse>) | undefined
  /** How likely a worker is to die at each thing it waits for, and to fall asleep. */
  mortality = 0
  drowsiness = 0
  /** By its fence: until when a lease was held. */
  readonly heldUntil = new Map<number, number>()
  /** Writes of workers that had lost their lease. */
  readonly unfenced: string[] = []
  pace: Pace = PACE
  readonly struck: Struck = new Map()
  /** Why turns failed. */
  readonly faults: string[] = []

  private constructor({ seed, kind, start = START, workers = 1 }: SyncWorldOptions, database: SyncDatabase) {
    this.seed = seed
    this.database = database
    this.roll = dice(seed * 7919)
    const around = {
      fetch: (request: HttpRequest) => this.simulator.fetch(request),
      deliver: (request: HttpRequest) => this.#deliver(request),
    }
    this.world = scheduler(seed, around, start)
    this.simulator = new Simulator([{ name: 'acme', kind, story: 'acme', origin: ORIGIN }], this.world)
    this.site = this.simulator.site('acme')
    this.workers = Array.from({ length: workers }, (_, at) => new Worker(this, `worker ${at + 1}`))
  }
  static async open(options: SyncWorldOptions): Promise<SyncWorld> {
    const opened = new SyncWorld(options, await syncDatabase())
    await opened.ask('connects', () => opened.#connect(options))
    return opened
  }
  async #connect({ projects, timeZone }: SyncWorldOptions): Promise<void> {
    const { db } = this.database
    const user = this.site.tables.users.get(this.service.accountId)
    if (user && timeZone !== undefined) user.timeZone = timeZone
    const { id } = await ensureSite(db, {
      deployment: this.site.kind,
      name: 'acme',
      origin: ORIGIN,
      contextPath: '',
      cloudId: this.site.kind === 'cloud' ? this.site.cloudId : null,
      gateway: null,
      identity: 'acme',
      version: null,
    })
    const check = { state: 'ok', report: {}, checkedAt: this.world.now(), createdBy: 'test' }
    this.siteRow = id
    this.connection = await createConnection(db, { name: 'acme', site: { id }, projects, ...check })
    await db.insertInto('sync').values({ connection_id: this.connection, state: 'running' }).execute()
    const known = this.projects(projects).map(({ id: project_id, key, name }) => ({
      ...{ connection_id: this.connection, project_id, key, name, state: 'live' as const },
    }))
    await db.insertInto('known_project').values(known).execute()
  }
  projects(keys: readonly string[]): { id: string; key: string; name: string }[] {
    return [...this.site.tables.projects.values()].filter(({ key }) => keys.includes(key))
  }
  get service() {
    const found = accountsOf(this.site).find(({ role }) => role === 'service')
    if (!found) throw new Error('the story has no service account')
    return found
  }
  /** Of the database, by whomever: one thing at a time, and it knows the world's time. */
  ask<T>(what: string, work: () => Promise<T>): Promise<T> {
    return this.world.alone(what, async () => {
      await this.database.tell(this.world.now())
      return work()
    })
  }
  /** One turn of the first worker, once no other has the connection. */
  async turn(): Promise<Turn | 'killed'> {
    for (;;) {
      const made = await this.workers[0]?.turn()
      if (made !== undefined && made !== 'taken') return made
      await this.world.sleep(1_000)
    }
  }
  /** A request leaves, and its answer comes: two things, between which others have their turn. */
  send(who: string, request: HttpRequest, witness: () => void): Promise<Coming> {
    const path = request.url.slice(ORIGIN.length)
    return this.world.alone(`${who} > ${request.method} ${path}`, () => {
      witness()
      this.meanwhile(request.method, path)
      this.hears(request, null)
      const broken = { status: 500, headers: {}, body: 'Oops' }
      const coming = this.breaks(request) ? Promise.resolve(broken) : this.simulator.fetch(request)
      const told = coming.then((answer) => {
        this.hears(request, answer)
        return { answer }
      })
      return { coming: told.catch((error: unknown) => ({ error })) }
    })
  }
  async receive(who: string, { coming }: Coming): Promise<Awaited<Coming['coming']>> {
    const came = await coming
    const told = 'answer' in came ? came.answer.status : 'nothing'
    return this.world.alone(`${who} < ${told}`, () => came)
  }
  #deliver(request: HttpRequest): Promise<HttpResponse> {
    const { listener } = this
    if (!listener) throw new NoAnswer('refused', 'nobody listens', true)
    return this.ask('a webhook', () => listener(request))
  }
  async [Symbol.asyncDispose](): Promise<void> {
    for (const worker of this.workers) worker.kill()
    await this.database[Symbol.asyncDispose]()
  }
}

/** Acme's epics have no due date on their screens, and this instead. */
export function dueField({ site }: Pick<SyncWorld, 'site'>): string {
  return [...site.tables.fields.values()].find(({ name }) => name === 'Target end')?.id ?? ''
}
