/** One organisation in a process: a simulated Jira, Fairlead's database, an engine that can die, and a clock that all of them share. */
import { sql } from 'kysely'
import { type HttpRequest, Secret } from '../../src/base/index.ts'
import { type Jira, localBreaker, localBudget, openJira } from '../../src/jira/index.ts'
import { accountsOf, Simulator, type Site, type SiteKind } from '../../src/simulator/index.ts'
import { acquireLease, createConnection, type Db, ensureSite, type Lease, syncStore } from '../../src/store/index.ts'
import { PACE, type SyncStore, type Turn, turn } from '../../src/sync/index.ts'
import { type FreshDatabase, freshDatabase } from '../fresh-database.ts'
import { dice, type VirtualWorld, virtualWorld } from '../world.ts'

const ORIGIN = 'http://127.0.0.1:9201'
const DEADLINE = 30_000
export const IN_DOUBT = 60_000

/** The engine's process was killed: nothing of it goes on. */
export class Killed extends Error {}

export interface SyncWorldOptions {
  readonly seed: number
  readonly kind: SiteKind
  /** Keys of projects in scope. */
  readonly projects: readonly string[]
  readonly timeZone?: string
  /** When it begins. */
  readonly start?: number
}

export class SyncWorld implements AsyncDisposable {
  readonly world: VirtualWorld
  readonly simulator: Simulator
  readonly site: Site
  readonly database: FreshDatabase
  readonly roll: () => number
  readonly seed: number
  connection = ''
  siteRow = ''
  /** Before each request of the engine: tests put people's edits there. */
  meanwhile: (method: string, path: string) => void = () => {}
  /** Requests that Jira breaks over: tests name them. */
  breaks: (request: HttpRequest) => boolean = () => false
  /** How likely the engine is to die at each thing it waits for. */
  mortality = 0
  /** Why turns failed. */
  readonly faults: string[] = []
  #lease: Lease | undefined
  #life = 0
  #working: Promise<void> = Promise.resolve()

  private constructor({ seed, kind, start }: SyncWorldOptions, database: FreshDatabase) {
    this.seed = seed
    this.database = database
    this.roll = dice(seed * 7919)
    this.world = virtualWorld(seed, (request) => this.simulator.fetch(request), undefined, start)
    this.simulator = new Simulator([{ name: 'acme', kind, story: 'acme', origin: ORIGIN }], this.world)
    this.site = this.simulator.site('acme')
  }
  static async open(options: SyncWorldOptions): Promise<SyncWorld> {
    const opened = new SyncWorld(options, await freshDatabase())
    await opened.#connect(options)
    return opened
  }
  async #connect({ projects, timeZone }: SyncWorldOptions): Promise<void> {
    const { db } = this.database
    await numberRows(db)
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
    await db
      .insertInto('known_project')
      .values(
        this.projects(projects).map(({ id, key, name }) => ({
          connection_id: this.connection,
          project_id: id,
          key,
          name,
          state: 'live',
        })),
      )
      .execute()
    this.#lease = await acquireLease(db, `sync:${this.connection}`, 'test', 3_600_000)
  }
  projects(keys: readonly string[]): { id: string; key: string; name: string }[] {
    return [...this.site.tables.projects.values()].filter(({ key }) => keys.includes(key))
  }
  get service() {
    const found = accountsOf(this.site).find(({ role }) => role === 'service')
    if (!found) throw new Error('the story has no service account')
    return found
  }
  /** One turn of an engine that has just begun, or of the same one as before; true while there is more to do. */
  async turn(): Promise<Turn | 'killed'> {
    const life = this.#life
    const jira = this.#jira(life)
    const store = this.#store(life)
    const given = { jira, store, now: this.world.now, itemUrl: (item: string) => `https://fairlead.test/items/${item}` }
    const patience = { inDoubt: IN_DOUBT, sleep: this.world.sleep, stop: () => life !== this.#life }
    try {
      return await turn(given, patience, PACE)
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      return 'killed'
    }
  }
  /** Throws in every call of a life that has ended. */
  #live(life: number): void {
    if (life === this.#life && this.mortality > 0 && this.roll() < this.mortality) this.#life += 1
    if (life !== this.#life) throw new Killed('killed')
  }
  #jira(life: number): Jira {
    const { email, token } = this.service
    const isCloud = this.site.kind === 'cloud'
    const fetch: VirtualWorld['fetch'] = async (request) => {
      this.#live(life)
      this.meanwhile(request.method, request.url.slice(ORIGIN.length))
      const broken = { status: 500, headers: {}, body: 'Oops' }
      const response = this.breaks(request) ? broken : await this.world.fetch(request)
      this.#live(life)
      return response
    }
    const line = {
      world: { ...this.world, fetch },
      address: this.site.base,
      site: 'acme',
      credential: {
        id: `service ${life}`,
        method: isCloud ? ('api-token' as const) : ('personal-access-token' as const),
        email: isCloud ? email : null,
        secret: new Secret(token),
      },
      budget: localBudget(this.world.now),
      breaker: localBreaker(),
      deadline: DEADLINE,
    }
    return openJira(line, this.site.kind)
  }
  /** While the database works, the world's clock stands. */
  #store(life: number): SyncStore {
    if (!this.#lease) throw new Error('no lease')
    const scope = {
      connection: this.connection,
      site: this.siteRow,
      lease: this.#lease,
      inDoubt: IN_DOUBT,
      now: this.world.now,
      actor: 'job:sync',
    }
    const guard = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (of, name) => {
          const member = Reflect.get(of, name) as unknown
          if (typeof member !== 'function') return member
          if (name === 'journal') return () => guard(member.apply(of) as object)
          return async (...given: unknown[]) => {
            this.#live(life)
            try {
              return await this.#inTurn(async () => (await member.apply(of, given)) as unknown)
            } finally {
              this.#live(life)
            }
          }
        },
      })
    return guard(syncStore(this.database.db, scope))
  }
  /** One after another, whichever the database would answer first: the same seed is the same story. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const release = this.world.hold()
    const before = this.#working
    let end = (): void => {}
    this.#working = new Promise((ended) => {
      end = ended
    })
    await before
    try {
      return await work()
    } finally {
      end()
      release()
    }
  }
  async [Symbol.asyncDispose](): Promise<void> {
    this.#life += 1
    await this.database.close()
  }
}

/** Rows are numbered in the order they were made in, where chance would order them: the same seed is the same story. */
async function numberRows(db: Db): Promise<void> {
  await sql`create sequence row_number`.execute(db)
  for (const table of ['item', 'integration', 'link', 'conflict', 'step'])
    await sql`
      alter table ${sql.table(table)} alter column id
      set default lpad(nextval('row_number')::text, 32, '0')::uuid`.execute(db)
}

/** Acme's epics have no due date on their screens, and this instead. */
export function dueField({ site }: Pick<SyncWorld, 'site'>): string {
  return [...site.tables.fields.values()].find(({ name }) => name === 'Target end')?.id ?? ''
}
