/** How a deployment leaves: its summary out of its row, its steps out of its plan and its journal. */
import type { Change, ConfigurationPlan } from '../../configuration/index.ts'
import { type Entry, type Past, pastOf, pasts, type Step, wavesOf } from '../../plan/index.ts'
import type { DeploymentSummary } from '../../store/index.ts'
import { identitiesIn } from '../flows/identities.ts'
import { stateOf, whyOf } from '../flows/step-state.ts'
import type { DeployedStepView, DeploymentView } from '../shapes/index.ts'

export function showDeployment(deployment: DeploymentSummary): DeploymentView {
  const { acts, projects, counts, proof } = deployment
  return {
    id: deployment.id,
    plan: String(acts.work ?? ''),
    from: String(acts.from ?? ''),
    to: String(acts.to ?? ''),
    projects: projects === null ? null : [...projects],
    deployment: deployment.target,
    state: deployment.state,
    asked: askedOf(deployment),
    pausedBy: deployment.pausedBy,
    startedBy: deployment.actor,
    account: deployment.account,
    identities: identitiesIn(acts),
    approval: (acts.approval ?? null) as DeploymentView['approval'],
    startedAt: deployment.startedAt.toISOString(),
    finishedAt: deployment.finishedAt?.toISOString() ?? null,
    ...counts,
    last: deployment.last,
    error: deployment.error,
    proof: proof && {
      ...{ equal: proof.equal, differences: [...proof.differences], at: proof.at },
      unproven: [...(proof.unproven ?? [])],
    },
    undoes: typeof acts.undoes === 'string' ? acts.undoes : null,
    undoneBy: deployment.undoneBy,
  }
}

function askedOf({ state, stopRequested, pausedBy }: DeploymentSummary): DeploymentView['asked'] {
  if (state !== 'running') return null
  return stopRequested ? 'stop' : pausedBy === null ? null : 'pause'
}

export function showSteps(plan: ConfigurationPlan, entries: readonly Entry[]): DeployedStepView[] {
  const byStep = Map.groupBy(entries, (entry) => entry.step)
  const known = pasts(entries)
  const waves = wavesOf(plan.steps)
  return plan.steps.map((step) =>
    showStep(step, waves.get(step.id) ?? 1, pastOf(known, step.id), byStep.get(step.id) ?? []),
  )
}

/** `mine`: what the journal tells of it. */
export function showStep(step: Step<Change>, wave: number, past: Past, mine: readonly Entry[]): DeployedStepView {
  const { id, verb, about, title, after, data } = step
  const { end, waits, confirmed } = past
  return {
    id,
    verb,
    about,
    title,
    after: [...after],
    wave,
    state: stateOf(past, mine.length > 0),
    why: whyOf(past),
    by: end !== null && 'by' in end ? (end.by ?? null) : null,
    byHand: data.byHand
      ? { clicks: [...data.byHand], waits, unseen: data.unseen === true, confirmedBy: confirmed }
      : null,
    requests: requestsOf(mine),
  }
}

function requestsOf(entries: readonly Entry[]): DeployedStepView['requests'] {
  const requests: DeployedStepView['requests'] = []
  for (const entry of entries) {
    if (entry.what === 'writing')
      requests.push({
        method: entry.write.method,
        path: entry.write.path,
        outcome: 'no answer yet',
        at: new Date(entry.at).toISOString(),
        ...{ milliseconds: null, says: null },
      })
    const open = requests.at(-1)
    if (entry.what !== 'wrote' || !open) continue
    open.outcome = entry.outcome
    open.milliseconds = entry.at - Date.parse(open.at)
    if (entry.outcome !== 'accepted' && typeof entry.note === 'string') open.says = entry.note
  }
  return requests
}
