/** What the client shares with every other worker: how fast a site may be asked, and whether a credential is known bad. */
import type { Instant } from '../base/index.ts'

/** One budget per site, shared by all workers. A bucket is a method and an endpoint. */
export interface Budget {
  /** Milliseconds to wait before sending; the cost is taken. */
  take(bucket: string, cost: number): Promise<number>
  /** Nobody sends to the bucket before then: Jira said 429. `*` is every bucket. */
  pause(bucket: string, until: Instant): Promise<void>
  /** What Jira's headers told: requests a second, and how many are left. */
  learn(bucket: string, limit: number, remaining: number): Promise<void>
}

/** At most one failed login per version of a credential, across all workers. */
export interface LoginBreaker {
  /** Why the credential is known not to work; null while it may be used. */
  isOpen(credential: string): Promise<string | null>
  trip(credential: string, reason: string): Promise<void>
  /** True for the one worker that may try an unproven credential; others wait for its outcome. */
  claim(credential: string): Promise<boolean>
  /** The try has ended without a failed login: the next may claim. */
  release(credential: string): Promise<void>
}

/** For one process: tests, a connection not yet stored. */
export function localBudget(now: () => Instant): Budget {
  const buckets = new Map<string, { tokens: number; at: Instant; limit: number }>()
  const paused = new Map<string, Instant>()
  return {
    async take(bucket, cost) {
      const at = now()
      const pause = Math.max(paused.get(bucket) ?? 0, paused.get('*') ?? 0) - at
      const known = buckets.get(bucket)
      if (!known) return Math.max(0, pause)
      const tokens = Math.min(known.limit, known.tokens + ((at - known.at) / 1_000) * known.limit) - cost
      buckets.set(bucket, { ...known, tokens, at })
      return Math.max(0, pause, Math.ceil((-tokens / known.limit) * 1_000))
    },
    async pause(bucket, until) {
      paused.set(bucket, Math.max(until, paused.get(bucket) ?? 0))
    },
    async learn(bucket, limit, remaining) {
      if (!(limit > 0)) return
      const [at, known] = [now(), buckets.get(bucket)]
      // Turns given out already stay taken: the site does not know of them yet.
      const own = known ? Math.min(limit, known.tokens + ((at - known.at) / 1_000) * known.limit) : remaining
      buckets.set(bucket, { limit, tokens: Math.min(own, remaining), at })
    },
  }
}

export function localBreaker(): LoginBreaker {
  const open = new Map<string, string>()
  const claimed = new Set<string>()
  return {
    isOpen: async (credential) => open.get(credential) ?? null,
    trip: async (credential, reason) => void open.set(credential, reason),
    claim: async (credential) => !claimed.has(credential) && claimed.add(credential).has(credential),
    release: async (credential) => void claimed.delete(credential),
  }
}
