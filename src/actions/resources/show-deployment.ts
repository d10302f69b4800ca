/** How a deployment leaves: its summary out of its row, its steps out of its plan and its journal. */
import type { ConfigurationPlan } from '../../configuration/index.ts'
import { type Entry, type Past, pastOf, pasts, wavesOf } from '../../plan/index.ts'
import type { DeploymentSummary } from '../../store/index.ts'
import { identitiesIn } from '../flows/identities.ts'
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
  return plan.steps.map(({ id, verb, about, title, after, data }) => {
    const mine = byStep.get(id) ?? []
    const past = pastOf(known, id)
    const { end, waits, confirmed } = past
    const state = stateOf(past, mine.length > 0)
    return {
      id,
      verb,
      about,
      title,
      after: [...after],
      wave: waves.get(id) ?? 1,
      state,
      why: end !== null && 'why' in end ? end.why : null,
      by: end !== null && 'by' in end ? (end.by ?? null) : null,
      byHand: data.byHand
        ? { clicks: [...data.byHand], waits, unseen: data.unseen === true, confirmedBy: confirmed }
        : null,
      requests: requestsOf(mine),
    }
  })
}

function stateOf({ end, waits }: Past, isBegun: boolean): DeployedStepView['state'] {
  if (end === null) return waits !== null ? 'by-hand' : isBegun ? 'running' : 'waiting'
  // What a person was asked for was not there already.
  return end.what !== 'done' ? end.what : end.adopted && waits === null ? 'adopted' : 'done'
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
