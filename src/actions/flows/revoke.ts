/** Takes tokens away: destroyed here, and whoever uses one at this moment is stopped before the next request. */
import { sharedBreaker } from '../../jobs/index.ts'
import { type Db, destroyCredentials, listCredentials, type Owner } from '../../store/index.ts'

export async function revoke(db: Db, owner: Owner, siteId: string): Promise<void> {
  const breaker = sharedBreaker(db)
  for (const token of await listCredentials(db, owner))
    if (token.siteId === siteId) await breaker.trip(token.id, 'it was taken away here')
  await db.transaction().execute((tx) => destroyCredentials(tx, owner, siteId))
}
