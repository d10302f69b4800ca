/** Keeps a reading: issues, their changes and who is not there, many at once; and touches the pairs that must be decided anew. */
import { sql } from 'kysely'
import type { Json } from '../../base/index.ts'
import type { Change, SeenIssue } from '../../jira/index.ts'
import { type IssueState, type Observation, type Points, pointsIn, TIME } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { lockIssues } from '../lock-rows.ts'
import { touchIssues } from '../portfolio/touch.ts'
import { forgetOverdue } from './agreed.ts'
import { byColumn } from './by-column.ts'
import { wantHinted } from './comments.ts'
import { fenced, moment, type Ours, rows } from './ours.ts'
import { mergeProgress, readPoints } from './progress.ts'

export function observe(ours: Ours, observation: Observation): Promise<void> {
  const { changes, hints = [], progress, marks, unreadable } = observation
  return fenced(ours, async (tx) => {
    const changed = [
      ...(await keepIssues(tx, ours, observation)),
      ...(await keepStates(tx, ours, observation)),
      ...(await keepProjects(tx, ours, observation)),
    ]
    const told = await keepChanges(tx, ours, changes)
    await touchIssues(tx, ours.site, [...changed, ...(await inDoubt(tx, ours, told))])
    await forgetOverdue(
      tx,
      ours.site,
      observation.issues.map(({ id }) => id),
    )
    if (hints.length > 0) await dropHints(tx, ours, hints)
    const isFurther = Boolean(progress || marks || unreadable)
    if (isFurther) await mergeProgress(tx, ours, observation)
    if (changed.length > 0 || told.length > 0) await grow(tx, 'portfolio', 'sync')
    else if (isFurther) await grow(tx, 'sync')
  })
}

/**
 * Gives those that are not as they were, and those that a look had missed: what failed for that is tried again. An older
 * reading leaves an issue as it is, its state too. An issue outside the scope is kept only where it was inside before.
 */
async function keepIssues(tx: Tx, ours: Ours, { issues, states, at }: Observation): Promise<string[]> {
  if (issues.length === 0) return []
  const points = await readPoints({ ...ours, db: tx })
  const stateOf = new Map(states.map(({ issue, state }) => [issue, state]))
  const given = newestOf(issues).map((issue) => rowOf(issue, points, stateOf.get(issue.id)))
  const changed = await sql<{ issue_id: string }>`
    with given as materialized (
      select * from ${byColumn(given, ISSUE)} as given
    ), written as (
      insert into issue (site_id, issue_id, key, project_id, type_id, type_name, status_id, status_name, status_category,
        parent_id, summary, points, estimate, spent, fields, created, updated, state, state_since, read_at)
      select ${ours.site}, given.*, ${moment(at)}, ${moment(at)} from given
      where state <> 'outside' or exists (
        select from issue as known where known.site_id = ${ours.site} and known.issue_id = given.issue_id)
      order by issue_id
      on conflict (site_id, issue_id) do update set
        key = excluded.key, project_id = excluded.project_id, type_id = excluded.type_id,
        type_name = excluded.type_name, status_id = excluded.status_id, status_name = excluded.status_name,
        status_category = excluded.status_category, parent_id = excluded.parent_id, summary = excluded.summary,
        points = excluded.points, estimate = excluded.estimate, spent = excluded.spent, fields = excluded.fields, created = excluded.created, updated = excluded.updated,
        state = excluded.state, misses = 0, read_at = excluded.read_at,
        state_since = case when issue.state = excluded.state then issue.state_since else excluded.state_since end
      where issue.updated <= excluded.updated
      returning issue_id
    ), named as (
      insert into issue_key (site_id, key, issue_id)
      select ${ours.site}, key, issue_id from given join written using (issue_id) order by key
      on conflict (site_id, key) do update set issue_id = excluded.issue_id
      where issue_key.issue_id <> excluded.issue_id
    ), met as (
      insert into issue_status (site_id, status_id, name, category)
      select distinct on (status_id) ${ours.site}::uuid, status_id, status_name, status_category
      from given join written using (issue_id) order by status_id, updated desc
      on conflict do nothing
    )
    select given.issue_id from given join written using (issue_id)
    left join issue before on before.site_id = ${ours.site} and before.issue_id = given.issue_id
    where before.issue_id is null or before.misses > 0 or ${valuesOf('before')} is distinct from ${valuesOf('given')}`.execute(
    tx,
  )
  return changed.rows.map(({ issue_id }) => issue_id)
}

/** A comment alone moves `updated`, and changes nothing of these. */
const COMPARED = [
  'key',
  'project_id',
  'type_id',
  'type_name',
  'status_id',
  'status_name',
  'status_category',
  'parent_id',
  'summary',
  'points',
  'estimate',
  'spent',
  'fields',
  'state',
]

const valuesOf = (row: string) => sql`(${sql.join(COMPARED.map((column) => sql.ref(`${row}.${column}`)))})`

function newestOf(issues: readonly SeenIssue[]): SeenIssue[] {
  return [...new Map(issues.toSorted((a, b) => a.updated - b.updated).map((issue) => [issue.id, issue])).values()]
}

