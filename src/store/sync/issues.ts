/** Issues as a decision needs them, and those in scope that no item stands for. */
import { type RawBuilder, sql } from 'kysely'
import { CLOCKS, type LinkedIssue, type UnlinkedIssue } from '../../sync/index.ts'
import type { Ours } from './ours.ts'

/** Two queries, however many they are. */
export async function loadIssues(
  { db, site }: Pick<Ours, 'db' | 'site'>,
  ids: readonly string[],
): Promise<Map<string, LinkedIssue>> {
  if (ids.length === 0) return new Map()
  const found = await db
    .selectFrom('issue')
    .leftJoin('link', (join) =>
      join
        .onRef('link.site_id', '=', 'issue.site_id')
        .onRef('link.issue_id', '=', 'issue.issue_id')
        .on('link.how', '=', 'integration'),
    )
    .select([
      'issue.issue_id as id',
      'key',
      'summary',
      'project_id as projectId',
      'type_id as typeId',
      'status_id as statusId',
      'state',
      'fields',
      'updated',
      'link.id as link',
    ])
    .where('issue.site_id', '=', site)
    .where(sql<boolean>`issue.issue_id = any(${ids})`)
    .execute()
  const changes = await newestChanges({ db, site }, ids)
  return new Map(
    found.map((issue) => {
      const told = changes.get(issue.id) ?? []
      const changedAt = Object.fromEntries(told.map(({ field, at }) => [field, at.getTime()]))
      const saidBy = Object.fromEntries(told.flatMap(({ field, author }) => (author === null ? [] : [[field, author]])))
      return [issue.id, { ...issue, updated: issue.updated.getTime(), changedAt, saidBy }]
    }),
  )
}

/** The newest of each field. */
async function newestChanges({ db, site }: Pick<Ours, 'db' | 'site'>, ids: readonly string[]) {
  const found = await db
    .selectFrom('issue_change')
    .select(['issue_id', 'field', 'at', 'author'])
    .distinctOn(['issue_id', 'field'])
    .where('site_id', '=', site)
    .where(sql<boolean>`issue_id = any(${ids})`)
    .orderBy('issue_id')
    .orderBy('field')
    .orderBy('at', 'desc')
    .orderBy(sql`length(history) desc, history desc`)
    .execute()
  return Map.groupBy(found, ({ issue_id }) => issue_id)
}

/** Looked up by its index for each issue: joined instead, it takes seconds where the tables have grown since they were last counted. */
const none = (of: RawBuilder<unknown>) => sql`not exists (select ${of} offset 0)`

/** A push that may have made the issue, and not know it. Its time is a site's: clocks differ. */
const pushOf = ({ connection }: Ours, states: readonly string[]) => sql`
  from step as push join integration as target on target.id = (push.data ->> 'integration')::uuid
  where push.connection_id = ${connection} and push.state = any(${states}) and push.data ->> 'what' = 'create-issue'
    and target.mapping -> 'pushes' ->> 'project' = issue.project_id
    and target.mapping -> 'pushes' ->> 'type' = issue.type_id
    and issue.created > to_timestamp((push.data ->> 'since')::double precision / 1000) - interval '10 minutes'`

/** An issue that a push is known to have made, though it could not be linked. */
const brokenPushOf = ({ connection }: Ours) => sql`
  from step as push join step_entry as told on told.step_id = push.id
  where push.connection_id = ${connection} and push.data ->> 'what' = 'create-issue' and push.state = 'failed'
    and told.what = 'wrote' and told.note -> 'note' ->> 'id' = issue.issue_id`

/** Times in which nobody held the connection, on the site's clock as far as it may differ. */
const unheldOf = ({ connection }: Ours) => sql`
  select to_timestamp((span ->> 'from')::double precision / 1000) - ${CLOCKS} * interval '1 millisecond' as since,
    to_timestamp((span ->> 'to')::double precision / 1000) + ${CLOCKS} * interval '1 millisecond' as until
  from sync, jsonb_array_elements(coalesce(progress -> 'unheld', '[]')) as span where connection_id = ${connection}`

/** Whose an issue of a project and a type is: of integrations that overlap the first one made. */
export const places = ({ connection }: Pick<Ours, 'connection'>) => sql`
  select distinct on (project, type) project, type, id, state, level, mapping -> 'createsItems' = 'true' as makes
  from integration, jsonb_array_elements_text(mapping -> 'projects') as project,
    jsonb_array_elements_text(mapping -> 'types') as type
  where connection_id = ${connection} and state <> 'draft'
  order by project, type, created_at, id`

/**
 * The oldest first. An issue whose item could not be made waits for another reading of it; one whose item a person took
 * out keeps its link, and gets no other.
 */
export async function unlinked(ours: Ours, limit: number): Promise<UnlinkedIssue[]> {
  const { rows } = await sql<{ issue_id: string; integration: string; pushed: boolean; unheld: boolean }>`
    with place as materialized (${places(ours)}), unheld as materialized (${unheldOf(ours)})
    select issue_id, place.id as integration,
      (exists (select ${pushOf(ours, ['failed', 'stale', 'dropped'])}) or exists (select ${brokenPushOf(ours)})) as pushed,
      exists (select from unheld where issue.created between since and until) as unheld
    from place cross join lateral (
      select issue_id, project_id, type_id, created, read_at from issue
      where site_id = ${ours.site} and project_id = place.project and type_id = place.type and not paired
        and state = 'seen' offset 0) as issue
    where place.state = 'running' and place.makes
      and ${none(sql`
        from step where connection_id = ${ours.connection} and data ->> 'what' = 'create-item'
          and data ->> 'issue' = issue.issue_id
          and (state = 'open' or (state in ('failed', 'stale') and ended_at >= issue.read_at))`)}
      and ${none(pushOf(ours, ['open']))}
    order by issue.created, issue.issue_id limit ${limit}`.execute(ours.db)
  const issues = await loadIssues(
    ours,
    rows.map(({ issue_id }) => issue_id),
  )
  return rows.flatMap(({ issue_id, integration, ...how }) => {
    const issue = issues.get(issue_id)
    return issue ? [{ integration, issue, ...how }] : []
  })
}
