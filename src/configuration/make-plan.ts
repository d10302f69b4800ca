/** Differences become ordered steps. Generic: no kind is named here. Pure. */
import { blocks, type Problem } from '../base/index.ts'
import { guard, type Plan, type Step } from '../plan/index.ts'
import { FALLBACK, keysIn } from './answers.ts'
import type { Change, ConfigurationPlan } from './change.ts'
import type { Comparison, Difference } from './compare.ts'
import { type DraftInput, Drafts } from './drafts.ts'
import type { Key, Kind, KindName } from './kind.ts'
import { lasting } from './lasting.ts'
import { orderSteps } from './order-steps.ts'
import { collect } from './references.ts'
import { setAside } from './set-aside.ts'
import { objectsByKey, type Snapshot } from './snapshot.ts'

/** Raised when plans change their form: an older one is then refused, not resumed. */
export const ENGINE = '1'

export interface PlanInput extends DraftInput {
  readonly comparison: Comparison
  readonly source: Snapshot
  readonly projects: readonly string[] | null
  readonly objects?: readonly string[] | null
  /** Codes of problems that are passed over, so that a test can see what they guard. */
  readonly without?: ReadonlySet<string>
}

export function makePlan(input: PlanInput): ConfigurationPlan {
  const { differences, fallback } = input.comparison
  const changes = differences.filter((difference) => CHANGES.has(difference.choice))
  const drafts = new Drafts(changes, input)
  const drafted = changes.flatMap((difference) => drafts.stepsFor(difference))
  const { steps, problems: renamed } = setAside(drafted, { drafts, target: input.target, kinds: input.kinds })
  const { order, problems: stuck } = orderSteps(steps, [drafts.mild, drafts.soft])
  const plan: Plan<Change> = {
    madeBy: { engine: ENGINE, kinds: versions(changes, input.kinds) },
    steps: order,
    problems: [],
  }
  const changing = new Set(changes.map(({ kind }) => kind))
  const existing = input.target.objects.filter(({ kind }) => changing.has(kind)).length
  const problems = [
    ...input.comparison.problems,
    ...differences.flatMap((difference) => difference.problems),
    ...renamed,
    ...stuck,
    ...lasting(differences, input),
    // An undo touches only what its deployment touched.
    ...(input.undoes === undefined ? guard(plan, existing) : []).filter(
      (problem) => input.answers[problem.about] !== 'allow',
    ),
  ]
  return {
    ...plan,
    problems: uniqueProblems(problems).filter(({ code }) => !input.without?.has(code)),
    from: input.source.site,
    to: input.target.site,
    projects: input.projects,
    ...(input.objects ? { objects: input.objects } : {}),
    answers: fallback === null ? input.answers : { ...input.answers, [FALLBACK]: fallback },
    bindings: bindingsFor(order, input),
    pairs: pairsOf(differences),
    ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
  }
}

const CHANGES: ReadonlySet<Difference['choice']> = new Set(['create', 'update', 'delete'])

function versions(changes: readonly Difference[], kinds: ReadonlyMap<KindName, Kind>): Record<KindName, number> {
  return Object.fromEntries(
    [...new Set(changes.map((change) => change.kind))].sort().map((name) => [name, kinds.get(name)?.version ?? 0]),
  )
}

/** The target's ids of everything that the steps' values name and the target already has. */
function bindingsFor(steps: readonly Step<Change>[], { target, kinds }: PlanInput): Record<Key, string> {
  const there = objectsByKey(target)
  const bindings: Record<Key, string> = {}
  for (const { data } of steps) {
    const kind = kinds.get(data.kind)
    const named = [data.before, data.after].flatMap((value) =>
      value === null || !kind ? [] : collect(kind, value).map(({ held }) => held),
    )
    const said = Object.entries(data.answers).flatMap(([about, answer]) => [...keysIn(about), answer])
    for (const key of [data.key, ...named, ...said]) {
      const id = there.get(key)?.id
      if (id !== undefined) bindings[key] = id
    }
  }
  return bindings
}

/** What to remember once it is applied: ids of the source ⇄ objects of the target, by key until their ids are known. */
function pairsOf(differences: readonly Difference[]) {
  return differences.flatMap(({ kind, key, sourceId, targetKey, targetId, choice }) =>
    sourceId === null || choice === 'left-out' ? [] : [{ kind, key, sourceId, targetKey, targetId }],
  )
}

function uniqueProblems(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.about} ${problem.says}`, problem])).values()]
}

/** Whether the plan may be applied as it is. */
export const mayApply = (plan: Plan): boolean => !blocks(plan.problems)
