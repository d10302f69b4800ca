/** What is known of projects and issues being there: what polls and censuses are compared with. */
import { sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { IssueState, KnownIssue, KnownProject } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import { lockIssues } from '../lock-rows.ts'
import { fenced, moment, type Ours, rows } from './ours.ts'

export async function readProjects({ db, connection }: Ours): Promise<KnownProject[]> {
  const found = await db
    .selectFrom('known_project')
    .select(['project_id as id', 'key', 'name', 'state', 'misses'])
    .where('connection_id', '=', connection)
    .orderBy('key')
    .orderBy('project_id')
    .execute()
  return found
}

/** Others stay as they are: no project is forgotten. */
export async function saveProjects(ours: Ours, projects: readonly KnownProject[]): Promise<void> {
  await fenced(ours, async (tx) => {
    const { numAffectedRows } = await sql`
      insert into known_project (connection_id, project_id, key, name, state, misses, since)
      select ${ours.connection}, given.*, ${moment(ours.now())}
      from ${rows(projects)} as given (id text, key text, name text, state text, misses integer)
      on conflict (connection_id, project_id) do update set
        key = excluded.key, name = excluded.name, state = excluded.state, misses = excluded.misses,
        since = case when known_project.state = excluded.state then known_project.since else excluded.since end
      where (known_project.key, known_project.name, known_project.state, known_project.misses)
        is distinct from (excluded.key, excluded.name, excluded.state, excluded.misses)`.execute(tx)
    if (numAffectedRows) await grow(tx, 'sync')
  })
}

/** What must be read again, since other fields are wanted now, is as good as unknown. */
export async function known({ db, site }: Ours, issues: readonly string[]): Promise<ReadonlyMap<string, KnownIssue>> {
  const found = await db
    .selectFrom('issue')
    .select(['issue_id', 'updated', 'read_at', 'state'])
    .where('site_id', '=', site)
    .where(sql<boolean>`issue_id = any(${issues})`)
    .where('read_at', '>', moment(0))
    .execute()
  return new Map(
    found.map(({ issue_id, updated, read_at, state }) => [
      issue_id,
      { updated: updated.getTime(), readAt: read_at.getTime(), state },
    ]),
  )
}

export async function knownIn(
  { db, site }: Ours,
  project: string,
): Promise<ReadonlyMap<string, { readonly state: IssueState; readonly misses: number }>> {
  const found = await db
    .selectFrom('issue')
    .select(['issue_id', 'state', 'misses'])
    .where('site_id', '=', site)
    .where('project_id', '=', project)
    .execute()
  return new Map(found.map(({ issue_id, state, misses }) => [issue_id, { state, misses }]))
}

export async function projectsOf({ db, site }: Ours, issues: readonly string[]): Promise<string[]> {
  const found = await db
    .selectFrom('issue')
    .select('project_id')
    .distinct()
    .where('site_id', '=', site)
    .where(sql<boolean>`issue_id = any(${issues})`)
    .orderBy('project_id')
    .execute()
  return found.map(({ project_id }) => project_id)
}

export async function missed(ours: Ours, issues: readonly string[]): Promise<void> {
  await fenced(ours, async (tx) => {
    await lockIssues(tx, sql`site_id = ${ours.site} and issue_id = any(${issues})`)
    await tx
      .updateTable('issue')
      .set({ misses: sql`misses + 1` })
      .where('site_id', '=', ours.site)
      .where(sql<boolean>`issue_id = any(${issues})`)
      .execute()
  })
}

/** Of those whose turn it is the longest ago first, and those that show what became of something sent. */
export async function longUnread(
  { db, connection, site, now }: Ours,
  since: Instant,
  limit: number,
): Promise<string[]> {
  // What a look has missed already is the census's.
  const isThere = sql`issue.site_id = ${site} and issue.paired and issue.state = 'seen' and issue.misses = 0`
  const pair = sql`link join integration on integration.id = link.integration_id and connection_id = ${connection}`
  const { rows: found } = await sql<{ issue_id: string }>`
    select issue_id, read_at from (
      select issue.issue_id, issue.read_at from issue
      where ${isThere} and issue.read_at < ${moment(since)} and exists (
        select from ${pair} where link.site_id = issue.site_id and link.issue_id = issue.issue_id)
      order by issue.read_at, issue.issue_id limit ${limit}) as long
    union
    select issue.issue_id, issue.read_at from sent join ${pair} on link.id = sent.link_id
    join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id and ${isThere}
    where sent.until between issue.read_at and ${moment(now())}
    order by read_at, issue_id limit ${limit}`.execute(db)
  return found.map(({ issue_id }) => issue_id)
}
