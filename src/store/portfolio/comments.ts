/** Comments of an item as people see, write and edit them; what must reach Jira is asked of the engine in the same transaction. */
import { sql } from 'kysely'
import type { Instant, Json } from '../../base/index.ts'
import type { Side } from '../../sync/index.ts'
import { askForComments } from '../comment-steps.ts'
import type { Db, Tx } from '../database.ts'
import { isRowId } from '../row-id.ts'

export interface StoredComment {
  readonly id: string
  readonly side: Side
  readonly name: string
  /** Who may edit it here; null for what was said in Jira. */
  readonly person: string | null
  readonly body: Json
  readonly at: Instant
  readonly editedAt: Instant | null
  readonly places: readonly CommentPlace[]
  /** The newest first. */
  readonly past: readonly {
    readonly side: Side
    readonly name: string
    readonly body: Json
    readonly at: Instant
    readonly lost: boolean
  }[]
}

/** An issue that the comment belongs to. */
export interface CommentPlace {
  readonly key: string
  /** Of the comment itself, where it is there. */
  readonly url: string
  readonly isThere: boolean
  readonly gone: boolean
  readonly waits: boolean
  /** Of a project whose issues not everybody sees. */
  readonly closed: boolean
  readonly problem: string | null
}

/** What a person does here. */
export interface Commenting {
  readonly name: string
  readonly person: string
  readonly at: Instant
}

/** Viewers see no more than the policy of the project allows. */
const IS_CLOSED = sql`exists (
  select from project_visibility as policy
  where policy.site_id = issue.site_id and policy.project_id = issue.project_id)`

/** The oldest first. */
export async function commentsOfItem(db: Db, item: string): Promise<StoredComment[]> {
  const found = await db
    .selectFrom('comment')
    .selectAll()
    .where('item_id', '=', item)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const ids = found.map(({ id }) => id)
  const [places, past] = await Promise.all([placesOf(db, ids), pastOf(db, ids)])
  return found.map(({ id, side, name, person, body, at, edited_at }) => ({
    ...{ id, side, name, person, body },
    at: at.getTime(),
    editedAt: edited_at?.getTime() ?? null,
    places: places.get(id) ?? [],
    past: past.get(id) ?? [],
  }))
}

async function placesOf(db: Db, ids: readonly string[]): Promise<Map<string, CommentPlace[]>> {
  const { rows } = await sql<CommentPlace & { comment: string }>`
    select pair.comment_id as comment, coalesce(issue.key, pair.issue_id) as key,
      site.origin || site.context_path || '/browse/' || coalesce(issue.key, pair.issue_id) ||
        coalesce('?focusedCommentId=' || pair.jira_id, '') as url,
      pair.jira_id is not null as "isThere", pair.gone_at is not null as gone, pair.problem,
      exists (select from step join connection on connection.id = step.connection_id
        where connection.site_id = pair.site_id and step.state = 'open' and data ->> 'what' = 'comment'
          and data ->> 'comment' = pair.comment_id::text and data ->> 'issue' = pair.issue_id) as waits,
      ${IS_CLOSED} as closed
    from comment_pair as pair join site on site.id = pair.site_id
    left join issue on issue.site_id = pair.site_id and issue.issue_id = pair.issue_id
    where pair.comment_id = any(${ids}::uuid[]) order by key`.execute(db)
  return Map.groupBy(rows, ({ comment }) => comment)
}

async function pastOf(db: Db, ids: readonly string[]): Promise<Map<string, StoredComment['past'][number][]>> {
  const found = await db
    .selectFrom('comment_text')
    .selectAll()
    .where(sql<boolean>`comment_id = any(${ids}::uuid[])`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const told = found.map(({ at, ...one }) => ({ ...one, at: at.getTime() }))
  return Map.groupBy(told, ({ comment_id }) => comment_id)
}

/** What an item's issues are read and written for. */
export interface CommentedIssue {
  readonly key: string
  readonly url: string
  readonly comments: 'none' | 'from-jira' | 'both'
  /** Of an integration that runs. */
  readonly runs: boolean
  /** Of a project whose issues not everybody sees. */
  readonly closed: boolean
  /** How many there are that only some may see. */
  readonly restricted: number
  readonly isRead: boolean
  readonly problem: string | null
}

export async function commentedIssues(db: Db, item: string): Promise<CommentedIssue[]> {
  const { rows } = await sql<CommentedIssue>`
    select coalesce(issue.key, link.issue_id) as key,
      site.origin || site.context_path || '/browse/' || coalesce(issue.key, link.issue_id) as url,
      coalesce(integration.mapping ->> 'comments', 'none') as comments, integration.state = 'running' as runs,
      ${IS_CLOSED} as closed, coalesce(reading.restricted, 0) as restricted, reading.read_at is not null as "isRead", reading.problem
    from link join integration on integration.id = link.integration_id join site on site.id = link.site_id
    left join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id
    left join comment_reading as reading on reading.site_id = link.site_id and reading.issue_id = link.issue_id
    where link.item_id = ${item} and link.how = 'integration' order by key`.execute(db)
  return rows
}

/** For the issues of integrations that write comments; the connections that have something to write. */
export async function insertComment(
  tx: Tx,
  { item, body }: { readonly item: string; readonly body: Json },
  { name, person, at }: Commenting,
): Promise<string[]> {
  const { id } = await tx
    .insertInto('comment')
    .values({
      ...{ item_id: item, side: 'portfolio', name, person, body: JSON.stringify(body), at: new Date(at) },
      member_id: sql`(select member.id from member join person on lower(person.email) = lower(member.email)
        where 'person:' || person.id = ${person} limit 1)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into comment_pair (comment_id, site_id, issue_id)
    select ${id}, link.site_id, link.issue_id from link
    join integration on integration.id = link.integration_id and integration.mapping ->> 'comments' = 'both'
    where link.item_id = ${item} and link.how = 'integration' order by link.issue_id`.execute(tx)
  return askForComments(tx, [id], at)
}

export async function lockComment(
  tx: Tx,
  item: string,
  id: string,
): Promise<Pick<StoredComment, 'person' | 'body'> | undefined> {
  if (!isRowId(id)) return undefined
  return tx
    .selectFrom('comment')
    .select(['person', 'body'])
    .where('id', '=', id)
    .where('item_id', '=', item)
    .forUpdate()
    .executeTakeFirst()
}

/** What it said before is kept; what could not be written is tried again. */
export async function rewriteComment(tx: Tx, id: string, body: Json, at: Instant): Promise<string[]> {
  await sql`
    with was as (select * from comment where id = ${id} and body is distinct from ${JSON.stringify(body)}::jsonb),
      kept as (
        insert into comment_text (comment_id, side, name, body, at, lost)
        select id, side, name, body, coalesce(edited_at, at), false from was)
    update comment set body = ${JSON.stringify(body)}::jsonb, edited_at = ${new Date(at)}
    where id in (select id from was)`.execute(tx)
  return askForComments(tx, [id], at)
}
