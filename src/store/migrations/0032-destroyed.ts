/** Which credentials were destroyed, whoever and whatever destroyed them: a backup that is put back must not bring them to life. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table destroyed_credential (
    id uuid primary key,
    at timestamptz not null default now()
  );

  create function note_destroyed() returns trigger language plpgsql as $$
  begin
    insert into destroyed_credential (id) values (old.id) on conflict do nothing;
    return null;
  end $$;
  create trigger note_destroyed after delete on credential for each row execute function note_destroyed();`)
    .execute(db)
}
