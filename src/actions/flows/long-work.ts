/** Long actions as a worker does them: whichever worker has the job, after whatever happened to the one before. */
import { isFault, type JsonObject } from '../../base/index.ts'
import { endWork, getWork, loadPlan, tellWork, type Work } from '../../store/index.ts'
import type { Actor, Context, LongWork } from '../context.ts'
import { analyse, analyseAgain, compareKept } from './analyse.ts'
import { deploy } from './deploy.ts'
import { dryRunOne } from './dry-run.ts'
import { keepAligned } from './keep-aligned.ts'
import { openSite } from './open-site.ts'
import { rewrap } from './rotate-keys.ts'
import { openSide } from './sides.ts'
import type { Tell } from './site.ts'
import { snapshotSite } from './take-snapshot.ts'
import { planUndo, undoingFor } from './undo.ts'

export const LONG_WORK: readonly LongWork[] = ['snapshot', 'plan', 'deployment', 'sync', 'dry-run', 'rewrap']

/** What a worker has of the context: nobody in particular asks. */
export type WorkerPorts = Omit<Context, 'actor' | 'begin'>

export async function runLongWork(name: LongWork, id: string, ports: WorkerPorts, signal: AbortSignal): Promise<void> {
  if (name === 'deployment') return deploy(id, ports, signal)
  if (name === 'sync') return keepAligned(id, ports, signal)
  if (name === 'rewrap') return rewrap(ports, signal)
  const work = await getWork(ports.db, name, id)
  if (work.state !== 'running') return
  try {
    const made = begun(name, work, ports)
    await endWork(ports.db, id, await Promise.race([made, aborted(signal)]))
  } catch (error) {
    // This process stops, another has the job, or the database is away: whoever goes on with it begins anew, and reading harms nothing.
    if (signal.aborted || isFault(error, 'store.unavailable')) throw error
    if (!isFault(error)) ports.log.error({ job: name, [name]: id, err: error }, 'internal')
    const says = isFault(error)
      ? [error.message, error.remedy].filter(Boolean).join(' ')
      : 'Something went wrong inside Fairlead; the log says what.'
    await endWork(ports.db, id, { error: says, errorCode: isFault(error) ? error.code : 'internal' })
  }
}

function begun(name: Work['name'], { id, input, actor, planId }: Work, ports: WorkerPorts) {
  if (name === 'snapshot') return takeOne(id, input, actor, ports)
  if (name === 'dry-run') return dryRunOne(input, actor, ports, teller(id, ports))
  return planOne(id, input, actor, planId, ports)
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.throwIfAborted()
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

async function takeOne(
  id: string,
  input: JsonObject,
  actor: JsonObject,
  ports: WorkerPorts,
): Promise<{ snapshotId: string }> {
  const site = await openSite(ports, String(input.connection), {
    actor: actor as unknown as Actor,
    purpose: `snapshot ${id}`,
  })
  const { db, world } = ports
  const full = input.full === true
  const taken = await snapshotSite(db, site, String(actor.name), world.hash, teller(id, ports), full)
  return { snapshotId: taken.id }
}

/** A plan that was made before is made again from its snapshots: only the answers are new. */
async function planOne(
  id: string,
  input: JsonObject,
  actor: JsonObject,
  before: string | null,
  ports: WorkerPorts,
): Promise<{ planId: string }> {
  const use = { actor: actor as unknown as Actor, purpose: `plan ${id}` }
  const known = before === null ? undefined : await loadPlan(ports.db, before)
  if (typeof input.undo === 'string')
    return {
      planId: await planUndo(
        {
          ...undoingFor(ports, await openSite(ports, String(input.to), use), String(actor.name)),
          deployment: input.undo,
          answers: (input.answers ?? {}) as Readonly<Record<string, string>>,
          tell: teller(id, ports),
        },
        known?.targetSnapshot ?? null,
      ),
    }
  const [source, target] = await Promise.all([
    openSide(ports, String(input.from), use),
    openSide(ports, String(input.to), use),
  ])
  const analysis = {
    db: ports.db,
    source,
    target,
    projects: input.projects as readonly string[] | null,
    objects: (input.objects ?? null) as readonly string[] | null,
    answers: (input.answers ?? {}) as Readonly<Record<string, string>>,
    without: (input.without ?? []) as readonly string[],
    madeBy: String(actor.name),
    hash: ports.world.hash,
    tell: teller(id, ports),
    full: input.full === true,
  }
  if (input.compare === true && source.snapshot !== null && target.snapshot !== null)
    return { planId: await compareKept(analysis, source.snapshot, target.snapshot) }
  if (known?.sourceSnapshot && known.targetSnapshot)
    return { planId: await analyseAgain(analysis, known.sourceSnapshot, known.targetSnapshot) }
  return { planId: await analyse(analysis) }
}

/** Progress is for watching: one that cannot be told stops nothing. */
function teller(id: string, { db, log }: WorkerPorts): Tell {
  return (progress) =>
    void tellWork(db, id, progress).catch((error: unknown) => log.warn({ job: id, err: error }, 'progress not told'))
}
