/** How a plan leaves: its state, its counts by kind, its questions. */
import { blocks } from '../../base/index.ts'
import { type Difference, KINDS } from '../../configuration/index.ts'
import { type Db, loadDifferences, loadPlan, type Work } from '../../store/index.ts'
import { type Actor, actorText } from '../context.ts'
import type { KindCounts, PlanView, ProblemView } from '../shapes/index.ts'

/** A plan's input, as the work that makes it keeps it. */
export interface PlanInput {
  readonly from: string
  readonly to: string
  readonly projects: readonly string[] | null
  readonly answers: Readonly<Record<string, string>>
}

export async function showPlan(db: Db, work: Work): Promise<PlanView> {
  const input = work.input as unknown as PlanInput
  const made = work.planId === null || work.state !== 'done' ? undefined : await loadPlan(db, work.planId)
  const differences = made ? await loadDifferences(db, made.id) : []
  const problems = (made?.plan.problems ?? []) as unknown as ProblemView[]
  return {
    id: work.id,
    state:
      work.state === 'running'
        ? 'analysing'
        : work.state === 'failed' || !made
          ? 'failed'
          : blocks(made.plan.problems)
            ? 'blocked'
            : 'ready',
    from: input.from,
    to: input.to,
    projects: input.projects === null ? null : [...input.projects],
    answers: { ...input.answers },
    fingerprint: made?.fingerprint ?? null,
    createdAt: work.createdAt.toISOString(),
    createdBy: actorText(work.actor as unknown as Actor),
    kinds: countsOf(differences),
    problems: problems.map((problem) => ({ ...problem })),
    changes: made?.plan.steps.length ?? 0,
    progress: work.progress,
    error: work.error,
    errorCode: work.errorCode,
  }
}

function countsOf(differences: readonly Difference[]): KindCounts[] {
  const byKind = Map.groupBy(differences, (difference) => difference.kind)
  return KINDS.flatMap(({ name, plural }) => {
    const mine = byKind.get(name)
    if (!mine) return []
    const count = (choice: Difference['choice']): number =>
      mine.filter((difference) => difference.choice === choice).length
    return [
      {
        kind: name,
        label: plural,
        create: count('create'),
        update: count('update'),
        delete: count('delete'),
        unchanged: count('unchanged'),
        use: count('use'),
        leftOut: count('left-out'),
        problems: mine.filter((difference) => difference.problems.some((problem) => problem.severity !== 'notes'))
          .length,
      },
    ]
  })
}
