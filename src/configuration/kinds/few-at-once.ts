/** Does something for each of many, a few at a time. */

/** More than the lanes of a client take (jira/client.ts), so that none stands empty: those who wait there cost memory. */
const FEW = 256

/** As `Promise.all` would, in the order of `all`; after one has failed no other begins. */
export async function fewAtOnce<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  // A generator, since a loop that fails ends it for all the others.
  const left = inTurn(all)
  const some = async (): Promise<void> => {
    for (const [at, one] of left) results[at] = await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(FEW, all.length) }, some))
  return results
}

function* inTurn<T>(all: readonly T[]): Generator<[number, T]> {
  yield* all.entries()
}
