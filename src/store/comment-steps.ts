/** Steps that write comments to Jira: one open step for each comment and issue of a connection, whoever asks for it. */
import { sql } from 'kysely'
import type { Instant } from '../base/index.ts'
import type { Tx } from './database.ts'

/** For each issue that the comment belongs to, and that what it says has not reached yet; the connections to tell. */
export async function askForComments(tx: Tx, comments: readonly string[], at: Instant): Promise<string[]> {
  const asked = await sql<{ connection_id: string }>`
    insert into step (connection_id, item_id, side, title, data, created_at)
    select integration.connection_id, comment.item_id, 'jira',
      'Comment of ' || comment.name || ' on ' || coalesce(issue.key, pair.issue_id),
      jsonb_build_object('what', 'comment', 'integration', integration.id, 'item', comment.item_id,
        'issue', pair.issue_id, 'comment', comment.id),
      ${new Date(at)}
    from comment_pair as pair join comment on comment.id = pair.comment_id
    join link on link.site_id = pair.site_id and link.issue_id = pair.issue_id and link.item_id = comment.item_id
      and link.how = 'integration'
    join integration on integration.id = link.integration_id and integration.mapping ->> 'comments' = 'both'
    left join issue on issue.site_id = pair.site_id and issue.issue_id = pair.issue_id
    where comment.id = any(${comments}::uuid[]) and comment.side = 'portfolio' and pair.gone_at is null
      and pair.agreed is distinct from comment.body
    order by pair.issue_id
    on conflict do nothing
    returning connection_id`.execute(tx)
  return asked.rows.map(({ connection_id }) => connection_id)
}
