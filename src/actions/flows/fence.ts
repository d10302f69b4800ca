/** A write may wait long for its turn, and a worker may sleep: just before one is sent, the deployment must still be this worker's. */
import type { HttpRequest, Instant } from '../../base/index.ts'
import type { HostWorld, Settings } from '../../host/index.ts'

/** Nothing could be sent if an answer were not good for so long. */
const LEAST_FRESH = 4_000

export class Fence {
  /**
   * An answer that is older tells of then, not of now: slept through, the deployment may have gone to another since. Who
   * takes over waits for the margin and a request's deadline: what was sent within the margin has the deadline to happen.
   */
  readonly #fresh: number
  #check: () => Promise<void> = async () => {}

  constructor({ inDoubtMargin }: Pick<Settings, 'inDoubtMargin'>) {
    this.#fresh = Math.max(LEAST_FRESH, inDoubtMargin)
  }

  /** From now on `check` throws when the deployment is somebody else's. */
  hold(check: () => Promise<void>): void {
    this.#check = check
  }

  around(world: HostWorld): HostWorld {
    const fetch = async (request: HttpRequest) => {
      if (request.method === 'GET' || request.reads) return world.fetch(request)
      // What is held up beyond this moment is not sent, and comes here again.
      return world.fetch({ ...request, sendUntil: (await this.#stillMine(world.now)) + this.#fresh })
    }
    return { ...world, fetch }
  }

  /** Since when that is known. */
  async #stillMine(now: HostWorld['now']): Promise<Instant> {
    for (;;) {
      const asked = now()
      await this.#check()
      if (now() - asked <= this.#fresh) return asked
    }
  }
}
