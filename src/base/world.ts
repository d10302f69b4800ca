/** The outside, as types: whatever a deciding room may ask of the world comes in through here, so tests can be the world. */
import type { Secret } from './secret.ts'

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number

/** How the requests of one connection leave, where it is not the usual way. */
export interface WayOut {
  /** Certificate authorities in PEM, trusted beside those that the machine knows. */
  readonly authorities: string | null
  readonly proxy: { readonly origin: string; readonly user: string | null; readonly password: Secret | null } | null
}

/** Header names are lower case. `url` is absolute. `body` is text; absent when there is none. */
export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Milliseconds until the caller gives up: the whole exchange, not only the connection. */
  readonly deadline?: number
  /** Fulfilled once the caller waits no longer, where whoever answers can tell. */
  readonly abandoned?: Promise<void>
  /** Nothing of it is sent once this moment has passed, whatever held it up: a process may have slept. */
  readonly sendUntil?: Instant
  /** It changes nothing there, though its method says nothing of it: a search by POST. */
  readonly reads?: boolean
  readonly way?: WayOut
}

/** Header names are lower case. Redirects are never followed. */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Throws a `NoAnswer` when no whole answer came: the request may or may not have been carried out. */
export type Fetch = (request: HttpRequest) => Promise<HttpResponse>

export interface World {
  readonly fetch: Fetch
  readonly now: () => Instant
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** SHA-256 of a text, or of its pieces one after the other, as lower-case hex. */
  readonly hash: (text: string | Iterable<string>) => string
}

/** How an exchange ended without an answer. Only `notSent` proves that nothing happened at the other side. */
export type NoAnswerReason =
  | 'dns'
  | 'refused'
  | 'tls'
  | 'proxy'
  | 'not-allowed'
  | 'too-late'
  | 'timeout'
  | 'reset'
  | 'too-large'

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly reason: NoAnswerReason
  /** True when the request never left: repeating it is safe. */
  readonly notSent: boolean
  constructor(reason: NoAnswerReason, message: string, notSent = false) {
    super(message)
    this.reason = reason
    this.notSent = notSent
  }
}
