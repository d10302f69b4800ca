/** Steps in waves: a step's wave is one after the latest of those it waits for. Pure. */
/** Gives each step's wave, from 1. The steps come in an order in which they could be done. */
export function wavesOf(
  steps: readonly { readonly id: string; readonly after: readonly string[] }[],
): ReadonlyMap<string, number> {
  const waves = new Map<string, number>()
  for (const { id, after } of steps) waves.set(id, 1 + Math.max(0, ...after.map((before) => waves.get(before) ?? 0)))
  return waves
}
