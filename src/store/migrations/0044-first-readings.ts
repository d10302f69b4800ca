/** Tables that a first reading fills: what is asked of them while they grow has its index, and what nobody asks is not kept. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [INDEXES, WIDE]) await sql.raw(part).execute(db)
}

const INDEXES = `
  /* Issues that were pushed are few among all steps that ever were. */
  create index step_push on step (connection_id) where data ->> 'what' = 'create-issue';
  /* An issue has few changes: its primary key finds them. */
  drop index issue_change_site_id_issue_id_field_at_idx;`

/* Nobody chooses rows by these: counting a table anew (analyze) need not read them. */
const WIDE = `
  alter table issue alter column fields set statistics 0, alter column summary set statistics 0;
  alter table issue_change alter column from_text set statistics 0, alter column to_text set statistics 0;
  alter table item alter column description set statistics 0;
  alter table item_change alter column value set statistics 0;
  alter table agreed alter column value set statistics 0;`
