/** Keeps one connection aligned for as long as it is switched on: turn after turn, under a lease that one worker holds. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Instant, isFault, type Problem } from '../../base/index.ts'
import { homeOf, inSpan, NO_TRACES } from '../../host/index.ts'
import { besideOthers, underLease } from '../../jobs/index.ts'
import {
  checkLease,
  connectionName,
  findConnection,
  type Lease,
  noteUnheld,
  sitePace,
  syncLease,
  syncRow,
  syncStore,
} from '../../store/index.ts'
import { quietUntil, type Turn, turn, type Watch } from '../../sync/index.ts'
import type { Actor } from '../context.ts'
import { Fence } from './fence.ts'
import type { WorkerPorts } from './long-work.ts'
import { openSite } from './open-site.ts'
import type { OpenSite } from './site.ts'

/** Its holder's death costs seconds. */
const TERM = 9_000
/** While there is nothing to do; and between two looks at whether somebody wants something, where no bell tells it. */
const REST = 1_000
/** From one turn that had little to do to the next: what changes one by one and fast is read and written in lots. */
const GATHER = 300
/** After a turn that failed: doubled up to the longest. */
const PAUSE = 2_000
const LONGEST_PAUSE = 60_000
/** A token that was replaced is picked up so soon. */
const REOPEN = 300_000

/** Whose work it is: nobody in particular asks. */
export const SYNC_ACTOR: Actor = { kind: 'command', id: 'sync', name: 'sync', role: 'administrator' }

/** Until it is paused. Another worker that holds it already has the work: then there is nothing to do here. */
export async function keepAligned(connection: string, ports: WorkerPorts, signal: AbortSignal): Promise<void> {
  while ((await syncRow(ports.db, connection))?.state === 'running') {
    signal.throwIfAborted()
    try {
      await held(connection, ports, (lease, lost) => loop(connection, ports, lease, AbortSignal.any([signal, lost])))
    } catch (error) {
      if (isFault(error, 'conflict')) return
      throw error
    }
  }
}

async function held(
  connection: string,
  { db }: WorkerPorts,
  work: (lease: Lease, lost: AbortSignal) => Promise<void>,
): Promise<void> {
  await noteUnheld(db, connection)
  return underLease(db, { name: syncLease(connection), holder: `sync:${connection}`, term: TERM }, work)
}

async function loop(connection: string, ports: WorkerPorts, lease: Lease, stop: AbortSignal): Promise<void> {
  let opened: { readonly site: OpenSite; readonly at: number } | undefined
  let waits = false
  const heldSince = ports.world.now()
  for (let failures = 0; !stop.aborted; ) {
    const row = await syncRow(ports.db, connection)
    if (row?.state !== 'running') return
    const quiet = await quietNow(connection, ports)
    if (quiet) {
      await rest(connection, ports, row.poked, REST, stop)
      continue
    }
    const began = ports.world.now()
    try {
      if (!opened || ports.world.now() - opened.at > REOPEN)
        opened = { site: await open(connection, ports, lease), at: ports.world.now() }
      const { site } = opened
      const made = await besideOthers(ports.db, site.siteId, connection, (lost) =>
        oneTurn(connection, ports, site, { lease, heldSince }, AbortSignal.any([stop, lost])),
      )
      failures = 0
      if (made === undefined && !waits) await note(connection, ports, lease, WAITS)
      waits = made === undefined
      if (made?.left === 'much') continue
      if (made?.left !== 'a little') await rest(connection, ports, row.poked, REST, stop)
      await gathered(ports.world.now() - began, stop)
    } catch (error) {
      if (stop.aborted || isFault(error, 'lease.lost')) throw error
      opened = undefined
      failures += 1
      await told(connection, ports, lease, error)
      await rest(connection, ports, row.poked, Math.min(LONGEST_PAUSE, PAUSE * 2 ** (failures - 1)), stop)
    }
  }
  stop.throwIfAborted()
}

