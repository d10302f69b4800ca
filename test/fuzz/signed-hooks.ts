/** Odd deliveries under the right signature, as somebody would send who knows a webhook's secret: each is a whole hint or nothing at all. */
import { createHmac, randomBytes } from 'node:crypto'
import type { Json } from '../../src/base/index.ts'
import type { Client } from '../journeys/client.ts'
import { beginJourney, type Journey } from '../journeys/journey.ts'
import { dice } from '../world.ts'
import { polluted } from './judge.ts'
import { changedJson, oddJson, oddText, pick, type Random, wireText } from './odd.ts'

const SITES = [
  { name: 'staging', kind: 'cloud', story: 'empty' },
  { name: 'on-premises', kind: 'dataCenter', story: 'empty' },
] as const

interface Hook {
  readonly path: string
  readonly secret: string
}

/** As Cloud and as Data Center tell of an issue. */
const EVENTS: readonly Json[] = [
  { webhookEvent: 'jira:issue_updated', timestamp: 1, issue: { id: '10000', key: 'OPS-1', fields: {} } },
  { webhookEvent: 'jira:issue_deleted', timestamp: 1, user: { name: 'x' }, issue: { id: 10_000, self: 'x' } },
]
const IDS: readonly Json[] = [0, -1, 1.5, 1e21, '00001', '9999999999999999999', '1'.repeat(20), '١٢', ' 7', '7\n', true]
const MOMENTS: readonly Json[] = [8.64e15, -1, 1e308, '9999-12-31T23:59:59Z', null]
const DEEP = 200_000
const LARGE = 5 * 1_048_576

function oddBody(random: Random): Buffer {
  const roll = random()
  const event = pick(random, EVENTS)
  if (roll < 0.3) return Buffer.from(wireText(random, changedJson(random, event)))
  if (roll < 0.5) return Buffer.from(wireText(random, { ...(event as object), issue: { id: pick(random, IDS) } }))
  if (roll < 0.6) return Buffer.from(JSON.stringify({ ...(event as object), timestamp: pick(random, MOMENTS) }))
  if (roll < 0.7) return Buffer.from(wireText(random, oddJson(random)))
  if (roll < 0.8) return Buffer.from(oddText(random))
  if (roll < 0.88) return randomBytes(Math.floor(random() * 200))
  if (roll < 0.94) return Buffer.from(`{"issue":${pick(random, ['[', '{"a":'] as const).repeat(DEEP)}`)
  const filler = LARGE - 60 + Math.floor(random() * 60)
  return Buffer.from(`{"issue":{"id":"1"},"x":"${'x'.repeat(filler)}"}`)
}

/** The one thing that is taken from a delivery, read by other means than the door does. */
function issueOf(body: Buffer): string | null {
  try {
    const id = (JSON.parse(body.toString('utf8')) as { issue?: { id?: unknown } } | null)?.issue?.id
    return /^[0-9]{1,19}$/.test(String(id)) && ['string', 'number'].includes(typeof id) ? String(id) : null
  } catch {
    return null
  }
}

async function kept({ database: { db } }: Journey) {
  const hints = await db.selectFrom('hint').select(['id', 'issue_id']).orderBy('id').execute()
  const { count } = await db
    .selectFrom('hook_delivery')
    .select((one) => one.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return { issues: hints.map(({ issue_id: issue }) => issue), deliveries: Number(count) }
}

async function hookOf(ada: Client, journey: Journey, name: string): Promise<Hook> {
  await ada.get('connections.create', { name, ...journey.sites.candidate(name, 'service') })
  const { url, secret } = await ada.get('sync.webhook', { name, register: false })
  return { path: url.split('/').at(-1) ?? '', secret }
}

/** What was wrong; empty is as it must be. How the deliveries were answered is counted in `seen`. */
export async function fuzzSignedHooks(seeds: readonly number[], seen: Map<number, number>): Promise<string[]> {
  await using journey = await beginJourney([...SITES])
  const ada = await journey.administrator()
  const hooks = [await hookOf(ada, journey, 'staging'), await hookOf(ada, journey, 'on-premises')]
  const found: string[] = []
  let before = await kept(journey)
  for (const seed of seeds) {
    const random = dice(seed)
    const [hook, body] = [pick(random, hooks), oddBody(random)]
    const headers = {
      'content-type': pick(random, ['application/json', 'text/plain', 'application/json; charset=utf-16']),
      'x-hub-signature': `sha256=${createHmac('sha256', hook.secret).update(body).digest('hex')}`,
      'x-atlassian-webhook-identifier': `${seed} ${oddText(random)
        .replace(/[^\x20-\x7e]/g, '?')
        .slice(0, 400)}`,
    }
    const send = () =>
      fetch(`${journey.url}/hooks/${hook.path}`, { method: 'POST', headers, body: new Uint8Array(body) })
    // Jira sends again what was not answered in time: the second one must change nothing.
    const answers = random() < 0.3 ? await Promise.all([send(), send(), send()]) : [await send()]
    const wrong: string[] = []
    for (const answer of answers) {
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
      if (![200, 400, 413].includes(answer.status)) wrong.push(`answered ${answer.status}`)
      if ((await answer.text()) !== '') wrong.push('said something')
    }
    const issue = body.length > LARGE ? null : issueOf(body)
    const after = await kept(journey)
    const grown = after.issues.slice(before.issues.length)
    if (JSON.stringify(grown) !== JSON.stringify(issue === null ? [] : [issue]))
      wrong.push(`kept ${JSON.stringify(grown)} of ${JSON.stringify(issue)}`)
    if (after.deliveries - before.deliveries !== grown.length) wrong.push('kept half of it')
    if (polluted()) wrong.push('pollution')
    if (wrong.length > 0) found.push(`seed ${seed}: ${wrong.join(', ')}: ${body.toString('utf8').slice(0, 200)}`)
    before = after
  }
  const said = journey.said.join('\n')
  if (hooks.some(({ secret }) => said.split(secret).length > 2)) found.push('a secret was said more than once')
  if (/"level":"error"|"level":50/.test(said)) found.push('the log holds an error')
  return found
}
