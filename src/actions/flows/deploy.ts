/** One deployment as a worker does it: behind the site's lease and the attempt's fence, to its end, its pause or its stop. */
import { Fault, isFault } from '../../base/index.ts'
import { aloneOnSite } from '../../jobs/index.ts'
import type { Entry } from '../../plan/index.ts'
import {
  appendAudit,
  beginAttempt,
  changeDeployment,
  checkAttempt,
  type DeploymentState,
  deploymentSummary,
  getDeployment,
  journalOf,
  loadPlan,
  noteActing,
  type Proof,
  readJournal,
  type SavedPlan,
  type StoredDeployment,
  type Tx,
} from '../../store/index.ts'
import type { Actor } from '../context.ts'
import { applyPlan } from './apply.ts'
import { Fence } from './fence.ts'
import type { WorkerPorts } from './long-work.ts'
import { openSite } from './open-site.ts'
import { prove } from './prove.ts'
import { openSide, siteSide } from './sides.ts'
import type { OpenSite } from './site.ts'
import { proveUndone, undoingFor } from './undo.ts'

const LOOK_FOR_REST = 500

export async function deploy(id: string, ports: WorkerPorts, signal: AbortSignal): Promise<void> {
  const { db } = ports
  const deployment = await getDeployment(db, id)
  if (hasEnded(deployment)) return
  const use = { actor: actorOf(deployment), purpose: `deployment ${id}`, own: true }
  const fence = new Fence(ports.settings)
  try {
    const target = await openSite({ ...ports, world: fence.around(ports.world) }, String(deployment.acts.to), use)
    await aloneOnSite(db, target.siteId, { holder: `deployment:${id}`, wait: signal }, (lost) =>
      attempt(id, deployment.actor, ports, { target, fence }, AbortSignal.any([lost, signal])),
    )
  } catch (error) {
    if (comesAgain(error)) throw error
    // Not begun: whoever works on it by now has the word.
    await changeDeployment(db, id, { state: 'paused', error: wordsOf(error) }, { from: ['queued'] })
    if (!isFault(error)) throw error
  }
}

/** Another worker goes on with it, or this job comes again: nobody has to resume it. */
const comesAgain = (error: unknown): boolean => isFault(error, 'lease.lost') || isFault(error, 'store.unavailable')

const wordsOf = (error: unknown): string =>
  isFault(error)
    ? [error.message, error.remedy].filter(Boolean).join(' ')
    : 'Something went wrong inside Fairlead; the log says what.'
const waitingWords = (steps: number): string => `${steps} ${steps === 1 ? 'step waits' : 'steps wait'} for a person.`

const hasEnded = ({ state }: StoredDeployment): boolean => state === 'done' || state === 'failed'
const actorOf = ({ acts }: StoredDeployment): Actor => acts.actor as unknown as Actor

/** Holding the lease: a worker that waited for it may find the work done by the one before. */
async function attempt(
  id: string,
  openedFor: string,
  ports: WorkerPorts,
  { target, fence }: { readonly target: OpenSite; readonly fence: Fence },
  lost: AbortSignal,
): Promise<void> {
  const { db } = ports
  const deployment = await getDeployment(db, id)
  // Somebody else went on with it meanwhile, by a job of their own, with a token of their own.
  if (hasEnded(deployment) || deployment.actor !== openedFor) return
  const resting = restingAs(deployment)
  if (resting) return changeDeployment(db, id, { state: resting })
  const mine = { attempt: await beginAttempt(db, id) }
  fence.hold(() => checkAttempt(db, id, mine.attempt))
  const stop = watchForRest(id, ports)
  try {
    await changeDeployment(db, id, { account: target.account }, mine)
    await noteActing(db, id, deployment.actor, target.account)
    const saved = await loadPlan(db, deployment.planId)
    const titles = new Map(saved.plan.steps.map((step) => [step.id, step.title]))
    const journal = journalOf(db, {
      deploymentId: id,
      attempt: mine.attempt,
      titleOf: (step) => titles.get(step) ?? step,
      audit: auditOf(deployment, target),
    })
    const result = await applyPlan({
      db,
      saved,
      target,
      journal,
      actor: deployment.actor,
      inDoubt: ports.settings.requestTimeout + ports.settings.inDoubtMargin,
      stop: () => stop.asked() || lost.aborted,
    })
    if (result.finished) {
      const proof = await proofOf(deployment, ports, target, saved)
      // What a person chose to skip has not failed.
      const { counts } = await deploymentSummary(db, id)
      await changeDeployment(db, id, { state: counts.failed === 0 ? 'done' : 'failed', proof }, mine)
    } else if (stop.asked()) await changeDeployment(db, id, await restOf(id, ports), mine)
    else if (result.waiting !== undefined && !lost.aborted)
      await changeDeployment(db, id, { state: 'paused', error: waitingWords(result.waiting) }, mine)
    else throw new Fault('lease.lost', 'This worker stopped before the deployment was done.')
  } catch (error) {
    if (comesAgain(error)) throw error
    await changeDeployment(db, id, { state: 'paused', error: wordsOf(error) }, mine)
    if (!isFault(error)) throw error
  } finally {
    stop.close()
  }
}

