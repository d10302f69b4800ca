/** Takes tokens away: destroyed here, and whoever uses one at this moment is stopped before the next request. */
import { sharedBreaker } from '../../jobs/index.ts'
import { type Db, destroyCredentials, endHandOversOf, listCredentials, type Owner } from '../../store/index.ts'

export async function revoke(db: Db, owner: Owner, siteId: string): Promise<void> {
  const breaker = sharedBreaker(db)
  for (const token of await listCredentials(db, owner))
    if (token.siteId === siteId) await breaker.trip(token.id, 'it was taken away here')
  await db.transaction().execute((tx) => destroyCredentials(tx, owner, siteId))
}

const SLOTS = ['current', 'next', 'old'] as const

/** Whoever may no longer work here: their tokens in every slot, and the links by which more would come to them. */
export async function withdrawAuthorizations(db: Db, person: string, by: string): Promise<void> {
  // The links first: what one of them brings from now on is refused, what it brought before is among the tokens.
  await db.transaction().execute((tx) => endHandOversOf(tx, person, by))
  const owner = { person }
  const breaker = sharedBreaker(db)
  const tokens = (await Promise.all(SLOTS.map((slot) => listCredentials(db, owner, slot)))).flat()
  for (const { id } of tokens) await breaker.trip(id, 'its person was disabled')
  await db.transaction().execute(async (tx) => {
    for (const siteId of new Set(tokens.map((token) => token.siteId))) await destroyCredentials(tx, owner, siteId)
  })
}
