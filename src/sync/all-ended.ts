/** Work that goes on beside other work, and is waited for to its end. */

type Ended<T extends readonly Promise<unknown>[]> = { -readonly [K in keyof T]: Awaited<T[K]> }

/** None is left behind when one fails: it would still be writing in the next turn. Then throws what the first of them threw. */
export async function allEnded<const T extends readonly Promise<unknown>[]>(work: T): Promise<Ended<T>> {
  const ends = await Promise.allSettled(work)
  return ends.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  }) as Ended<T>
}