/** What was written stays written: a comparison that cannot be made is told, and undoes nothing. */
async function proofOf(
  deployment: StoredDeployment,
  ports: WorkerPorts,
  target: OpenSite,
  saved: SavedPlan,
): Promise<Proof> {
  const actor = actorOf(deployment)
  try {
    const { undoes, answers } = saved.plan
    if (undoes !== undefined)
      return await proveUndone({
        ...undoingFor(ports, target, actor.name),
        deployment: undoes,
        answers,
        tell: () => {},
      })
    const source = await openSide(ports, String(deployment.acts.from), {
      actor,
      purpose: `deployment ${deployment.id} proof`,
    })
    const entries = await readJournal(ports.db, deployment.id)
    return await prove(ports, { source, target: siteSide(target), saved, entries, madeBy: actor.name })
  } catch (error) {
    if (comesAgain(error)) throw error
    const says = `The comparison could not be made: ${error instanceof Error ? error.message : error}`
    return { equal: false, differences: [says], at: new Date(ports.world.now()).toISOString() }
  }
}

/** By which Jira's own logs tell of it. */
const traceIn = ({ trace }: { readonly trace?: string }) => (trace === undefined ? {} : { trace })

/** Each write's two entries stand in the audit as well, in the same transactions. */
function auditOf(deployment: StoredDeployment, target: OpenSite) {
  return async (tx: Tx, entry: Entry): Promise<void> => {
    if (entry.what !== 'writing' && entry.what !== 'wrote') return
    await appendAudit(tx, {
      actor: deployment.actor,
      action: 'jira.write',
      about: `${target.name} ${entry.step}`,
      outcome: entry.what === 'writing' ? 'started' : entry.outcome,
      details: {
        deployment: deployment.id,
        ...(entry.what === 'writing' ? entry.write : { outcome: entry.outcome, ...traceIn(entry) }),
      },
    })
  }
}

/** As a person wants it: paused, stopped, or undefined when it is to go on. */
function restingAs({ stopRequested, pausedBy }: StoredDeployment): DeploymentState | undefined {
  if (stopRequested) return 'stopped'
  return pausedBy === null ? undefined : 'paused'
}

/** Resumed while its last steps ended, it waits for the worker that was asked then. */
const restOf = async (id: string, { db }: WorkerPorts): Promise<{ readonly state: DeploymentState }> => ({
  state: restingAs(await getDeployment(db, id)) ?? 'queued',
})

function watchForRest(
  id: string,
  { db, log }: WorkerPorts,
): { readonly asked: () => boolean; readonly close: () => void } {
  let asked = false
  const look = async (): Promise<void> => {
    asked ||= restingAs(await getDeployment(db, id)) !== undefined
  }
  const timer = setInterval(
    () =>
      void look().catch((error: unknown) =>
        log.warn({ deployment: id, error: String(error) }, 'whether to rest was not read'),
      ),
    LOOK_FOR_REST,
  )
  return { asked: () => asked, close: () => clearInterval(timer) }
}
