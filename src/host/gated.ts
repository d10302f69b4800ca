/** Lets requests out only while this Fairlead may ask at all. */
import type { HostWorld } from './world.ts'

/** `check` throws when it may not. */
export function gated(world: HostWorld, check: () => Promise<void>): HostWorld {
  return {
    ...world,
    fetch: async (request) => {
      await check()
      return world.fetch(request)
    },
  }
}
