/** Problem: a finding, returned in a list. Many may be reported at once; work goes on unless one of them blocks. */

export type Severity = 'blocks' | 'warns' | 'notes'

export interface Problem {
  readonly severity: Severity
  /** Stable, for programs and documents: `ambiguous-name`, `kind-partial` … */
  readonly code: string
  /** An object's key, a field, a step or a site. */
  readonly about: string
  readonly says: string
  readonly remedy?: string
  /** What an answer may be, when the problem asks. */
  readonly choices?: readonly { readonly answer: string; readonly says: string }[]
}

export function blocks(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'blocks')
}
