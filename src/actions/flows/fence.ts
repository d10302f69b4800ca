/** A write may wait long for its turn, and a worker may sleep: just before one is sent, the deployment must still be this worker's. */
import type { HttpRequest, Instant } from '../../base/index.ts'
import type { HostWorld } from '../../host/index.ts'

/** An answer that is older tells of then, not of now: slept through, the deployment may have gone to another since. */
const FRESH = 4_000

export class Fence {
  #check: () => Promise<void> = async () => {}

  /** From now on `check` throws when the deployment is somebody else's. */
  hold(check: () => Promise<void>): void {
    this.#check = check
  }

  around(world: HostWorld): HostWorld {
    const fetch = async (request: HttpRequest) => {
      if (request.method === 'GET') return world.fetch(request)
      // What is held up beyond this moment is not sent, and comes here again.
      return world.fetch({ ...request, sendUntil: (await this.#stillMine(world.now)) + FRESH })
    }
    return { ...world, fetch }
  }

  /** Since when that is known. */
  async #stillMine(now: HostWorld['now']): Promise<Instant> {
    for (;;) {
      const asked = now()
      await this.#check()
      if (now() - asked <= FRESH) return asked
    }
  }
}
