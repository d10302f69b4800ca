/** A refusal, in the server's words. */
import type { ProblemView } from '../actions/index.ts'

export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly code: string
  readonly remedy: string | undefined
  readonly request: string | undefined
  readonly facts: Readonly<Record<string, unknown>>
  /** Each thing that was wrong, where there are several. */
  readonly problems: readonly ProblemView[]
  constructor(
    status: number,
    body: {
      code?: string
      says?: string
      remedy?: string
      request?: string
      facts?: Record<string, unknown>
      problems?: readonly ProblemView[]
    },
  ) {
    super(body.says ?? `The server answered ${status}.`)
    this.status = status
    this.code = body.code ?? 'internal'
    this.remedy = body.remedy
    this.request = body.request
    this.facts = body.facts ?? {}
    this.problems = body.problems ?? []
  }
}
