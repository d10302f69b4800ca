/** Pairs of an integration that is about to be removed, remembered with what they agreed on. */
import { sql } from 'kysely'
import type { Tx } from '../database.ts'

export async function rememberPairs(tx: Tx, integration: string): Promise<void> {
  await sql`
    insert into past_pair (site_id, issue_id, level, item_id, agreed)
    select link.site_id, link.issue_id, integration.level, link.item_id, coalesce((
      select jsonb_object_agg(agreed.field, jsonb_build_object('jira', mapped ->> 'jira', 'value', agreed.value))
      from agreed join jsonb_array_elements(integration.mapping -> 'fields') as mapped on mapped ->> 'field' = agreed.field
      where agreed.link_id = link.id), '{}')
    from link join integration on integration.id = link.integration_id
    where integration.id = ${integration}
    on conflict (site_id, issue_id, level) do update set
      item_id = excluded.item_id, agreed = excluded.agreed, at = excluded.at`.execute(tx)
}
