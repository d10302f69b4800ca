/** What is done for tokens while nobody asks: one look, by one worker of all. Each part goes on where another fails. */
import { isFault } from '../../../base/index.ts'
import { underLease } from '../../../jobs/index.ts'
import { dueProbes, pastOld } from '../../../store/index.ts'
import type { WorkerPorts } from '../long-work.ts'
import { deliverNotices } from './deliver.ts'
import { endOld } from './end-old.ts'
import { probe } from './probe.ts'
import { renewTokens } from './renew.ts'
import { warnOfEnds } from './warn.ts'

export async function watchCredentials(ports: WorkerPorts, signal: AbortSignal): Promise<void> {
  try {
    await underLease(ports.db, { name: 'credentials', holder: 'credentials' }, (_, lost) =>
      look(ports, AbortSignal.any([signal, lost])),
    )
  } catch (error) {
    // Another worker is at it.
    if (!isFault(error, 'conflict')) throw error
  }
}

async function look(ports: WorkerPorts, signal: AbortSignal): Promise<void> {
  const part = async (work: () => Promise<void>): Promise<void> => {
    if (signal.aborted) return
    await work().catch((err: unknown) => ports.log.error({ job: 'credentials', err }, 'not looked after'))
  }
  const due = await dueProbes(ports.db, ports.world.now())
  for (const token of due) await part(() => probe(ports, token))
  await part(() => renewTokens(ports))
  for (const old of await pastOld(ports.db, ports.world.now())) await part(() => endOld(ports, old))
  await part(() => warnOfEnds(ports))
  await part(() => deliverNotices(ports, signal))
}
