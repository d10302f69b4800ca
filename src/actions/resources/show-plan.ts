/** How a plan leaves: its state, its counts by kind, its questions. */
import { blocks } from '../../base/index.ts'
import { KINDS, type KindCount } from '../../configuration/index.ts'
import { type Db, planFacts, type Work } from '../../store/index.ts'
import { type Actor, actorText } from '../context.ts'
import { showProblem } from '../flows/show-value.ts'
import { snapshotNamed } from '../flows/sides.ts'
import type { KindCounts, PlanView } from '../shapes/index.ts'

/** A plan's input, as the work that makes it keeps it. */
export interface PlanInput {
  readonly from: string
  readonly to: string
  readonly projects: readonly string[] | null
  readonly objects?: readonly string[]
  /** Two snapshots are compared, and nothing is planned. */
  readonly compare?: boolean
  readonly answers: Readonly<Record<string, string>>
  readonly undo?: string
}

export async function showPlan(db: Db, work: Work): Promise<PlanView> {
  const input = work.input as unknown as PlanInput
  const made = work.planId === null || work.state !== 'done' ? undefined : await planFacts(db, work.planId)
  const comparison = input.compare ? 'snapshots' : snapshotNamed(input.to) === undefined ? undefined : 'target'
  return {
    id: work.id,
    state:
      work.state === 'running'
        ? 'analysing'
        : work.state === 'failed' || !made
          ? 'failed'
          : blocks(made.problems)
            ? 'blocked'
            : 'ready',
    from: input.from,
    to: input.to,
    projects: input.projects === null ? null : [...input.projects],
    ...(input.objects ? { objects: [...input.objects] } : {}),
    ...(comparison ? { comparison } : {}),
    answers: { ...input.answers },
    fingerprint: made?.fingerprint ?? null,
    createdAt: work.createdAt.toISOString(),
    createdBy: actorText(work.actor as unknown as Actor),
    kinds: (made?.kinds ?? []).map(showCount),
    problems: (made?.problems ?? []).map(showProblem),
    changes: made?.steps ?? 0,
    undoes: input.undo ?? null,
    progress: work.progress,
    error: work.error,
    errorCode: work.errorCode,
  }
}

const PLURALS = new Map(KINDS.map(({ name, plural }) => [name, plural]))

const showCount = ({ kind, 'left-out': leftOut, ...count }: KindCount): KindCounts => ({
  kind,
  label: PLURALS.get(kind) ?? kind,
  leftOut,
  ...count,
})
