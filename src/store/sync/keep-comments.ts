/** Keeps what was decided of an issue's comments, and what was written of ours: each in one transaction. */
import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { ChangedComment, CommentDecision, CommentStore, NewComment } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import { askForComments } from '../comment-steps.ts'
import type { Tx } from '../database.ts'
import type { Tables } from '../schema.ts'
import { asJson, fenced, moment, type Ours } from './ours.ts'

export async function keepComments(
  ours: Ours,
  issue: string,
  updated: Instant,
  { fresh, changed, gone, hidden, unwritten, restricted }: CommentDecision,
): Promise<void> {
  await fenced(ours, async (tx) => {
    const item = await itemOf(tx, ours, issue)
    if (item === undefined) return
    for (const one of fresh) await insert(tx, ours, { issue, item }, one)
    for (const one of changed) await change(tx, ours, issue, one)
    const pairs = tx.updateTable('comment_pair').where('site_id', '=', ours.site).where('issue_id', '=', issue)
    if (gone.length > 0)
      await pairs
        .set({ gone_at: moment(ours.now()) })
        .where('comment_id', 'in', [...gone])
        .execute()
    if (hidden.length > 0)
      await tx
        .deleteFrom('comment')
        .where('id', 'in', [...hidden])
        .execute()
    if (unwritten.length > 0) await askForComments(tx, unwritten, ours.now())
    const isOther = await noteReading(tx, ours, issue, { updated, restricted })
    if (isOther || [fresh, changed, gone, hidden].some((some) => some.length > 0)) await grow(tx, 'portfolio')
  })
}

async function itemOf(tx: Tx, { site }: Ours, issue: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('link')
    .select('item_id')
    .where('site_id', '=', site)
    .where('issue_id', '=', issue)
    .where('how', '=', 'integration')
    .executeTakeFirst()
  return found?.item_id
}

/** An issue whose item was another before has its comments there, and keeps them. */
async function insert(
  tx: Tx,
  { site }: Ours,
  { issue, item }: { readonly issue: string; readonly item: string },
  { jiraId, name, account, body, at, editedAt }: NewComment,
): Promise<void> {
  const text = asJson(body)
  const { id } = await tx
    .insertInto('comment')
    .values({
      ...{ item_id: item, side: 'jira', name, body: text, at: moment(at) },
      edited_at: editedAt === null ? null : moment(editedAt),
      member_id: sql`(select member_id from member_account where site_id = ${site} and account = ${account})`,
      person: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('comment_pair')
    .values({ comment_id: id, site_id: site, issue_id: issue, jira_id: jiraId, agreed: text, problem: null })
    .execute()
}

async function change(tx: Tx, ours: Ours, issue: string, one: ChangedComment): Promise<void> {
  const { id, jiraId, agreed, taken, past } = one
  const held = await tx.selectFrom('comment').select('edited_at').where('id', '=', id).forUpdate().executeTakeFirst()
  // Edited here since it was decided: the next reading finds both.
  if (!held || (taken && (held.edited_at?.getTime() ?? null) !== taken.expects)) return
  if (past)
    await tx
      .insertInto('comment_text')
      .values({ ...past, comment_id: id, body: asJson(past.body), at: moment(past.at) })
      .execute()
  if (taken)
    await tx
      .updateTable('comment')
      .set({ body: asJson(taken.body), edited_at: moment(taken.at) })
      .where('id', '=', id)
      .execute()
  await agreeOn(tx, ours, { comment: id, issue, jiraId, agreed: asJson(agreed) })
}

function agreeOn(
  tx: Kysely<Tables>,
  { site }: Ours,
  of: { readonly comment: string; readonly issue: string; readonly jiraId: string; readonly agreed: string },
) {
  return tx
    .updateTable('comment_pair')
    .set({ jira_id: of.jiraId, agreed: of.agreed, gone_at: null, problem: null })
    .where('comment_id', '=', of.comment)
    .where('site_id', '=', site)
    .where('issue_id', '=', of.issue)
    .execute()
}

export async function commentWritten(
  ours: Ours,
  { comment, issue, jiraId, body }: Parameters<CommentStore['commentWritten']>[0],
): Promise<void> {
  await fenced(ours, (tx) => agreeOn(tx, ours, { comment, issue, jiraId, agreed: asJson(body) }))
}

/** True where how many are restricted, or that they could be read at all, is news. */
async function noteReading(
  tx: Tx,
  { site, now }: Ours,
  issue: string,
  { updated, restricted }: { readonly updated: Instant; readonly restricted: number },
): Promise<boolean> {
  const before = await tx
    .selectFrom('comment_reading')
    .select(['restricted', 'problem', 'read_at'])
    .where('site_id', '=', site)
    .where('issue_id', '=', issue)
    .executeTakeFirst()
  const reading = {
    ...{ updated: moment(updated), read_at: moment(now()), wanted: false, restricted },
    ...{ tried_at: null, problem: null },
  }
  await tx
    .insertInto('comment_reading')
    .values({ site_id: site, issue_id: issue, ...reading })
    .onConflict((conflict) => conflict.columns(['site_id', 'issue_id']).doUpdateSet(reading))
    .execute()
  return !before?.read_at || before.restricted !== restricted || before.problem !== null
}
