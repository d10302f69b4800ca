/** Gathers what is kept of one issue for the doctor, and shows what the doctor says. */
import { Fault, type Instant, type Json } from '../../base/index.ts'
import {
  type Aligned,
  alignmentOf,
  type Db,
  type FoundIssue,
  fieldNames,
  findItemEver,
  issueByKey,
  listIntegrations,
  listSyncSteps,
  listSyncs,
  membersOn,
  projectsRead,
  type ReadIssue,
  readIssueRow,
  type StoredIntegration,
  type StoredSync,
} from '../../store/index.ts'
import { type DoctorFacts, diagnose, integrationFor, problemsIn, toItem } from '../../sync/index.ts'
import type { Context } from '../context.ts'
import { iso } from '../resources/show-connection.ts'
import type { DoctorView } from '../shapes/index.ts'
import { type FieldNames, fieldName, nameFields } from './field-names.ts'
import { namesOf } from './portfolio-view.ts'
import { showValue } from './show-value.ts'

interface Case {
  readonly key: string
  readonly sync: StoredSync | null
  /** Other connections, where the key is another issue. */
  readonly also: readonly string[]
  readonly found: FoundIssue | null
  readonly issue: ReadIssue | null
  readonly pair: Aligned | null
  readonly item: Awaited<ReturnType<typeof findItemEver>>
  readonly integration: StoredIntegration | null
}

export async function askDoctor(
  { db, world }: Pick<Context, 'db'> & { readonly world: Pick<Context['world'], 'now'> },
  key: string,
  connection: string | undefined,
): Promise<DoctorView> {
  const one = await caseOf(db, key, connection)
  const { sync, issue, item, integration, pair } = one
  const { verdict, story, fields } = diagnose(await factsOf(db, one, world.now()))
  const names = await namesOf(db)
  const members = sync ? await membersOn(db, sync.site.id) : new Map<string, string>()
  const deployment = integration?.site.deployment ?? 'cloud'
  const called: FieldNames = sync ? await fieldNames(db, sync.site.id) : new Map()
  return {
    key,
    found: issue !== null,
    connection: sync?.connection.name ?? null,
    also: [...one.also],
    issue: sync && issue ? showIssue(sync, issue) : null,
    item: item && !item.removed ? { id: item.id, code: item.code, name: item.name } : null,
    integration: integration && pair ? { id: integration.id, name: integration.name } : null,
    verdict: { ...verdict, says: nameFields(verdict.says, called) },
    story: story.map(({ at, state, says, remedy }) => ({
      at: at === null ? null : iso(at),
      state,
      says: nameFields(says, called),
      remedy: remedy === null ? null : nameFields(remedy, called),
    })),
    fields: [...fields].flatMap(([field, { state, says, remedy }]) => {
      const mapping = integration?.fields.find((each) => each.field === field)
      if (!mapping || !item || !issue) return []
      const raw = issue.fields[mapping.jira]
      const seen = raw === undefined ? undefined : toItem(raw, mapping, { members, deployment })
      const agreed = pair?.agreed.get(field)
      return [
        {
          field,
          jiraField: mapping.jira,
          jiraName: fieldName(mapping.jira, called),
          jira: seen && 'value' in seen ? showValue(field, seen.value, names) : '',
          portfolio: showValue(field, item[field] as Json, names),
          agreed: agreed ? showValue(field, agreed.value, names) : null,
          state,
          says: nameFields([says, remedy].filter(Boolean).join(' '), called),
        },
      ]
    }),
  }
}

/**
 * Of the connections that are read: the one that is named, or that has the key, or whose projects have its first part. Of
 * several that have the key, the first that keeps its issue aligned.
 */
