/** What the API alone makes of a first reading: the fewest requests that tell every issue with its history. */
import { lots } from '../../../src/base/index.ts'
import type { ToldSite } from '../told-site.ts'
import { asNullClient, type Drained, inLanes, type NullClient } from './null-client.ts'

/** Out of the official document: rows of a page of ids, issues of a bulk fetch, issues and entries of bulk changelogs. */
const IDS = 5_000
const ISSUES = 100
const HISTORIES = 1_000
const ENTRIES = 10_000

export interface Floor extends Drained {
  /** By endpoint. */
  readonly requests: Readonly<Record<string, number>>
  /** Of histories. */
  readonly entries: number
}

type Ask = (path: string, body: object) => Promise<Record<string, unknown>>

export async function floorOf(site: ToldSite, fields: readonly string[]): Promise<Floor> {
  const requests: Record<string, number> = {}
  let entries = 0
  const drained = await asNullClient(site, async (client) => {
    const ask = counting(client, requests)
    const work: (() => Promise<void>)[] = []
    for await (const ids of idPages(ask)) {
      for (const some of lots(ids, ISSUES))
        work.push(async () => void (await ask('/issue/bulkfetch', { issueIdsOrKeys: some, fields })))
      for (const some of lots(ids, HISTORIES))
        work.push(async () => {
          const came = await changelogs(ask, some)
          entries += came
        })
    }
    await inLanes(work)
  })
  return { ...drained, requests, entries }
}

function counting(client: NullClient, requests: Record<string, number>): Ask {
  return async (path, body) => {
    const asked = { method: 'POST', path: `/rest/api/3${path}`, body: JSON.stringify(body) }
    const answer = await client.ask(asked)
    requests[`POST ${path}`] = (requests[`POST ${path}`] ?? 0) + 1
    return JSON.parse(answer) as Record<string, unknown>
  }
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
