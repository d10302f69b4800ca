/** The audit's newest number and hash, told to the log and to the operator's webhook: kept there, they show later that nothing up to it was cut off or written anew. */
import { randomUUID } from 'node:crypto'
import { newestAnchor } from '../../store/index.ts'
import { postNotice } from './life/deliver.ts'
import type { WorkerPorts } from './long-work.ts'

export async function tellAnchor(ports: WorkerPorts): Promise<void> {
  const anchor = await newestAnchor(ports.db)
  ports.log.info({ ...anchor }, 'audit anchor')
  const at = new Date(ports.world.now()).toISOString()
  await postNotice(ports, randomUUID(), { at, kind: 'audit-anchor', ...anchor })
}
