/** A Plan is data: reviewed by people, stored, approved by its fingerprint, resumed after a crash. It knows neither Jira nor the portfolio. */
import {
  canonicalPieces,
  type Fingerprint,
  type Json,
  type JsonObject,
  type Problem,
  type World,
} from '../base/index.ts'

export type Verb = 'create' | 'update' | 'delete'

export interface Step<D extends Json = Json> {
  /** Unique in its plan and the same whenever the plan is made again from the same values. */
  readonly id: string
  readonly verb: Verb
  /** What it is about: an object's key. */
  readonly about: string
  /** For people: "Create issue type scheme Payments". */
  readonly title: string
  /** Ids of steps that must be done first. */
  readonly after: readonly string[]
  readonly data: D
}

/** What made the plan: a resumed plan must be understood by the code that resumes it. */
export interface Maker {
  readonly engine: string
  readonly kinds: Readonly<Record<string, number>>
}

export interface Plan<D extends Json = Json> {
  readonly madeBy: Maker
  readonly steps: readonly Step<D>[]
  readonly problems: readonly Problem[]
}

/** What was approved: all of the plan as data, wherever it is for. A plan changed in any part is another plan. */
export function planFingerprint(plan: Plan, hash: World['hash']): Fingerprint {
  return hash(canonicalPieces(plan as unknown as JsonObject))
}
