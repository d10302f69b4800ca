/** Sync of each connection as people see it: switched on or off, how far, what was found and counted; and their word on absences. */
import { sql } from 'kysely'
import type { Instant, JsonObject, Problem } from '../../base/index.ts'
import type { Deployment } from '../../jira/index.ts'
import { ISSUE_STATES, type IssueState, type Progress } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Db, Tx } from '../database.ts'
import { lockIssues } from '../lock-rows.ts'
import { poke } from '../portfolio/touch.ts'
import { BEGINNING } from './progress.ts'

export interface StoredSync {
  readonly connection: { readonly id: string; readonly name: string }
  readonly site: { readonly id: string; readonly url: string; readonly deployment: Deployment }
  readonly state: 'running' | 'paused'
  /** The site's field for story points. */
  readonly points: { readonly id: string; readonly name: string } | null
  readonly progress: Progress
  readonly problems: readonly Problem[]
  readonly facts: JsonObject
  /** The webhook's path; null when there is none. */
  readonly hook: string | null
  readonly heardAt: Instant | null
}

/** Of connections that somebody set sync up for, by name. */
export async function listSyncs(db: Db): Promise<StoredSync[]> {
  const rows = await db
    .selectFrom('sync')
    .innerJoin('connection', 'connection.id', 'sync.connection_id')
    .innerJoin('site', 'site.id', 'connection.site_id')
    .select(['connection.id', 'connection.name', 'site_id', 'site.kind', 'site.origin', 'site.context_path'])
    .select(['sync.state', 'settings', 'progress', 'problems', 'facts', 'hook', 'heard_at'])
    .orderBy('connection.name')
    .execute()
  return rows.map((row) => ({
    connection: { id: row.id, name: row.name },
    site: { id: row.site_id, url: `${row.origin}${row.context_path}`, deployment: row.kind },
    state: row.state,
    points: row.settings.points
      ? { id: row.settings.points, name: row.settings.pointsName ?? row.settings.points }
      : null,
    progress: { ...BEGINNING, ...row.progress },
    problems: row.problems,
    facts: row.facts,
    hook: row.hook,
    heardAt: row.heard_at?.getTime() ?? null,
  }))
}

/** Issues of a site by state. */
export async function countIssueStates(db: Db, site: string): Promise<Readonly<Record<IssueState, number>>> {
  const rows = await db
    .selectFrom('issue')
    .select(({ fn }) => ['state', fn.countAll<string>().as('count')])
    .where('site_id', '=', site)
    .groupBy('state')
    .execute()
  const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]))
  return Object.fromEntries(ISSUE_STATES.map((state) => [state, counts.get(state) ?? 0])) as Record<IssueState, number>
}

export interface SyncCounts {
  /** Steps that wait, and those that failed since their field or item was last written. */
  readonly open: number
  readonly failed: number
  /** That wait for a person. */
  readonly conflicts: number
}

export async function countWaiting(db: Db, connection: string): Promise<SyncCounts> {
  const { rows } = await sql<Record<keyof SyncCounts, string>>`
    select
      (select count(*) from step where connection_id = ${connection} and state = 'open') as open,
      (select count(*) from step where connection_id = ${connection} and state = 'failed' and not exists (
        select from step as later where later.connection_id = step.connection_id and later.ended_at > step.ended_at
          and later.state = 'done' and later.field is not distinct from step.field
          and (later.link_id = step.link_id or (step.link_id is null and later.data = step.data)))) as failed,
      (select count(*) from conflict join link on link.id = link_id join integration on integration.id = integration_id
        where integration.connection_id = ${connection} and conflict.state = 'open') as conflicts`.execute(db)
  const [row] = rows
  return { open: Number(row?.open), failed: Number(row?.failed), conflicts: Number(row?.conflicts) }
}

/** A person's word on absences that were too many: believed at the next census, or counted from the beginning. False where none wait for it. */
export async function answerAbsences(
  tx: Tx,
  { connection, site }: { readonly connection: string; readonly site: string },
  believe: boolean,
): Promise<boolean> {
  const frozen = believe ? sql`jsonb_set(progress, '{frozen,believed}', 'true')` : sql`progress || '{"frozen": null}'`
  if (!believe) {
    await lockIssues(tx, sql`site_id = ${site} and misses > 0`)
    await tx.updateTable('issue').set({ misses: 0 }).where('site_id', '=', site).where('misses', '>', 0).execute()
  }
  const { numUpdatedRows } = await tx
    .updateTable('sync')
    .set({ progress: sql`${frozen} || '{"censusAt": null}'` })
    .where('connection_id', '=', connection)
    .where(sql<boolean>`jsonb_typeof(progress -> 'frozen') = 'object'`)
    .executeTakeFirst()
  await poke(tx, [connection])
  await grow(tx, 'sync')
  return numUpdatedRows > 0n
}

/** A person's word that masses of writes are meant: those that wait are written. */
export async function allowMass(tx: Tx, connection: string): Promise<void> {
  await tx
    .updateTable('sync')
    .set({ progress: sql`jsonb_set(progress, '{mass,believed}', 'true')` })
    .where('connection_id', '=', connection)
    .where(sql<boolean>`jsonb_typeof(progress -> 'mass') = 'object'`)
    .execute()
  await poke(tx, [connection])
  await grow(tx, 'sync')
}

/** Every pair of running integrations is read again by id, beside all other work. Gives how many there are. */
export async function verifyNow(tx: Tx, connection: string, now: Instant): Promise<number> {
  const { rows } = await sql<{ of: string }>`
    select count(distinct issue.issue_id) as of from link
    join integration on integration.id = link.integration_id and integration.connection_id = ${connection}
    join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id
    where link.how = 'integration' and issue.state = 'seen' and issue.misses = 0`.execute(tx)
  const of = Number(rows[0]?.of ?? 0)
  const check = JSON.stringify({ check: { asked: now, of, done: 0, ended: null } })
  await tx
    .updateTable('sync')
    .set({ progress: sql`progress || ${check}::jsonb` })
    .where('connection_id', '=', connection)
    .execute()
  await poke(tx, [connection])
  await grow(tx, 'sync')
  return of
}