async function caseOf(db: Db, key: string, connection: string | undefined): Promise<Case> {
  const all = await listSyncs(db)
  const isAsked = ({ connection: { name } }: StoredSync) =>
    connection === undefined || name.toLowerCase() === connection.toLowerCase()
  const syncs = all.filter(isAsked)
  if (connection !== undefined && syncs.length === 0)
    throw new Fault('not-found', `Nothing is read from a connection named ${connection}.`, { about: connection })
  const known = await issuesCalled(db, key, all)
  const asked = known.filter(({ sync }) => isAsked(sync))
  const one = asked.find(isKept) ?? asked[0]
  const others = known.filter(({ sync }) => sync.site.id !== one?.sync.site.id)
  const keptLast = others.toSorted((a, b) => Number(isKept(a)) - Number(isKept(b)))
  const also = [...new Map(keptLast.map(({ sync }) => [sync.site.id, sync.connection.name])).values()]
  if (one) return { key, also, ...one }
  const nothing = { key, also, found: null, issue: null, pair: null, item: undefined, integration: null }
  for (const sync of syncs)
    if ((await projectsRead(db, sync.connection.id)).some((project) => project.key === projectOf(key)))
      return { ...nothing, sync }
  return { ...nothing, sync: syncs[0] ?? null }
}

type Known = Omit<Case, 'key' | 'also'> & { readonly sync: StoredSync }

const isKept = ({ pair, integration, sync }: Known): boolean =>
  pair !== null && integration?.connection === sync.connection.id

/** What each connection knows by this key. */
async function issuesCalled(db: Db, key: string, syncs: readonly StoredSync[]): Promise<Known[]> {
  const known: Known[] = []
  for (const sync of syncs) {
    const found = await issueByKey(db, sync.site.id, key)
    if (found) known.push({ sync, found, ...(await aboutIssue(db, sync, found)) })
  }
  return known
}

const projectOf = (key: string): string => key.slice(0, key.lastIndexOf('-'))

async function aboutIssue(
  db: Db,
  { connection, site }: StoredSync,
  { issueId }: FoundIssue,
): Promise<Pick<Case, 'issue' | 'pair' | 'item' | 'integration'>> {
  const issue = (await readIssueRow(db, site.id, issueId)) ?? null
  const [pair = null] = await alignmentOf(db, { siteId: site.id, issueId })
  const integrations = await listIntegrations(db)
  const mine = integrations.filter((one) => one.connection === connection.id)
  const linking = integrations.find(({ id }) => id === pair?.integration)
  const falling = issue ? integrationFor(mine, issue) : undefined
  return {
    issue,
    pair,
    item: pair ? await findItemEver(db, pair.item) : undefined,
    integration: linking ?? mine.find(({ id }) => id === falling?.id) ?? null,
  }
}

async function factsOf(
  db: Db,
  { key, sync, found, issue, item, integration, pair }: Case,
  now: Instant,
): Promise<DoctorFacts> {
  const projects = sync ? await projectsRead(db, sync.connection.id) : []
  const live = projects.filter(({ state }) => state === 'live')
  return {
    key,
    connection: sync && {
      name: sync.connection.name,
      state: sync.state,
      polledAt: sync.progress.polledAt,
      readingDone: live.every(({ id }) => sync.progress.backfill[id]?.done === true),
      problems: [...sync.problems, ...problemsIn(sync.progress, now)],
    },
    project: projects.find((project) => project.key === projectOf(key)) ?? null,
    issue: issue && { ...issue, type: issue.typeName, status: issue.statusName },
    unreadable: unreadableOf(sync, found?.issueId, key),
    item: item ?? null,
    integration: integration && { ...integration, fields: integration.fields.map(({ field }) => field) },
    pair,
    steps: pair
      ? (await listSyncSteps(db, { pair, limit: MOST_STEPS })).map(({ endedAt, at, ...step }) => ({
          ...step,
          at: endedAt ?? at,
        }))
      : [],
  }
}

/** One that nobody has read yet is known by its key alone. */
function unreadableOf(sync: StoredSync | null, id: string | undefined, key: string): DoctorFacts['unreadable'] {
  const all = Object.entries(sync?.progress.unreadable ?? {})
  return all.find(([issue, told]) => (id === undefined ? told.key === key : issue === id))?.[1] ?? null
}

const MOST_STEPS = 5

function showIssue({ site }: StoredSync, { key, summary, statusName, state, readAt }: ReadIssue): DoctorView['issue'] {
  return { key, url: `${site.url}/browse/${key}`, summary, status: statusName, state, readAt: iso(readAt) }
}
