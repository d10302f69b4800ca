/** What is left for a person when a deployment has ended or rests, and what to do about each. Pure. */
import type { DeploymentView } from '../../shapes/index.ts'
import type { ReportedStep } from './report.ts'

export interface Left {
  readonly about: string
  readonly title: string
  readonly why: string
  /** What to do. */
  readonly todo: string
}

type State = ReportedStep['state']

const TODO: Readonly<Partial<Record<State, string>>> = {
  failed: 'Mend what Jira refused, then retry the step; or do it by hand in Jira.',
  stale:
    'Somebody changed it in Jira: look whether their change is meant. Then make a new plan, or put it back and retry.',
  skipped: 'Retry the step that it waits for, or make a new plan.',
  waiting: 'Resume the deployment.',
  running: 'Resume the deployment: it looks first whether this was done.',
}

export function leftOf(steps: readonly ReportedStep[], { state, proof, to }: DeploymentView): Left[] {
  const ends = steps.flatMap((step): Left[] => {
    const todo = step.skippedBy === null ? todoOf(step) : 'Do it by hand in Jira, or retry the step.'
    if (todo === undefined || isUnderWay(state, step.state)) return []
    return [{ about: step.about, title: step.title, why: whyOf(step), todo }]
  })
  const told = new Set(ends.map(({ about }) => about))
  const unequal = (proof?.differences ?? []).filter((difference) => !told.has(difference.replace(/^\w+ /, '')))
  return [
    ...ends,
    ...unequal.map((difference) => ({
      ...{ about: to, title: difference, why: 'The comparison afterwards found it not equal.' },
      todo: 'Make a new plan: it names what differs.',
    })),
  ]
}

/** What is a person's is told click by click. */
function todoOf({ state, byHand }: ReportedStep): string | undefined {
  if (state !== 'by-hand' || byHand === null) return TODO[state]
  return [...byHand.clicks, byHand.unseen ? 'Then say that it is done, and resume.' : 'Then resume.'].join(' ')
}

/** What goes on by itself is nobody's work. */
const isUnderWay = (deployment: DeploymentView['state'], step: State): boolean =>
  (deployment === 'running' || deployment === 'queued') && (step === 'waiting' || step === 'running')

function whyOf({ state, why, skippedBy, byHand }: ReportedStep): string {
  if (skippedBy !== null) return `Skipped by ${skippedBy}: ${why ?? ''}`
  if (byHand?.waits && state === 'by-hand') return byHand.waits
  return why ?? (state === 'waiting' ? 'Not begun.' : 'Begun, and not ended.')
}
