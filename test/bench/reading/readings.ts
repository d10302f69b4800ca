/** First readings of large sites, one after another: each with a site and a product of its own, in chosen weather. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { AS_STARTED } from '../as-started.ts'
import { type SimulatedSites, simulateSites } from '../simulated.ts'
import type { Tally } from '../tally.ts'
import type { Reading, Said } from './first-reading.ts'
import { type Floor, floorOf } from './floor.ts'
import { type Drained, drainAgain } from './null-client.ts'

export interface ReadSite extends Wanted {
  /** The fewest requests, and the very ones that the product sent, both by a client that keeps nothing. */
  readonly floor: Floor
  readonly samePages: Drained
  readonly reading: Reading
  /** Processor time of the site's process for each of them. */
  readonly siteSeconds: { readonly floor: number; readonly samePages: number; readonly reading: number }
  /** While it read. */
  readonly asked: Tally
  /** Until so many changes were in, by polling, and what was asked meanwhile. */
  readonly changes: number
  readonly polledSeconds: number
  readonly askedPolling: Tally
}

export interface Wanted {
  readonly issues: number
  /** Cloud's burst limits. */
  readonly limits: boolean
  /** Milliseconds that each answer is late. */
  readonly latency: number
}

const NAME = 'large'
const PROJECTS = 400
const CHANGES = 1_000
const WORD = 'Changed since'
/** As the product asks for them here. */
const FIELDS = [
  'project',
  'issuetype',
  'status',
  'parent',
  'summary',
  'created',
  'updated',
  'description',
  'assignee',
  'labels',
  'duedate',
]

export async function readSite(wanted: Wanted): Promise<ReadSite> {
  const { issues, limits, latency } = wanted
  await using sites = await simulateSites({ [NAME]: `scale:${issues}:${PROJECTS}` })
  await sites.limit(limits)
  await sites.delay(latency)
  const began = await sites.cpu()
  const floor = await floorOf(sites.site(NAME), FIELDS)
  const drained = await sites.cpu()
  const child = fork(`${import.meta.dirname}/first-reading.ts`, [JSON.stringify(sites.site(NAME))], {
    execArgv: ['--expose-gc', ...AS_STARTED],
  })
  const ended = once(child, 'exit')
  try {
    await told(child, ended)
    await sites.requests()
    const prepared = await sites.cpu()
    child.send({ go: true })
    const { reading } = (await told(child, ended)) as { reading: Reading }
    const read = await sites.cpu()
    const sent = await sites.asked(NAME)
    const asked = await sites.requests()
    const samePages = await drainAgain(sites.site(NAME), sent)
    const again = await sites.cpu()
    const siteSeconds = { floor: drained - began, samePages: again - read, reading: read - prepared }
    await change(sites)
    child.send({ word: WORD, changes: CHANGES })
    const { polledSeconds } = (await told(child, ended)) as { polledSeconds: number }
    const askedPolling = await sites.requests()
    const polling = { changes: CHANGES, polledSeconds, askedPolling }
    return { ...wanted, floor, samePages, reading, siteSeconds, asked, ...polling }
  } finally {
    if (child.connected) child.disconnect()
    await ended
  }
}

/** It ends early only when something went wrong, which it has said by then. */
async function told(child: ChildProcess, ended: Promise<unknown[]>): Promise<Said> {
  const [said] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`the reading ended with ${code}`))),
  ])
  return said as Said
}

/** Of issues all over the site. */
async function change(sites: SimulatedSites): Promise<void> {
  await sites.limit(false)
  const query = `/rest/api/3/search/jql?jql=${encodeURIComponent('created > 0 ORDER BY created DESC')}&fields=id&maxResults=${CHANGES}`
  const { issues } = JSON.parse(JSON.stringify(await sites.ask(NAME, 'GET', query))) as { issues: { id: string }[] }
  for (const { id } of issues)
    await sites.ask(NAME, 'PUT', `/rest/api/3/issue/${id}`, { fields: { summary: `${WORD} ${id}` } })
  await sites.requests()
}

if (import.meta.main)
  for (const issues of process.argv.slice(2).map(Number))
    console.log(JSON.stringify(await readSite({ issues, limits: false, latency: 0 }), null, 1))
