/** Requests to Jira as spans: method, the shape of the path, status. No host, no query, no header, no id of anything. */
import { NoAnswer } from '../base/index.ts'
import type { Traces } from './traces.ts'
import type { HostWorld } from './world.ts'

/** What an API calls its parts: words, and versions of the API. Whatever else stands in a path names somebody's things. */
const WORD = /^(_?[a-z]+([A-Z][a-z]+)*|[a-z]+([-_][a-z]+)+|\d\.\d|[23])$/
const LONGEST = 30

/** `/rest/api/3/issue/{}` */
export function templateOf(url: string): string {
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? ''
  const ours = /\/(rest|_edge|oauth)\/.*/.exec(path)?.[0]
  if (ours === undefined) return '/{}'
  return ours.replaceAll(/[^/]+/g, (part) => (WORD.test(part) && part.length <= LONGEST ? part : '{}'))
}

export function traced(world: HostWorld, traces: Traces): HostWorld {
  return {
    ...world,
    async fetch(request) {
      const { method } = request
      const template = templateOf(request.url)
      const begun = traces.begin(`${method} ${template}`, 'client', {
        'http.request.method': method,
        'url.template': template,
      })
      try {
        const answer = await begun.within(() => world.fetch(request))
        begun.end({ 'http.response.status_code': String(answer.status) }, answer.status >= 400)
        return answer
      } catch (error) {
        begun.end({ 'error.type': error instanceof NoAnswer ? error.reason : 'refused' }, true)
        throw error
      }
    },
  }
}
