/** Many in lots: for requests that name only so many things at once. */

/** Of at most so many each, in their order. */
export function lots<T>(all: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most))
}
