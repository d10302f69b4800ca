/** The rows of a plan's table: each difference with everything found about it, wherever it was found. Pure. */
import type { DifferenceView, PlanView, ProblemView } from '../../../actions/index.ts'
import { questionParts } from '../../parts/keys.ts'

export interface DifferenceRow extends DifferenceView {
  /** Its own and the plan's about it. */
  readonly found: readonly ProblemView[]
}

export function rowsOf(
  differences: readonly DifferenceView[],
  { problems }: Pick<PlanView, 'problems'>,
): readonly DifferenceRow[] {
  const about = Map.groupBy(problems, (problem) => questionParts(problem.about).object)
  return differences.map((difference) => ({
    ...difference,
    found: unique([...(about.get(difference.key) ?? []), ...difference.problems]),
  }))
}

function unique(problems: readonly ProblemView[]): readonly ProblemView[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.about} ${problem.says}`, problem])).values()]
}

export const changes = ({ choice }: DifferenceView): boolean =>
  choice === 'create' || choice === 'update' || choice === 'delete'
export const isProblem = ({ severity }: ProblemView): boolean => severity !== 'notes'

/** From the object up to what was chosen: why it is included. */
export function chainOf(key: string, rows: readonly DifferenceRow[]): readonly string[] {
  const because = new Map(rows.map((row) => [row.key, row.because]))
  const chain: string[] = []
  for (let next = because.get(key); next != null && !chain.includes(next); next = because.get(next)) chain.push(next)
  return chain
}
