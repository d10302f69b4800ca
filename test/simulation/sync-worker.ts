/** One process of Fairlead that keeps the connection aligned: it holds the lease or waits for it, dies, falls asleep in the middle of its work, and wakes. */
import { Fence } from '../../src/actions/flows/fence.ts'
import { type Fetch, isFault, Secret } from '../../src/base/index.ts'
import type { HostWorld } from '../../src/host/index.ts'
import { type Jira, localBreaker, localBudget, openJira } from '../../src/jira/index.ts'
import { acquireLease, checkLease, type Lease, noteUnheld, renewLease, syncStore } from '../../src/store/index.ts'
import { type SyncStore, type Turn, turn } from '../../src/sync/index.ts'
import { note } from './sync-trouble.ts'
import type { SyncWorld } from './sync-world.ts'

export const DEADLINE = 30_000
const MARGIN = 30_000
export const IN_DOUBT = DEADLINE + MARGIN
const TERM = 9_000
/** What was looked at so shortly before may still be sent: it is in doubt for whoever has taken over. */
const LATE = 5_000

/** The process was killed: nothing of it goes on. */
export class Killed extends Error {}

export class Worker {
  readonly name: string
  readonly #of: SyncWorld
  #life = 0
  #lease: { readonly held: Lease; readonly since: number } | undefined
  #asleepUntil = 0
  #turns = 0

