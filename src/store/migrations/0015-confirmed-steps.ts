/** A person's word that a step is done by hand stands among what people said of a deployment. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  alter table deployment_control drop constraint deployment_control_what_check;
  alter table deployment_control add constraint deployment_control_what_check
    check (what in ('started', 'acting', 'paused', 'stopped', 'resumed', 'retried', 'skipped', 'confirmed'));`)
    .execute(db)
}
