/** How a deployment leaves: everything is read out of its plan and its journal. */
import type { ConfigurationPlan } from '../../configuration/index.ts'
import { type Entry, pasts } from '../../plan/index.ts'
import { type Db, loadPlan, readJournal, type StoredDeployment } from '../../store/index.ts'
import type { DeployedStepView, DeploymentView } from '../shapes/index.ts'

export async function showDeployment(db: Db, deployment: StoredDeployment): Promise<DeploymentView> {
  const { plan } = await loadPlan(db, deployment.planId)
  const entries = await readJournal(db, deployment.id)
  const ends = [...pasts(entries).values()].map((past) => past.end?.what)
  const last = entries.at(-1)
  const count = (...what: string[]): number => ends.filter((end) => end !== undefined && what.includes(end)).length
  return {
    id: deployment.id,
    plan: String(deployment.acts.work ?? ''),
    from: String(deployment.acts.from ?? plan.from.name),
    to: String(deployment.acts.to ?? plan.to.name),
    projects: plan.projects === null ? null : [...plan.projects],
    deployment: plan.to.deployment,
    state: deployment.state,
    startedBy: deployment.actor,
    account: deployment.account,
    startedAt: deployment.startedAt.toISOString(),
    finishedAt: deployment.finishedAt?.toISOString() ?? null,
    total: plan.steps.length,
    done: count('done'),
    failed: count('failed', 'stale'),
    skipped: count('skipped'),
    last: last ? `${plan.steps.find((step) => step.id === last.step)?.title ?? last.step}: ${last.what}` : null,
    error: deployment.error,
    proof:
      deployment.proof === null
        ? null
        : { equal: deployment.proof.equal, differences: [...deployment.proof.differences], at: deployment.proof.at },
  }
}

export function showSteps(plan: ConfigurationPlan, entries: readonly Entry[]): DeployedStepView[] {
  const byStep = Map.groupBy(entries, (entry) => entry.step)
  const known = pasts(entries)
  return plan.steps.map(({ id, verb, about, title, after }) => {
    const mine = byStep.get(id) ?? []
    const end = known.get(id)?.end ?? null
    const state =
      end === null
        ? mine.length === 0
          ? 'waiting'
          : 'running'
        : end.what === 'done'
          ? end.adopted
            ? 'adopted'
            : 'done'
          : end.what
    return {
      id,
      verb,
      about,
      title,
      after: [...after],
      state,
      why: end !== null && 'why' in end ? end.why : null,
      requests: requestsOf(mine),
    }
  })
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
      })
    const open = requests.at(-1)
    if (entry.what === 'wrote' && open) open.outcome = entry.outcome
  }
  return requests
}