const ISSUE = {
  issue_id: 'text',
  key: 'text',
  project_id: 'text',
  type_id: 'text',
  type_name: 'text',
  status_id: 'text',
  status_name: 'text',
  status_category: 'text',
  parent_id: 'text',
  summary: 'text',
  points: 'double precision',
  estimate: 'bigint',
  spent: 'bigint',
  fields: 'jsonb',
  created: 'timestamptz',
  updated: 'timestamptz',
  state: 'text',
} as const

function rowOf(issue: SeenIssue, points: Points, state: IssueState | undefined) {
  const field = pointsIn(points, issue.projectId)
  const told = field === null ? null : issue.fields[field]
  return {
    issue_id: issue.id,
    key: issue.key,
    project_id: issue.projectId,
    type_id: issue.typeId,
    type_name: issue.typeName,
    status_id: issue.statusId,
    status_name: issue.statusName,
    status_category: issue.statusCategory,
    parent_id: issue.parentId,
    summary: issue.summary,
    points: typeof told === 'number' ? told : null,
    estimate: secondsOf(issue.fields[TIME.estimate]),
    spent: secondsOf(issue.fields[TIME.spent]),
    fields: issue.fields,
    created: moment(issue.created),
    updated: moment(issue.updated),
    state: state ?? (issue.archived ? 'archived' : 'seen'),
  }
}

/** Whole seconds, as Jira tells them; nothing else fits the column. */
const secondsOf = (told: Json | undefined): number | null => (Number.isSafeInteger(told) ? Number(told) : null)

/** Of issues that were not read with it. */
async function keepStates(tx: Tx, { site }: Ours, { issues, states, at }: Observation): Promise<string[]> {
  const read = new Set(issues.map(({ id }) => id))
  const given = [...new Map(states.filter(({ issue }) => !read.has(issue)).map((one) => [one.issue, one])).values()]
  if (given.length === 0) return []
  await lockIssues(tx, sql`site_id = ${site} and issue_id = any(${given.map(({ issue }) => issue)})`)
  const changed = await sql<{ issue_id: string }>`
    update issue set state = given.state, state_since = ${moment(at)}
    from ${rows(given)} as given (issue text, state text)
    where site_id = ${site} and issue_id = given.issue and issue.state <> given.state
    returning issue_id`.execute(tx)
  return changed.rows.map(({ issue_id }) => issue_id)
}

/** Whatever becomes of its project, what was deleted stays deleted. */
async function keepProjects(tx: Tx, { site }: Ours, { projects = [], at }: Observation): Promise<string[]> {
  if (projects.length === 0) return []
  const given = sql`${rows(projects)} as given (project text, state text)`
  const isOther = sql`site_id = ${site} and project_id = given.project and issue.state not in ('deleted', given.state)`
  await lockIssues(tx, sql`exists (select from ${given} where ${isOther})`)
  const changed = await sql<{ issue_id: string }>`
    update issue set state = given.state, state_since = ${moment(at)} from ${given} where ${isOther}
    returning issue_id`.execute(tx)
  return changed.rows.map(({ issue_id }) => issue_id)
}

const CHANGE = {
  issueId: 'text',
  history: 'text',
  field: 'text',
  at: 'timestamptz',
  author: 'text',
  from: 'text',
  to: 'text',
  fromText: 'text',
  toText: 'text',
} as const

/** Issues of which one was new. Changes of issues that were never read say nothing; those of a status say which led to which. */
async function keepChanges(tx: Tx, { connection, site }: Ours, changes: readonly Change[]): Promise<string[]> {
  if (changes.length === 0) return []
  const told = await sql<{ issue_id: string }>`
    with told as (
      insert into issue_change (site_id, issue_id, history, field, at, author, "from", "to", from_text, to_text)
      select ${site}, given.*
      from ${byColumn(
        changes.map((change) => ({ ...change, at: moment(change.at) })),
        CHANGE,
      )} as given
      where exists (select from issue where site_id = ${site} and issue_id = given."issueId")
      on conflict do nothing
      returning issue_id, field, "from", "to"
    ), led as (
      insert into edge (connection_id, project_id, type_id, "from", "to")
      select distinct ${connection}::uuid, project_id, type_id, "from", "to" from told
      join issue on issue.site_id = ${site} and issue.issue_id = told.issue_id
      where field = 'status' and "from" is not null and "to" is not null
      order by project_id, type_id, "from", "to"
      on conflict do nothing
    )
    select distinct issue_id from told`.execute(tx)
  return told.rows.map(({ issue_id }) => issue_id)
}

/** A write of ours that came late may have replaced an edit, though the values are as they were read before. */
async function inDoubt(tx: Tx, { site }: Ours, issues: readonly string[]): Promise<string[]> {
  if (issues.length === 0) return []
  const found = await sql<{ issue_id: string }>`
    select distinct issue_id from sent join link on link.id = sent.link_id
    where site_id = ${site} and issue_id = any(${issues})`.execute(tx)
  return found.rows.map(({ issue_id }) => issue_id)
}

async function dropHints(tx: Tx, ours: Ours, hints: readonly string[]): Promise<void> {
  await wantHinted(tx, ours, hints)
  await tx
    .deleteFrom('hint')
    .where('connection_id', '=', ours.connection)
    .where(sql<boolean>`id = any(${hints}::bigint[])`)
    .execute()
}
