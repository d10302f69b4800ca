/** Counts what leaves for Jira: by where it goes, method and status; no path and nothing that was said. */
import { NoAnswer, type Tally } from '../base/index.ts'
import type { HostWorld } from './world.ts'

/** `to`: the origin, with the site's id where the gateway stands before it. */
export function counted(world: HostWorld, tally: Tally): HostWorld {
  return {
    ...world,
    fetch: async (request) => {
      const to = /^https?:\/\/[^/]+(?:\/ex\/jira\/[\w-]+)?/.exec(request.url)?.[0] ?? ''
      const count = (status: string): void => tally.add({ to, method: request.method, status })
      try {
        const response = await world.fetch(request)
        count(String(response.status))
        return response
      } catch (error) {
        count(error instanceof NoAnswer ? 'no answer' : 'refused')
        throw error
      }
    },
  }
}
