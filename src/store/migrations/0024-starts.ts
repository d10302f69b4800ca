/** How often Fairlead began and went on with this database, where the database lives, and why everything waits when it turned out to be a copy. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  alter table instance
    add column beat bigint not null default 0,
    /* The PostgreSQL and the database in it; null before the first start. */
    add column home text,
    add column copy text;`)
    .execute(db)
}
