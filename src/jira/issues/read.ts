/** Reading issues by their ids, as they are and never as the index has them. */
import { z } from 'zod'
import { isFault, lots } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { apart, readAlone, type Unreadable } from './apart.ts'
import { type Change, changesOf, dictionaryOf, HISTORY } from './change.ts'
import { RAW, type RawIssue, type SeenIssue, seen, withBasics } from './issue.ts'
import { epicLinkOf, epicsOf } from './parent.ts'
import { api, part, unlessHidden } from './wire.ts'

export interface ReadIssues {
  readonly issues: readonly SeenIssue[]
  /** Asked for and not given: not there, or not to be seen. */
  readonly absent: readonly string[]
  /** There, but not to be read: Jira fails over them, or tells them in a form that we do not know. */
  readonly unreadable: readonly Unreadable[]
}

export async function readIssues(jira: Jira, ids: readonly string[], fieldIds: readonly string[]): Promise<ReadIssues> {
  const { parts, unreadable } = await apart(jira, [...new Set(ids)], (some) => readAll(jira, some, fieldIds))
  return { issues: parts.flatMap(({ issues }) => issues), absent: parts.flatMap(({ absent }) => absent), unreadable }
}

async function readAll(
  jira: Jira,
  wanted: readonly string[],
  fieldIds: readonly string[],
): Promise<Omit<ReadIssues, 'unreadable'>> {
  const epicLink = await epicLinkOf(jira)
  const fields = withBasics(fieldIds, epicLink === undefined ? [] : [epicLink])
  const raws =
    jira.deployment === 'cloud'
      ? (await Promise.all(lots(wanted, MOST).map((chunk) => fetched(jira, chunk, fields)))).flat()
      : (await Promise.all(wanted.map((id) => one(jira, id, fields)))).flatMap((raw) => raw ?? [])
  const epics = await epicsOf(jira, epicLink, raws)
  const given = new Set(raws.map(({ id }) => id))
  return {
    issues: raws.map((raw) => seen(jira, raw, fieldIds, epicOf(raw, epicLink, epics))),
    absent: wanted.filter((id) => !given.has(id)),
  }
}

function epicOf(raw: RawIssue, epicLink: string | undefined, epics: ReadonlyMap<string, string>): string | null {
  return epicLink === undefined ? null : (epics.get(String(raw.fields[epicLink])) ?? null)
}

const MOST = 100
const FETCHED = z.looseObject({
  issues: z.array(RAW),
  issueErrors: z.array(z.looseObject({ id: z.string().nullish() })).nullish(),
})

/** What could not be fetched is asked for alone: an error is no absence. */
async function fetched(jira: Jira, ids: readonly string[], fields: readonly string[]): Promise<RawIssue[]> {
  const body = { issueIdsOrKeys: ids, fields }
  const { issues, issueErrors } = await jira.ask(FETCHED, api(jira, '/issue/bulkfetch'), body)
  const given = issues.filter(({ id }) => ids.includes(id))
  const failed = (issueErrors ?? []).flatMap(({ id }) => (id && ids.includes(id) ? [id] : []))
  const again = await Promise.all(failed.map((id) => one(jira, id, fields)))
  return [...given, ...again.flatMap((raw) => raw ?? [])]
}

/**
 * Data Center has no reading of many by id but a search, and a search tells values as the node's index has them
 * (jira-assumptions, Data Center), so each is read alone, as many at once as a client has lanes.
 */
function one(jira: Jira, id: string, fields: readonly string[]): Promise<RawIssue | undefined> {
  return unlessHidden(() => jira.get(RAW, api(jira, `/issue/${part(id)}`), { fields: fields.join(',') }))
}

const WITH_CHANGES = RAW.extend({
  changelog: z.looseObject({ total: z.number(), histories: z.array(HISTORY) }).nullish(),
})

/** Null only where Jira answers 404; throws `jira.cannot` where this issue alone is not to be read. The changes are at least as new as the values. */
export async function readIssue(
  jira: Jira,
  id: string,
  fieldIds: readonly string[],
  asked: { readonly changes: boolean },
): Promise<IssueWithChanges | null> {
  return readAlone(jira, id, () => readOne(jira, id, fieldIds, asked))
}

interface IssueWithChanges {
  readonly issue: SeenIssue
  readonly changes: readonly Change[]
}

async function readOne(
  jira: Jira,
  id: string,
  fieldIds: readonly string[],
  asked: { readonly changes: boolean },
): Promise<IssueWithChanges | null> {
  const epicLink = await epicLinkOf(jira)
  const fields = withBasics(fieldIds, epicLink === undefined ? [] : [epicLink]).join(',')
  try {
    const expand = asked.changes ? { expand: 'changelog' } : {}
    const raw = await jira.get(WITH_CHANGES, api(jira, `/issue/${part(id)}`), { fields, ...expand })
    const issue = seen(jira, raw, fieldIds, epicOf(raw, epicLink, await epicsOf(jira, epicLink, [raw])))
    return { issue, changes: asked.changes ? await allChanges(jira, raw) : [] }
  } catch (error) {
    if (isFault(error, 'jira.not-found')) return null
    throw error
  }
}

/** Cloud gives the newest hundred with the issue, and the others in pages. */
async function allChanges(jira: Jira, { id, changelog }: z.infer<typeof WITH_CHANGES>): Promise<readonly Change[]> {
  const told = changelog?.histories ?? []
  const isWhole = changelog !== undefined && changelog !== null && told.length >= changelog.total
  const histories =
    isWhole || jira.deployment === 'dataCenter'
      ? told
      : await jira.all(HISTORY, api(jira, `/issue/${part(id)}/changelog`))
  return changesOf(id, histories, await dictionaryOf(jira))
}
