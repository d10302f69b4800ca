/** Jira's rate limits as documented: a token bucket per endpoint and method, and writes per issue. Off unless switched on. */
import type { Instant } from '../base/index.ts'
import type { Route } from './http.ts'

/** Requests a second; from Atlassian's rate-limit page of 2026-08-12 (docs/jira-assumptions.md, limits). */
const BURST: Readonly<Record<string, number>> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 }
const BURST_BY_OPERATION: Readonly<Record<string, number>> = {
  getIssue: 150,
  getChangeLogs: 200,
  countIssues: 150,
  updateComponent: 500,
}
const ISSUE_WRITES = [
  { most: 20, within: 2_000 },
  { most: 100, within: 30_000 },
] as const

export interface LimitState {
  readonly limit: number
  readonly remaining: number
  /** Set when the request is refused. */
  readonly refused?: {
    readonly reason: 'jira-burst-based' | 'jira-per-issue-on-write'
    readonly retryAfterSeconds: number
  }
}

export class Limits {
  burst = false
  perIssue = false
  /** Multiplies every burst rate, so that a test can meet a limit without a thousand requests. */
  scale = 1
  readonly #now: () => Instant
  readonly #buckets = new Map<string, { tokens: number; at: Instant }>()
  readonly #writes = new Map<string, Instant[]>()

  constructor(now: () => Instant) {
    this.#now = now
  }
  take(route: Route, issueId: string | undefined): LimitState {
    const limit = Math.max(
      1,
      Math.floor((BURST_BY_OPERATION[route.operation] ?? BURST[route.method] ?? 100) * this.scale),
    )
    const remaining = this.burst ? this.#takeBurst(`${route.method} ${route.path}`, limit) : limit
    if (remaining < 0) return { limit, remaining: 0, refused: { reason: 'jira-burst-based', retryAfterSeconds: 1 } }
    const wait = this.perIssue && issueId !== undefined && route.method !== 'GET' ? this.#takeWrite(issueId) : 0
    if (wait > 0)
      return {
        limit,
        remaining,
        refused: { reason: 'jira-per-issue-on-write', retryAfterSeconds: Math.ceil(wait / 1_000) },
      }
    return { limit, remaining }
  }
  #takeBurst(key: string, limit: number): number {
    const now = this.#now()
    const bucket = this.#buckets.get(key) ?? { tokens: limit, at: now }
    const tokens = Math.min(limit, bucket.tokens + ((now - bucket.at) / 1_000) * limit)
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
    return tokens >= 1 ? Math.floor(tokens - 1) : -1
  }
  /** Milliseconds to wait; 0 when the write may go on (and is counted). */
  #takeWrite(issueId: string): number {
    const now = this.#now()
    const recent = (this.#writes.get(issueId) ?? []).filter((at) => at > now - 30_000)
    for (const { most, within } of ISSUE_WRITES) {
      const inside = recent.filter((at) => at > now - within)
      if (inside.length >= most) return (inside[inside.length - most] as Instant) + within - now
    }
    this.#writes.set(issueId, [...recent, now])
    return 0
  }
}
