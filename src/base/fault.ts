/** Fault: work stops. One class; its code fixes the HTTP status, the exit code and whether trying again can help. */
import type { JsonObject } from './json.ts'
import type { Problem } from './problem.ts'

/** code → HTTP status, exit code of the command line, may the same request succeed later without a change? */
const CODES = {
  'input.invalid': { status: 400, exit: 2, again: false },
  'not-signed-in': { status: 401, exit: 3, again: false },
  'not-allowed': { status: 403, exit: 3, again: false },
  'not-proved': { status: 403, exit: 3, again: false },
  'no-second-factor': { status: 403, exit: 3, again: false },
  'not-found': { status: 404, exit: 2, again: false },
  conflict: { status: 409, exit: 4, again: false },
  'too-many-requests': { status: 429, exit: 5, again: true },
  'connection.refused': { status: 422, exit: 6, again: false },
  'jira.refused': { status: 422, exit: 6, again: false },
  'jira.unauthorized': { status: 422, exit: 6, again: false },
  'jira.anonymous': { status: 422, exit: 6, again: false },
  'jira.forbidden': { status: 422, exit: 6, again: false },
  'jira.not-found': { status: 422, exit: 6, again: false },
  'jira.conflict': { status: 422, exit: 6, again: false },
  'jira.rate-limited': { status: 503, exit: 5, again: true },
  'jira.unreachable': { status: 503, exit: 5, again: true },
  'jira.broken': { status: 502, exit: 5, again: true },
  'jira.unknown': { status: 502, exit: 5, again: false },
  'jira.cannot': { status: 422, exit: 6, again: false },
  'plan.blocked': { status: 422, exit: 7, again: false },
  'plan.stale': { status: 409, exit: 7, again: false },
  'plan.unfinished': { status: 409, exit: 8, again: true },
  'plan.version': { status: 409, exit: 7, again: false },
  'lease.lost': { status: 503, exit: 5, again: true },
  'store.unavailable': { status: 503, exit: 5, again: true },
  'store.key-missing': { status: 500, exit: 9, again: false },
  'setup.missing': { status: 500, exit: 9, again: false },
  internal: { status: 500, exit: 1, again: false },
} as const

export type FaultCode = keyof typeof CODES

export interface FaultDetails {
  /** What a person can do about it. */
  readonly remedy?: string
  /** Which input, object or site it is about. */
  readonly about?: string
  readonly problems?: readonly Problem[]
  /** Anything more for a program; never a secret. */
  readonly facts?: JsonObject
  readonly cause?: unknown
}

export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly remedy: string | undefined
  readonly about: string | undefined
  readonly problems: readonly Problem[]
  readonly facts: JsonObject
  constructor(code: FaultCode, message: string, details: FaultDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.remedy = details.remedy
    this.about = details.about
    this.problems = details.problems ?? []
    this.facts = details.facts ?? {}
  }
  get status(): number {
    return CODES[this.code].status
  }
  get exitCode(): number {
    return CODES[this.code].exit
  }
  get again(): boolean {
    return CODES[this.code].again
  }
}

export function isFault(error: unknown, code?: FaultCode): error is Fault {
  return error instanceof Fault && (code === undefined || error.code === code)
}
