/** The problems of a connection as people are told them: what the last turn noted, and what its progress tells. */
import type { Problem } from '../../src/base/index.ts'
import { listSyncs } from '../../src/store/index.ts'
import { problemsIn } from '../../src/sync/index.ts'
import type { SyncWorld } from './sync-world.ts'

export async function toldProblems({ database, world }: SyncWorld): Promise<readonly Problem[]> {
  const syncs = await listSyncs(database.db)
  return syncs.flatMap(({ problems, progress }) => [...problems, ...problemsIn(progress, world.now())])
}
