/** How many items, issues, conflicts and problems each integration has. */
import { sql } from 'kysely'
import type { Db } from '../database.ts'

export interface IntegrationCounts {
  readonly items: number
  /** In its projects and types, as far as they were read. */
  readonly issues: number
  /** Of these, those that no item stands for. */
  readonly unlinked: number
  readonly conflicts: number
  readonly problems: number
  readonly waiting: number
}

/** All in one query; of two integrations that overlap both count the issue. */
export async function integrationCounts(db: Db): Promise<ReadonlyMap<string, IntegrationCounts>> {
  const { rows } = await sql<Record<keyof IntegrationCounts, string> & { id: string }>`
    with pair as (
      select link.* from link join item on item.id = link.item_id and item.removed_at is null where how = 'integration'
    )
    select integration.id,
      (select count(*) from pair where pair.integration_id = integration.id) as items,
      coalesce(seen.issues, 0) as issues,
      coalesce(seen.unlinked, 0) as unlinked,
      (select count(*) from conflict join pair on pair.id = conflict.link_id
        where pair.integration_id = integration.id and conflict.state = 'open') as conflicts,
      (select count(*) from pair where pair.integration_id = integration.id and problems <> '[]') as problems,
      (select count(*) from step where step.connection_id = integration.connection_id and state = 'open'
        and data ->> 'integration' = integration.id::text) as waiting
    from integration join connection on connection.id = integration.connection_id
    left join lateral (
      select count(*) as issues, count(*) filter (where not exists (
        select from link where link.site_id = issue.site_id and link.issue_id = issue.issue_id and how = 'integration'
      )) as unlinked
      from issue where issue.site_id = connection.site_id and issue.state = 'seen'
        and integration.mapping -> 'projects' ? issue.project_id and integration.mapping -> 'types' ? issue.type_id
    ) as seen on true`.execute(db)
  return new Map(
    rows.map(({ id, ...counts }) => [
      id,
      Object.fromEntries(
        Object.entries(counts).map(([name, count]) => [name, Number(count)]),
      ) as unknown as IntegrationCounts,
    ]),
  )
}