/** Its site is left in peace for now; whoever looks is told by the hours themselves. */
async function quietNow(connection: string, { db, world }: WorkerPorts): Promise<boolean> {
  const { site } = await findConnection(db, await connectionName(db, connection))
  return quietUntil((await sitePace(db, site.id)).quiet, world.now()) !== null
}

/** Its client sends nothing that changes Jira once another worker holds the lease. */
async function open(connection: string, ports: WorkerPorts, lease: Lease): Promise<OpenSite> {
  const fence = new Fence(ports.settings)
  fence.hold(() => checkLease(ports.db, lease))
  return openSite({ ...ports, world: fence.around(ports.world) }, await connectionName(ports.db, connection), {
    actor: SYNC_ACTOR,
    purpose: 'sync',
  })
}

function oneTurn(
  connection: string,
  { db, world, settings, traces = NO_TRACES }: WorkerPorts,
  { jira, siteId }: OpenSite,
  { lease, heldSince }: { readonly lease: Lease; readonly heldSince: Instant },
  stop: AbortSignal,
): Promise<Turn> {
  const inDoubt = settings.requestTimeout + settings.inDoubtMargin
  const store = syncStore(db, { connection, site: siteId, lease, inDoubt, now: world.now, actor: 'job:sync' })
  const itemUrl = (item: string): string => `${homeOf(settings)}/portfolio/items/${item}`
  const watch: Watch = (part, work, counted) =>
    inSpan(traces.begin(part, 'job', { 'fairlead.id': connection }), work, counted)
  const patience = { inDoubt, sleep: world.sleep, stop: () => stop.aborted }
  const made = () => turn({ jira, store, now: world.now, itemUrl, heldSince, watch }, patience)
  return watch('sync turn', made, ({ counts }) => counts)
}

/** What stopped a turn is told where people look, and never the end of the work: the next turn may go well. */
async function told(connection: string, ports: WorkerPorts, lease: Lease, error: unknown): Promise<void> {
  if (!isFault(error)) ports.log.error({ job: 'sync', connection, err: error }, 'internal')
  const problem: Problem = isFault(error)
    ? {
        severity: 'blocks',
        code: error.code,
        about: 'sync',
        says: error.message,
        ...(error.remedy ? { remedy: error.remedy } : {}),
      }
    : {
        severity: 'blocks',
        code: 'internal',
        about: 'sync',
        says: 'Something went wrong inside Fairlead; the log says what.',
      }
  await note(connection, ports, lease, problem, ...(isFault(error) ? error.problems : []))
}

/** The next turn says anew what is to be said. */
async function note(connection: string, ports: WorkerPorts, lease: Lease, ...problems: Problem[]): Promise<void> {
  const scope = { connection, site: '', lease, inDoubt: 0, now: ports.world.now, actor: 'job:sync' }
  await syncStore(ports.db, scope)
    .note(problems)
    .catch((err: unknown) => ports.log.warn({ job: 'sync', connection, err }, 'problem not told'))
}

const WAITS: Problem = {
  severity: 'notes',
  code: 'deployment-under-way',
  about: 'sync',
  says: 'A deployment is changing this site’s configuration.',
  remedy: 'Sync goes on by itself when the deployment has ended, paused or stopped.',
}

/** `since`: how long ago the turn before began. */
async function gathered(since: number, stop: AbortSignal): Promise<void> {
  if (since < GATHER) await sleep(GATHER - Math.max(0, since), undefined, { signal: stop }).catch(() => {})
}

/** Ends early when somebody pokes: a person's edit or a webhook is not kept waiting. */
async function rest(
  connection: string,
  { db, bell }: WorkerPorts,
  poked: number,
  milliseconds: number,
  stop: AbortSignal,
): Promise<void> {
  for (let waited = 0; waited < milliseconds && !stop.aborted; waited += REST) {
    const heard = bell.heard(`poked ${connection}`)
    const row = await syncRow(db, connection)
    if (row?.state !== 'running' || row.poked !== poked) return
    await bell.after(`poked ${connection}`, heard, REST, stop)
  }
}
