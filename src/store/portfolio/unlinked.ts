/** Issues in an integration's scope that no item stands for, as people ask for them. */
import { sql } from 'kysely'
import type { Db } from '../database.ts'
import type { StoredIntegration } from './integrations.ts'

export interface UnlinkedIssue {
  readonly key: string
  readonly summary: string
  readonly type: string
  readonly status: string
  /** Of the integration made earlier that is about it too. */
  readonly earlier: string | null
  /** Why its item could not be made, since it was read last. */
  readonly failed: string | null
  readonly pushed: boolean
}

/** The newest first, with how many there are. */
export async function unlinkedIssues(
  db: Db,
  { id, connection, site, projects, types, createdAt }: StoredIntegration,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly issues: readonly UnlinkedIssue[]; readonly total: number }> {
  const scope = sql`
    from issue where issue.site_id = ${site.id} and issue.state = 'seen'
      and project_id = any(${projects}) and type_id = any(${types}) and not exists (
        select from link
        where link.site_id = issue.site_id and link.issue_id = issue.issue_id and link.how = 'integration')`
  const counted = await sql<{ count: string }>`select count(*) ${scope}`.execute(db)
  const { rows } = await sql<UnlinkedIssue>`
    with unlinked as (
      select issue_id, key, summary, type_name, status_name, project_id, type_id, created, read_at ${scope}
      order by created desc, issue_id limit ${limit} offset ${offset}
    )
    select key, summary, type_name as type, status_name as status,
      (select other.name from integration as other
        where other.connection_id = ${connection} and other.id <> ${id} and other.state <> 'draft'
          and (other.created_at, other.id) < (${new Date(createdAt)}, ${id}::uuid)
          and other.mapping -> 'projects' ? project_id and other.mapping -> 'types' ? type_id
        order by other.created_at, other.id limit 1) as earlier,
      (select step.why from step
        where step.connection_id = ${connection} and data ->> 'what' = 'create-item' and data ->> 'issue' = issue_id
          and step.state in ('failed', 'stale') and step.ended_at >= read_at
        order by step.ended_at desc limit 1) as failed,
      exists (select from step join integration as target on target.id = (step.data ->> 'integration')::uuid
        where step.connection_id = ${connection} and step.state = 'open' and data ->> 'what' = 'create-issue'
          and target.mapping -> 'pushes' ->> 'project' = project_id
          and target.mapping -> 'pushes' ->> 'type' = type_id) as pushed
    from unlinked order by created desc, issue_id`.execute(db)
  return { issues: rows, total: Number(counted.rows[0]?.count) }
}
