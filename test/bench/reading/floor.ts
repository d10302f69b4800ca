/**
 * What the API alone makes of a first reading: the fewest requests that tell every issue with its history, sent by a
 * client that keeps nothing and decides nothing, eight at once as ours. Its seconds are the floor.
 */
import type { HttpRequest, HttpResponse } from '../../../src/base/index.ts'
import { openWorld } from '../../../src/host/index.ts'
import type { ToldSite } from '../told-site.ts'

/** Out of the official document: rows of a page of ids, issues of a bulk fetch, issues and entries of bulk changelogs. */
const IDS = 5_000
const ISSUES = 100
const HISTORIES = 1_000
const ENTRIES = 10_000
const AT_ONCE = 8
/** A site of a million may be busy sorting them for its first page. */
const PATIENCE = 600_000

export interface Floor {
  readonly seconds: number
  /** Processor time of the client. */
  readonly cpuSeconds: number
  /** By endpoint. */
  readonly requests: Readonly<Record<string, number>>
  /** Of histories. */
  readonly entries: number
}

type Ask = (path: string, body: object) => Promise<Record<string, unknown>>

export async function floorOf(site: ToldSite, fields: readonly string[]): Promise<Floor> {
  const world = openWorld({ allowOrigins: [new URL(site.url).origin], requestTimeout: PATIENCE })
  const requests: Record<string, number> = {}
  let entries = 0
  const ask: Ask = async (path, body) => {
    const request = requestTo(site, path, body)
    for (;;) {
      const answer = await world.fetch(request)
      if (answer.status === 429) await world.sleep(waitOf(answer))
      else {
        requests[`POST ${path}`] = (requests[`POST ${path}`] ?? 0) + 1
        return JSON.parse(answer.body) as Record<string, unknown>
      }
    }
  }
  const [cpu, started] = [process.cpuUsage(), performance.now()]
  const work: (() => Promise<void>)[] = []
  for await (const ids of idPages(ask)) {
    for (const some of chunks(ids, ISSUES))
      work.push(async () => void (await ask('/issue/bulkfetch', { issueIdsOrKeys: some, fields })))
    for (const some of chunks(ids, HISTORIES))
      work.push(async () => {
        const came = await changelogs(ask, some)
        entries += came
      })
  }
  await inLanes(work)
  await world.close()
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: (performance.now() - started) / 1_000, cpuSeconds: (user + system) / 1e6, requests, entries }
}

async function* idPages(ask: Ask): AsyncGenerator<readonly string[]> {
  for (let token: unknown = null; ; ) {
    const more = token === null ? {} : { nextPageToken: token }
    const page = await ask('/search/jql', {
      jql: 'created > 0 ORDER BY created ASC',
      fields: ['id'],
      maxResults: IDS,
      ...more,
    })
    yield (page.issues as { id: string }[]).map(({ id }) => id)
    token = page.nextPageToken ?? null
    if (token === null) return
  }
}

async function changelogs(ask: Ask, issueIdsOrKeys: readonly string[]): Promise<number> {
  let entries = 0
  for (let token: unknown = null; ; ) {
    const more = token === null ? {} : { nextPageToken: token }
    const page = await ask('/changelog/bulkfetch', { issueIdsOrKeys, maxResults: ENTRIES, ...more })
    for (const { changeHistories } of page.issueChangeLogs as { changeHistories: unknown[] }[])
      entries += changeHistories.length
    token = page.nextPageToken ?? null
    if (token === null) return entries
  }
}

async function inLanes(work: readonly (() => Promise<void>)[]): Promise<void> {
  const left = work.values()
  const lane = async (): Promise<void> => {
    for (const one of left) await one()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

function requestTo({ url, email, token }: ToldSite, path: string, body: object): HttpRequest {
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`
  const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' }
  return { method: 'POST', url: `${url}/rest/api/3${path}`, headers, body: JSON.stringify(body) }
}

const waitOf = ({ headers }: HttpResponse): number => Number(headers['retry-after'] ?? 1) * 1_000

function chunks<T>(all: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most))
}
