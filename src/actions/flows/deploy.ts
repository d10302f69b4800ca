/** One deployment as a worker does it: behind the site's lease and the attempt's fence, to its end, its pause or its stop. */
import { isFault } from '../../base/index.ts'
import { underLease } from '../../jobs/index.ts'
import { appendAudit, beginAttempt, changeDeployment, getDeployment, journalOf, loadPlan } from '../../store/index.ts'
import type { Actor } from '../context.ts'
import { applyPlan } from './apply.ts'
import type { WorkerPorts } from './long-work.ts'
import { openSite } from './open-site.ts'
import { prove } from './prove.ts'

/** The lease outlives a slow renewal, and its holder's death by seconds only. */
const TERM = 9_000
const LOOK_FOR_STOP = 500

export async function deploy(id: string, ports: WorkerPorts, signal: AbortSignal): Promise<void> {
  const { db, settings } = ports
  const deployment = await getDeployment(db, id)
  if (deployment.state === 'done' || deployment.state === 'failed') return
  const actor = deployment.acts.actor as unknown as Actor
  const saved = await loadPlan(db, deployment.planId)
  const use = { actor, purpose: `deployment ${id}`, own: true }
  try {
    const target = await openSite(ports, String(deployment.acts.to), use)
    await underLease(
      db,
      { name: `site:${target.siteId}`, holder: `deployment:${id}`, term: TERM, wait: signal },
      async (_lease, lost) => {
        const attempt = await beginAttempt(db, id)
        await changeDeployment(db, id, { account: target.account })
        let stop = false
        const timer = setInterval(
          () => void getDeployment(db, id).then((now) => (stop ||= now.stopRequested)),
          LOOK_FOR_STOP,
        )
        const journal = journalOf(db, id, attempt, async (tx, entry) => {
          if (entry.what !== 'writing' && entry.what !== 'wrote') return
          const details = entry.what === 'writing' ? { ...entry.write } : { outcome: entry.outcome }
          await appendAudit(tx, {
            actor: deployment.actor,
            action: 'jira.write',
            about: `${target.name} ${entry.step}`,
            outcome: entry.what === 'writing' ? 'started' : entry.outcome,
            details: { deployment: id, ...details },
          })
        })
        try {
          const result = await applyPlan({
            db,
            saved,
            target,
            journal,
            actor: deployment.actor,
            inDoubt: settings.requestTimeout + settings.inDoubtMargin,
            stop: () => stop || lost.aborted || signal.aborted,
            tell: () => {},
          })
          if (!result.finished) return await changeDeployment(db, id, { state: stop ? 'stopped' : 'queued' })
          const source = await openSite(ports, String(deployment.acts.from), {
            actor,
            purpose: `deployment ${id} proof`,
          })
          const proof = await prove(ports, { source, target, saved, madeBy: actor.name }).catch((error: unknown) => ({
            equal: false,
            differences: [`The comparison could not be made: ${error instanceof Error ? error.message : error}`],
            at: new Date(ports.world.now()).toISOString(),
          }))
          await changeDeployment(db, id, { state: result.failed === 0 ? 'done' : 'failed', proof })
        } finally {
          clearInterval(timer)
        }
      },
    )
  } catch (error) {
    if (isFault(error, 'lease.lost')) throw error
    await changeDeployment(db, id, {
      state: 'paused',
      error: isFault(error) ? error.message : 'Something went wrong inside Fairlead; the log says what.',
    })
    if (!isFault(error)) throw error
  }
}
