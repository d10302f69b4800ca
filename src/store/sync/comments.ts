/** Comments as the engine keeps them: which issues' are due, what is held of them, and how far they were read. */
import { type RawBuilder, sql } from 'kysely'
import type { CommentsOfIssue, SomePairs } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { NIL } from '../sealed-place.ts'
import { fenced, moment, type Ours } from './ours.ts'

/** What failed is tried again so much later; what nobody changed is read once more so often, since Jira need not tell of edits and removals. */
const RETRY = 600_000
const DAY = 86_400_000

const WANTS = sql`integration.mapping ->> 'comments' in ('from-jira', 'both')`

const ALL: SomePairs = { from: null, before: null }

export async function commentsDue(
  { db, connection, site, now }: Ours,
  limit: number,
  among: SomePairs = ALL,
): Promise<string[]> {
  const found = await sql<{ issue_id: string }>`
    select issue.issue_id from (${pairsAmong(site, among)} offset 0) as link
    join integration on integration.id = link.integration_id and integration.state = 'running'
      and integration.connection_id = ${connection} and ${WANTS}
    join item on item.id = link.item_id and item.removed_at is null
    join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id
    left join comment_reading as reading on reading.site_id = link.site_id and reading.issue_id = link.issue_id
    where issue.state = 'seen' and issue.misses = 0
      and (reading.tried_at is null or reading.tried_at < ${moment(now() - RETRY)})
      and (reading.issue_id is null or reading.wanted or reading.updated is distinct from issue.updated
        or reading.read_at < ${moment(now() - DAY)})
    order by issue.updated desc, issue.issue_id limit ${limit}`.execute(db)
  return found.rows.map(({ issue_id }) => issue_id)
}

/** Each by an index, so that it costs as much as there are of them, however large the site is. */
function pairsAmong(site: string, among: SomePairs): RawBuilder<unknown> {
  const pairs = sql`select link.* from link`
  const ours = sql`link.how = 'integration' and link.site_id = ${site}`
  if ('readSince' in among)
    return sql`${pairs} join issue using (site_id, issue_id)
      where ${ours} and issue.site_id = ${site} and issue.paired and issue.state = 'seen' and issue.misses = 0
        and issue.read_at >= ${moment(among.readSince)}`
  return sql`${pairs} where ${ours} and link.id >= coalesce(${among.from}::uuid, ${NIL})
    ${among.before === null ? sql`` : sql`and link.id < ${among.before}::uuid`}`
}

export async function pairAfter({ db, site }: Ours, from: string | null, many: number): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from link where how = 'integration' and site_id = ${site} and id >= coalesce(${from}::uuid, ${NIL})
    order by id offset ${many} limit 1`.execute(db)
  return rows[0]?.id ?? null
}

export async function commentsOf({ db, site }: Ours, issue: string): Promise<CommentsOfIssue | undefined> {
  const read = await db
    .selectFrom('issue')
    .innerJoin('link', (join) =>
      join
        .onRef('link.site_id', '=', 'issue.site_id')
        .onRef('link.issue_id', '=', 'issue.issue_id')
        .on('link.how', '=', 'integration'),
    )
    .select('issue.updated')
    .where('issue.site_id', '=', site)
    .where('issue.issue_id', '=', issue)
    .executeTakeFirst()
  if (!read) return undefined
  const found = await db
    .selectFrom('comment_pair')
    .innerJoin('comment', 'comment.id', 'comment_pair.comment_id')
    .selectAll('comment')
    .select(['comment_pair.jira_id', 'comment_pair.agreed', 'comment_pair.gone_at'])
    .where('comment_pair.site_id', '=', site)
    .where('comment_pair.issue_id', '=', issue)
    .orderBy('comment.at')
    .orderBy('comment.id')
    .execute()
  return {
    updated: read.updated.getTime(),
    comments: found.map(({ id, side, name, jira_id, body, agreed, at, edited_at, gone_at }) => ({
      ...{ id, side, name, body, jiraId: jira_id },
      agreed: agreed ?? undefined,
      at: at.getTime(),
      editedAt: edited_at?.getTime() ?? null,
      gone: gone_at !== null,
    })),
  }
}

export async function commentsUnread(ours: Ours, issue: string, says: string): Promise<void> {
  await fenced(ours, async (tx) => {
    const told = { problem: says, tried_at: moment(ours.now()) }
    await tx
      .insertInto('comment_reading')
      .values({ site_id: ours.site, issue_id: issue, ...told })
      .onConflict((conflict) => conflict.columns(['site_id', 'issue_id']).doUpdateSet(told))
      .execute()
    await grow(tx, 'portfolio')
  })
}

/** What could not be written is asked for again by the reading that this brings, once what was in its way may be gone. */
export async function wantLater(tx: Tx, ours: Ours, issue: string): Promise<void> {
  await want(tx, ours, [issue])
  await tx
    .updateTable('comment_reading')
    .set({ tried_at: moment(ours.now()) })
    .where('site_id', '=', ours.site)
    .where('issue_id', '=', issue)
    .execute()
}

export async function wantComments(ours: Ours, issue: string): Promise<void> {
  await fenced(ours, (tx) => want(tx, ours, [issue]))
}

export async function want(tx: Tx, { site }: Pick<Ours, 'site'>, issues: readonly string[]): Promise<void> {
  await sql`
    insert into comment_reading (site_id, issue_id, wanted)
    select ${site}::uuid, issue_id, true from unnest(${issues}::text[]) as given (issue_id)
    where exists (
      select from link join integration on integration.id = link.integration_id and ${WANTS}
      where link.site_id = ${site} and link.issue_id = given.issue_id)
    order by issue_id
    on conflict (site_id, issue_id) do update set wanted = true`.execute(tx)
}

/** A webhook may tell of a comment that was edited or removed, which leaves the issue as it was. */
export async function wantHinted(tx: Tx, ours: Ours, hints: readonly string[]): Promise<void> {
  const found = await sql<{ issue_id: string }>`
    select distinct issue_id from hint
    where connection_id = ${ours.connection} and id = any(${hints}::bigint[])`.execute(tx)
  await want(
    tx,
    ours,
    found.rows.map(({ issue_id }) => issue_id),
  )
}
