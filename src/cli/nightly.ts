/** What one server of all does by the clock: old work goes each night, and where the audit stands is told to elsewhere. */
import { tellAnchor } from '../actions/index.ts'
import { type Queue, work } from '../jobs/index.ts'
import { prune, pruneHistory } from '../store/index.ts'

type Ports = Parameters<typeof tellAnchor>[0]

/** At which minute after two, in UTC. */
const NIGHTLY: Readonly<Record<string, readonly [number, (ports: Ports) => Promise<void>]>> = {
  prune: [40, pruneOld],
}

const ANCHOR = 'audit-anchor'

export const NIGHTLY_NAMES: readonly string[] = [...Object.keys(NIGHTLY), ANCHOR]

export async function workNightly(ports: Ports, queue: Queue): Promise<void> {
  for (const [name, [minute, run]] of Object.entries(NIGHTLY)) {
    await work(queue, name, () => run(ports), { onError: (err) => ports.log.warn({ job: name, err }, 'job') })
    await queue.nightly(name, 2, minute)
  }
  // What is not told now is told the next time: a place that is away for long is not asked more often for it.
  const tell = () => tellAnchor(ports).catch((err: unknown) => ports.log.warn({ job: ANCHOR, err }, 'anchor not told'))
  await work(queue, ANCHOR, tell)
  await queue.everyMinutes(ANCHOR, ports.settings.anchorMinutes)
}

const DAY = 86_400_000

/** Old snapshots and plans that nothing refers to; history and finished work of sync that is older than is kept. */
async function pruneOld({ db, world, settings, log }: Ports): Promise<void> {
  const keep = { snapshots: settings.keepSnapshots, plans: settings.keepPlans }
  const [history, done] = [settings.keepHistory, settings.keepWork].map((days) => world.now() - days * DAY)
  const gone = { ...(await prune(db, keep)), ...(await pruneHistory(db, { history: history ?? 0, work: done ?? 0 })) }
  log.info(gone, 'pruned')
}
