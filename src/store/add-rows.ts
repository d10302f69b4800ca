/** Many rows into a table, in lots: never are all of them written out at once. */

/** The text of larger ones outlives young memory, and is dear to collect. */
const LOT = 250

/** `add` takes a lot as JSON. The next one is written out while the database takes the one before. */
export async function addRows<T>(
  all: readonly T[],
  rowOf: (one: T, position: number) => object,
  add: (rows: string) => Promise<unknown>,
): Promise<void> {
  let taken: Promise<unknown> = Promise.resolve()
  for (let at = 0; at < all.length; at += LOT) {
    const rows = JSON.stringify(all.slice(at, at + LOT).map((one, place) => rowOf(one, at + place)))
    await taken
    taken = add(rows)
  }
  await taken
}
