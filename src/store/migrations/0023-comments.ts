/** Comments of items: who said what on which side, what was agreed on of each with Jira, and earlier texts. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
  create table comment (
    id uuid primary key default gen_random_uuid(),
    item_id uuid not null references item on delete cascade,
    side text not null check (side in ('jira', 'portfolio')),
    name text not null,
    member_id uuid references member on delete set null,
    /* Who may edit it here; null for what was said in Jira. */
    person text,
    body jsonb not null,
    at timestamptz not null,
    edited_at timestamptz,
    check ((side = 'portfolio') = (person is not null))
  );
  create index on comment (item_id, at);

  create table comment_pair (
    comment_id uuid not null references comment on delete cascade,
    site_id uuid not null references site on delete cascade,
    issue_id text not null,
    /* Null until it is there. */
    jira_id text,
    agreed jsonb,
    gone_at timestamptz,
    /* Why it could not be written. */
    problem text,
    primary key (comment_id, site_id, issue_id)
  );
  create unique index comment_pair_once on comment_pair (site_id, issue_id, jira_id) where jira_id is not null;
  create index on comment_pair (site_id, issue_id);

  /* Texts that an edit replaced; \`lost\` are those that another edit won over. */
  create table comment_text (
    id bigint generated always as identity primary key,
    comment_id uuid not null references comment on delete cascade,
    side text not null check (side in ('jira', 'portfolio')),
    name text not null,
    body jsonb not null,
    at timestamptz not null,
    lost boolean not null
  );
  create index on comment_text (comment_id, at);

  /* How far the comments of a pair's issue were read. */
  create table comment_reading (
    site_id uuid not null references site on delete cascade,
    issue_id text not null,
    /* What the issue's was then; null before the first reading. */
    updated timestamptz,
    wanted boolean not null default false,
    read_at timestamptz,
    tried_at timestamptz,
    restricted integer not null default 0,
    problem text,
    primary key (site_id, issue_id)
  );

  create unique index step_one_comment on step ((data ->> 'comment'), (data ->> 'issue'))
    where state = 'open' and data ->> 'what' = 'comment';`)
    .execute(db)
}
