/** Rules: the issues a query of a person brings to an item, replaced as a whole each time they are read. */
import { sql } from 'kysely'
import type { Rule } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { fenced, moment, type Ours } from './ours.ts'

type Result = { readonly issues: readonly string[] } | { readonly problem: string }

export async function rules({ db, connection }: Ours): Promise<Rule[]> {
  return db
    .selectFrom('rule')
    .innerJoin('item', 'item.id', 'rule.item_id')
    .select(['rule.id', 'rule.item_id as item', 'rule.jql'])
    .where('rule.connection_id', '=', connection)
    .where('item.removed_at', 'is', null)
    .orderBy('rule.created_at')
    .orderBy('rule.id')
    .execute()
}

/** Issues that nobody has read yet are linked too. A rule that was taken away meanwhile says nothing. */
export async function saveRule(ours: Ours, rule: string, result: Result): Promise<void> {
  await fenced(ours, async (tx) => {
    const before = await tx
      .selectFrom('rule')
      .select(['item_id', 'problem'])
      .where('id', '=', rule)
      .where('connection_id', '=', ours.connection)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return
    const problem = 'problem' in result ? result.problem : null
    const isOther =
      'issues' in result && (await replace(tx, ours, { rule, item: before.item_id, issues: result.issues }))
    await tx
      .updateTable('rule')
      .set({
        problem,
        read_at: moment(ours.now()),
        ...('issues' in result ? { matched: new Set(result.issues).size } : {}),
      })
      .where('id', '=', rule)
      .execute()
    if (isOther || problem !== before.problem) await grow(tx, 'portfolio')
  })
}

/** True when something came or went. */
async function replace(
  tx: Tx,
  { site, actor }: Ours,
  { rule, item, issues }: { readonly rule: string; readonly item: string; readonly issues: readonly string[] },
): Promise<boolean> {
  const gone = await sql`
    delete from link where rule_id = ${rule} and issue_id <> all(${issues})`.execute(tx)
  const come = await sql`
    insert into link (item_id, site_id, issue_id, how, rule_id, created_by)
    select ${item}, ${site}, issue, 'rule', ${rule}, ${actor} from unnest(${issues}::text[]) as issue
    on conflict do nothing`.execute(tx)
  return Boolean(gone.numAffectedRows || come.numAffectedRows)
}
