/** The changes of many issues, for chosen fields: on Cloud a thousand issues to a request, on Data Center issue by issue. */
import { z } from 'zod'
import { Fault, lots } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { type Change, changesOf, type Dictionary, dictionaryOf, HISTORY, UNFILTERABLE } from './change.ts'
import { api, ID, part, plainFields, unlessHidden } from './wire.ts'

const MOST_ISSUES = 1_000
const MOST_FIELDS = 10
/** On a page: as the document has it. */
const MOST_ENTRIES = 10_000

/** Of those that may be seen; of all fields where none is named. */
export async function* readChanges(
  jira: Jira,
  ids: readonly string[],
  fieldIds: readonly string[],
): AsyncGenerator<readonly Change[]> {
  const wanted = new Set(plainFields(fieldIds))
  const isAsked = (field: string) => wanted.size === 0 || wanted.has(field)
  const issueIds = [...new Set(ids)]
  if (jira.deployment === 'dataCenter') {
    yield* oneByOne(jira, issueIds, isAsked)
    return
  }
  // Jira filters by a field id that some items lack: those are asked for without a filter, and chosen here.
  const isFiltered = wanted.size > 0 && ![...wanted].some((one) => UNFILTERABLE.has(one))
  for (const issues of lots(issueIds, MOST_ISSUES))
    for (const fields of isFiltered ? lots([...wanted], MOST_FIELDS) : [[]])
      for await (const page of bulk(jira, issues, fields)) {
        const changes = page.flatMap(({ issueId, changeHistories }) =>
          changesOf(issueId, changeHistories, NOTHING, isAsked),
        )
        if (changes.length > 0) yield changes
      }
}

const NOTHING: Dictionary = new Map()

const PAGE = z.looseObject({
  issueChangeLogs: z.array(z.object({ issueId: ID, changeHistories: z.array(HISTORY) })),
  nextPageToken: z.string().nullish(),
})

async function* bulk(jira: Jira, issueIdsOrKeys: readonly string[], fieldIds: readonly string[]) {
  const seen = new Set<string>()
  for (let token: string | null = null; ; ) {
    const filter = fieldIds.length === 0 ? {} : { fieldIds }
    const body = {
      issueIdsOrKeys,
      ...filter,
      maxResults: MOST_ENTRIES,
      ...(token === null ? {} : { nextPageToken: token }),
    }
    const page: z.infer<typeof PAGE> = await jira.ask(PAGE, api(jira, '/changelog/bulkfetch'), body)
    const next = page.nextPageToken || null
    if (next !== null && (seen.has(next) || page.issueChangeLogs.length === 0))
      throw new Fault('jira.broken', `${jira.site} gave a token for more changes that leads nowhere.`, {
        about: jira.site,
      })
    yield page.issueChangeLogs
    if (next === null) return
    seen.add(next)
    token = next
  }
}

const AT_ONCE = 50
const CHANGED = z.looseObject({ id: ID, changelog: z.looseObject({ histories: z.array(HISTORY) }) })

async function* oneByOne(jira: Jira, ids: readonly string[], isAsked: (field: string) => boolean) {
  const dictionary = await dictionaryOf(jira)
  for (const chunk of lots(ids, AT_ONCE)) {
    const read = await Promise.all(chunk.map((id) => changelog(jira, id)))
    const changes = read.flatMap((one) => (one ? changesOf(one.id, one.changelog.histories, dictionary, isAsked) : []))
    if (changes.length > 0) yield changes
  }
}

function changelog(jira: Jira, id: string): Promise<z.infer<typeof CHANGED> | undefined> {
  const query = { fields: 'updated', expand: 'changelog' }
  return unlessHidden(() => jira.get(CHANGED, api(jira, `/issue/${part(id)}`), query))
}
