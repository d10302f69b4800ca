/** The audit's newest number and hash, signed, told to the log and to the operator's webhook: kept there, they show later that nothing up to it was cut off or written anew. */
import { randomUUID } from 'node:crypto'
import { type Db, newestAnchor } from '../../store/index.ts'
import { postNotice } from './life/deliver.ts'
import type { WorkerPorts } from './long-work.ts'

/** The hash that this process told last. */
const told = new WeakMap<Db, string>()

/** Nothing where nothing was added since; what could not be told is told the next time. */
export async function tellAnchor(ports: WorkerPorts): Promise<void> {
  const { db, vault, log, world } = ports
  const newest = await newestAnchor(db)
  if (newest.seq === 0 || told.get(db) === newest.hash) return
  const anchor = vault.sign(newest)
  log.info({ ...anchor }, 'audit anchor')
  await postNotice(ports, randomUUID(), { at: new Date(world.now()).toISOString(), kind: 'audit-anchor', ...anchor })
  told.set(db, newest.hash)
}
