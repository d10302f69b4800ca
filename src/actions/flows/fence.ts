/** A write may wait long for its turn, and a worker may sleep: just before one is sent, the deployment must still be this worker's. */
import type { HttpRequest } from '../../base/index.ts'
import type { HostWorld, Settings } from '../../host/index.ts'

/** An answer that took longer tells of then, not of now: slept through, the deployment may have gone to another since. */
const FRESH = 4_000

export class Fence {
  readonly #settings: Pick<Settings, 'inDoubtMargin'>
  #check: () => Promise<void> = async () => {}

  constructor(settings: Pick<Settings, 'inDoubtMargin'>) {
    this.#settings = settings
  }

  /** From now on `check` throws when the deployment is somebody else's. */
  hold(check: () => Promise<void>): void {
    this.#check = check
  }

  around(world: HostWorld): HostWorld {
    const fetch = async (request: HttpRequest) => {
      if (request.method !== 'GET') await this.#stillMine(world.now)
      return world.fetch(request)
    }
    return { ...world, fetch }
  }

  async #stillMine(now: HostWorld['now']): Promise<void> {
    for (let asked = Number.NEGATIVE_INFINITY; now() - asked > this.#settings.inDoubtMargin + FRESH; ) {
      asked = now()
      await this.#check()
    }
  }
}
