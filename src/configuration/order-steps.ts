/** Steps in their order. What waits for a mere change of something that is there already may go before it, where no order is left otherwise. Pure. */
import { inOrder, type Problem } from '../base/index.ts'
import type { Step } from '../plan/index.ts'
import type { Change } from './change.ts'

export interface OrderedSteps {
  readonly order: readonly Step<Change>[]
  readonly problems: readonly Problem[]
}

/** By step: those that it had better wait for, but need not. */
export type Soft = ReadonlyMap<string, ReadonlySet<string>>

/** `yielding`: what is let go in a circle, tried in turn: what matters least first, all that is not needed last. */
export function orderSteps(steps: readonly Step<Change>[], yielding: readonly Soft[]): OrderedSteps {
  const first = tried(steps)
  if (first.stuck.length === 0) return { order: first.order, problems: [] }
  const stuck = inCycles(first.stuck)
  const looser = yielding.map((soft) =>
    tried(steps.map((step) => (stuck.has(step.id) ? loosened(step, soft, stuck) : step))),
  )
  const best = looser.find((one) => one.stuck.length === 0) ?? looser.at(-1) ?? first
  return { order: best.order, problems: cycle(best.stuck) }
}

const loosened = (step: Step<Change>, soft: Soft, stuck: ReadonlySet<string>): Step<Change> => ({
  ...step,
  after: step.after.filter((id) => !stuck.has(id) || !soft.get(step.id)?.has(id)),
})

/** Without those that only wait for a cycle: their order holds once it is broken. */
function inCycles(stuck: readonly Step<Change>[]): ReadonlySet<string> {
  let left = stuck
  for (;;) {
    const awaited = new Set(left.flatMap(({ after }) => after))
    const still = left.filter(({ id }) => awaited.has(id))
    if (still.length === left.length) return new Set(left.map(({ id }) => id))
    left = still
  }
}

const tried = (steps: readonly Step<Change>[]) =>
  inOrder(
    steps,
    (step) => step.id,
    (step) => step.after,
  )

function cycle(stuck: readonly Step[]): Problem[] {
  if (stuck.length === 0) return []
  return [
    {
      severity: 'blocks',
      code: 'cycle',
      about: stuck.map((step) => step.about).join(' → '),
      says: 'These objects wait for each other; no order makes them.',
      remedy: 'Leave one of them out and finish it by hand.',
    },
  ]
}
