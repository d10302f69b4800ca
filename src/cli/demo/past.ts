/** What people did in the demo's Jira in the weeks before its first start: the charts have a past, and it is a past of work. */
import type { Instant, Json } from '../../base/index.ts'
import { dice } from '../../simulator/index.ts'
import { workIn } from './people.ts'
import type { AskThen } from './site-memory.ts'
import { SITE } from './story.ts'
import { ASKED_FOR } from './story-work.ts'
import type { AskJira } from './telling.ts'

/** Before which the demo's Jira is as its story has it. */
export const PAST = 8 * 7 * 86_400_000
const THINGS_A_WEEK = 13
const WEEK = 7 * 86_400_000
const SEED = 17

export async function livePast(then: AskThen, from: Instant, until: Instant): Promise<void> {
  const at = (moment: Instant): AskJira => askingAt(moment, then)
  const random = dice(SEED)
  for (const { summary, label, by } of ASKED_FOR) {
    const fields = { project: { key: 'PAR' }, issuetype: { name: 'Story' }, summary, labels: [label] }
    await at(from)(by, 'POST', '/rest/api/3/issue', { fields })
  }
  const work = await workIn(at(from), { random, few: 0 })
  const things = Math.floor(((until - from) / WEEK) * THINGS_A_WEEK)
  for (let done = 0; done < things; done++)
    await work(at(from + Math.floor(((done + random()) * (until - from)) / things)))
}

function askingAt(moment: Instant, then: AskThen): AskJira {
  return async (as, method, path, body) => {
    const asked = JSON.stringify({ as, method, path, ...(body === undefined ? {} : { body }) })
    const request = { method: 'POST', url: `http://${SITE}/_simulator/ask`, headers: {}, body: asked }
    const answer = await then(moment, SITE, request)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
    return answer.body === '' ? null : (JSON.parse(answer.body) as Json)
  }
}