  constructor(of: SyncWorld, name: string) {
    this.#of = of
    this.name = name
  }
  /** Whatever it has under way ends, and it begins anew as another process. */
  kill(): void {
    this.#life += 1
    this.#lease = undefined
    this.#asleepUntil = 0
    this.#turns = 0
  }
  /** In the middle of a turn, or asleep there. */
  get isBusy(): boolean {
    return this.#turns > 0
  }
  /** One turn of its engine; `taken` where another worker has the connection, or took it meanwhile. */
  async turn(): Promise<Turn | 'killed' | 'taken'> {
    const life = this.#life
    this.#turns += 1
    try {
      const lease = await this.#leased(life)
      return lease ? await this.#turn(life, lease.held, lease.since) : 'taken'
    } catch (error) {
      if (error instanceof Killed) return 'killed'
      if (!isFault(error, 'lease.lost')) throw error
      if (life === this.#life) this.#lease = undefined
      return 'taken'
    } finally {
      if (life === this.#life) this.#turns -= 1
    }
  }
  async #turn(life: number, lease: Lease, heldSince: number): Promise<Turn> {
    const { world } = this.#of
    const state = { isOver: false, isLost: false }
    const renewing = this.#renew(life, lease, state)
    const store = this.#store(life, lease)
    const itemUrl = (item: string) => `https://fairlead.test/items/${item}`
    const given = { jira: this.#jira(life, lease), store, now: world.now, itemUrl, heldSince }
    const stop = () => life !== this.#life || state.isLost
    const sleep = async (milliseconds: number) => this.#goOn(life, await world.sleep(milliseconds))
    try {
      return await turn(given, { inDoubt: IN_DOUBT, sleep, stop }, this.#of.pace)
    } finally {
      state.isOver = true
      void renewing
    }
  }
  async #leased(life: number): Promise<{ readonly held: Lease; readonly since: number } | undefined> {
    const before = this.#lease
    const held = before?.held
    if (held && (await this.#ask(life, 'renews', () => renewLease(this.#of.database.db, held, TERM)))) {
      this.#note(held)
      return this.#lease
    }
    this.#lease = undefined
    const { db } = this.#of.database
    // Between turns a timer would have renewed it.
    if (!before) await this.#ask(life, 'notes', () => noteUnheld(db, this.#of.connection))
    const taken = await this.#ask(life, 'takes', () => acquireLease(db, `sync:${this.#of.connection}`, this.name, TERM))
    // Between turns a timer would have renewed it: where nobody took it meanwhile, nobody else has held it.
    const isSame = before !== undefined && taken?.fence === before.held.fence + 1
    if (taken) this.#lease = { held: taken, since: isSame ? before.since : this.#of.world.now() }
    if (taken) this.#note(taken)
    return this.#lease
  }
  /** As a timer does it beside the work, for as long as the turn lasts. */
  async #renew(life: number, lease: Lease, state: { isOver: boolean; isLost: boolean }): Promise<void> {
    try {
      for (;;) {
        const isOver = () => state.isOver || life !== this.#life
        await this.#of.world.sleep(TERM / 3, isOver)
        await this.#awake()
        if (isOver()) return
        const { db } = this.#of.database
        if (await this.#ask(life, 'renews', () => renewLease(db, lease, TERM))) this.#note(lease)
        else state.isLost = true
        if (state.isLost) return
      }
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    }
  }
  #note({ fence }: Lease): void {
    this.#of.heldUntil.set(fence, this.#of.world.now() + TERM)
  }
  /** Throws in every call of a life that has ended; now and then it ends, or falls asleep, just here. */
  #live(life: number): void {
    const { mortality, drowsiness, roll, world } = this.#of
    if (life === this.#life && mortality > 0 && roll() < mortality) {
      this.kill()
      note(this.#of, 'worker killed')
    }
    if (life !== this.#life) throw new Killed('killed')
    if (drowsiness > 0 && roll() < drowsiness) {
      this.#asleepUntil = world.now() + roll() ** 2 * 900_000
      note(this.#of, 'worker asleep')
    }
  }
  async #awake(): Promise<void> {
    const { world } = this.#of
    while (world.now() < this.#asleepUntil) await world.sleep(this.#asleepUntil - world.now())
  }
  async #goOn<T>(life: number, value: T): Promise<T> {
    this.#live(life)
    await this.#awake()
    if (life !== this.#life) throw new Killed('killed')
    return value
  }
  async #ask<T>(life: number, what: string, work: () => Promise<T>): Promise<T> {
    this.#live(life)
    const came = await this.#of.ask(`${this.name} ${what}`, work).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    await this.#goOn(life, undefined)
    if ('error' in came) throw came.error
    return came.value
  }
  #store(life: number, lease: Lease): SyncStore {
    const { connection, siteRow: site, world, database } = this.#of
    const scope = { connection, site, lease, inDoubt: IN_DOUBT, now: world.now, actor: 'job:sync' }
    const guard = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (of, name) => {
          const member = Reflect.get(of, name) as unknown
          if (typeof member !== 'function') return member
          if (name === 'journal') return () => guard(member.apply(of) as object)
          return (...given: unknown[]) =>
            this.#ask(life, String(name), async () => (await member.apply(of, given)) as unknown)
        },
      })
    return guard(syncStore(database.db, scope))
  }
  #jira(life: number, lease: Lease): Jira {
    const { service, site, world, database } = this.#of
    const isCloud = site.kind === 'cloud'
    const fence = new Fence({ inDoubtMargin: 0 })
    fence.hold(() => this.#ask(life, 'is fenced', () => checkLease(database.db, lease)))
    const fetch: Fetch = async (request) => {
      this.#live(life)
      const coming = await this.#of.send(this.name, request, () => this.#witness(lease, request.method, request.url))
      const came = await this.#of.receive(this.name, coming)
      await this.#goOn(life, undefined)
      if ('error' in came) throw came.error
      return came.answer
    }
    const line = {
      world: fence.around({ ...world, fetch } as unknown as HostWorld),
      address: site.base,
      site: 'acme',
      credential: {
        id: `service ${life}`,
        method: isCloud ? ('api-token' as const) : ('personal-access-token' as const),
        email: isCloud ? service.email : null,
        secret: new Secret(service.token),
      },
      budget: localBudget(world.now),
      breaker: localBreaker(),
      deadline: DEADLINE,
    }
    return openJira(line, site.kind)
  }
  /** Whoever lost the lease long ago writes nothing in Jira. */
  #witness({ fence }: Lease, method: string, url: string): void {
    const { heldUntil, world, unfenced } = this.#of
    if (isWrite(method, url) && world.now() > (heldUntil.get(fence) ?? 0) + LATE)
      unfenced.push(`${this.name} wrote ${method} ${url} after another had taken over`)
  }
}

/** What changes an issue or a comment in Jira, or makes one. */
export const isWrite = (method: string, url: string): boolean =>
  (method === 'PUT' && /\/issue\//.test(url)) || (method === 'POST' && /\/(transitions|issue|comment)$/.test(url))
