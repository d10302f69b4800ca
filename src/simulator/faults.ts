/** What can go wrong, by rule and by dice: each rule says to which requests it applies, how often, and what happens. */
import type { Instant } from '../base/index.ts'
import type { Ask } from './http.ts'
import type { SiteWorld } from './site.ts'

export const FAULT_KINDS = [
  'latency', // answers `milliseconds` later
  'rate-limited', // 429 with `reason`, Retry-After `milliseconds`
  'server-error', // `status` with an HTML body, nothing done
  'server-error-after-commit', // done, but answered by `status` with an HTML body
  'refused', // the connection is refused: nothing done, and the client can know it
  'reset', // the connection breaks before anything is done
  'answer-lost', // done, and the connection breaks instead of answering
  'late-commit', // no answer within the client's deadline; done `milliseconds` after it gave up
  'truncated', // answered with half of the body
  'stale-index', // search stops seeing writes for `milliseconds`
  'page-shifted', // a row moves across the page border between two page requests
  'issue-unread', // the first issue of a bulk read comes among its errors instead
  'permission-removed', // `accountId` is no administrator and in no project role any more
  'token-revoked', // the token of `accountId` stops working
  'edit', // somebody else's `request` is carried out just before this one
  'webhook-lost', // never delivered
  'webhook-twice', // delivered two times
  'webhook-late', // delivered `milliseconds` later
  'webhook-reordered', // held until the next one was delivered
  'webhook-forged', // signed with another secret
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** Strikes webhooks on their way out; all others strike requests. */
const isOfWebhooks = (kind: FaultKind): boolean => kind.startsWith('webhook-')

export interface FaultRule {
  readonly kind: FaultKind
  /** 0 … 1; one when left out. */
  readonly probability?: number
  readonly method?: string
  /** Regular expression over the path below the site's base; for webhooks over their event, `jira:issue_updated`. */
  readonly path?: string
  /** Skips so many matching requests first. */
  readonly after?: number
  /** Strikes at most so often. */
  readonly times?: number
  readonly milliseconds?: number
  readonly status?: number
  readonly reason?: string
  readonly accountId?: string
  readonly request?: { readonly method: string; readonly path: string; readonly body?: string }
}

interface Armed {
  readonly id: number
  readonly rule: FaultRule
  seen: number
  struck: number
}

export class Faults {
  readonly #world: SiteWorld
  #armed: Armed[] = []
  #lastId = 0
  /** Search shows nothing written after this instant until then; null when the index is healthy. */
  indexFrozen: { at: Instant; until: Instant } | null = null
  #shift = false
  #failsIssue = false

  constructor(world: SiteWorld) {
    this.#world = world
  }
  add(rule: FaultRule): number {
    this.#lastId += 1
    this.#armed.push({ id: this.#lastId, rule, seen: 0, struck: 0 })
    return this.#lastId
  }
  remove(id: number): void {
    this.#armed = this.#armed.filter((armed) => armed.id !== id)
  }
  clear(): void {
    this.#armed = []
    this.indexFrozen = null
  }
  list(): { id: number; rule: FaultRule; seen: number; struck: number }[] {
    return this.#armed.map((armed) => ({ ...armed }))
  }
  /** Rolls for every rule that matches, in the order they were added. */
  strike(method: string, path: string): FaultRule[] {
    return this.#striking(method, path, false)
  }
  /** The same for a webhook, by the name of its event. */
  strikeWebhook(event: string): FaultRule[] {
    return this.#striking('POST', event, true)
  }
  #striking(method: string, path: string, ofWebhooks: boolean): FaultRule[] {
    return this.#armed
      .filter((armed) => isOfWebhooks(armed.rule.kind) === ofWebhooks && this.#strikes(armed, method, path))
      .map((armed) => armed.rule)
  }
  #strikes(armed: Armed, method: string, path: string): boolean {
    const { rule } = armed
    if (rule.method !== undefined && rule.method !== method) return false
    if (rule.path !== undefined && !new RegExp(rule.path).test(path)) return false
    armed.seen += 1
    if (armed.seen <= (rule.after ?? 0) || armed.struck >= (rule.times ?? Number.POSITIVE_INFINITY)) return false
    if (rule.probability !== undefined && this.#world.random() >= rule.probability) return false
    armed.struck += 1
    return true
  }
  failNextIssue(): void {
    this.#failsIssue = true
  }
  /** With an issue-unread fault on it, a bulk read misses an issue: true once. */
  failsIssue(): boolean {
    const fails = this.#failsIssue
    this.#failsIssue = false
    return fails
  }
  shiftNextPage(): void {
    this.#shift = true
  }
  /** With a page-shifted fault on it, the list loses a row before `startAt`: the page's first row is skipped. */
  shiftPage<T>(_ask: Ask, all: readonly T[], startAt: number): readonly T[] {
    if (!this.#shift || startAt === 0) return all
    this.#shift = false
    return all.slice(1)
  }
}
