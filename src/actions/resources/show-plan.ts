/** How a plan leaves: its state, its counts by kind, its questions. */
import { KINDS, type KindCount } from '../../configuration/index.ts'
import { countProblems, type Db, type PlanProblem, pageOfProblems, planFacts, type Work } from '../../store/index.ts'
import { type Actor, actorText } from '../context.ts'
import { showApproval } from '../flows/approval.ts'
import { showProblem } from '../flows/show-value.ts'
import { snapshotNamed } from '../flows/sides.ts'
import type { KindCounts, PlanProblemView, PlanView } from '../shapes/index.ts'

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

/** So many findings are told with the plan itself. */
const TOLD = 200
const NOTHING = { blocks: 0, warns: 0, notes: 0, open: 0 }

export async function showPlan(db: Db, work: Work): Promise<PlanView> {
  const made = madeBy(work)
  const found = made === null ? [] : (await pageOfProblems(db, made, {}, { limit: TOLD, offset: 0 })).rows
  const approval = made === null ? undefined : await showApproval(db, work, made)
  return { ...(await listPlan(db, work)), problems: found.map(showFinding), ...(approval ? { approval } : {}) }
}

/** As lists show it: without what was found. */
export async function listPlan(db: Db, work: Work): Promise<PlanView> {
  const input = work.input as unknown as PlanInput
  const plan = madeBy(work)
  const [made, found] =
    plan === null ? [undefined, NOTHING] : await Promise.all([planFacts(db, plan), countProblems(db, plan)])
  const comparison = input.compare ? 'snapshots' : snapshotNamed(input.to) === undefined ? undefined : 'target'
  return {
    id: work.id,
    state:
      work.state === 'running'
        ? 'analysing'
        : work.state === 'failed' || !made
          ? 'failed'
          : found.blocks > 0
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
    problems: [],
    found: { ...found },
    changes: made?.steps ?? 0,
    undoes: input.undo ?? null,
    progress: work.progress,
    error: work.error,
    errorCode: work.errorCode,
  }
}

/** The plan that this work has made. */
const madeBy = ({ planId, state }: Work): string | null => (state === 'done' ? planId : null)

export const showFinding = ({ problem, asks }: PlanProblem): PlanProblemView => ({
  ...showProblem(problem),
  ...(asks === null ? {} : { asks }),
})

const PLURALS = new Map(KINDS.map(({ name, plural }) => [name, plural]))

const showCount = ({ kind, 'left-out': leftOut, ...count }: KindCount): KindCounts => ({
  kind,
  label: PLURALS.get(kind) ?? kind,
  leftOut,
  ...count,
})
