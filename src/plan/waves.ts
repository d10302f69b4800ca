/** Steps in waves: a step's wave is one after the latest of those it waits for. Pure. */
import type { Step } from './plan.ts'

/** Gives each step's wave, from 1. The steps come in an order in which they could be done. */
export function wavesOf(steps: readonly Pick<Step, 'id' | 'after'>[]): ReadonlyMap<string, number> {
  const waves = new Map<string, number>()
  for (const { id, after } of steps)
    waves.set(id, 1 + after.reduce((latest, before) => Math.max(latest, waves.get(before) ?? 0), 0))
  return waves
}
