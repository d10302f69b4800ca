/** Simulated sites that begin as designs say, in one process and one world, with clients of their administrators. */
import type { Sites } from '../../simulation/sites.ts'
import { simulate } from '../../simulation/sites.ts'

/** New sites of these names: the designs are laid onto them by whoever asked. */
export const newSites = (names: readonly string[], seed: number): Sites =>
  simulate(
    names.map((name) => ({ name, kind: 'cloud', story: 'empty' })),
    seed,
  )
