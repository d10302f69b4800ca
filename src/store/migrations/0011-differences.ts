/** The differences of a plan as rows, so that a page of fifty thousand is one query; and what lists of plans show, beside the plan. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(TABLES).execute(db)
  await sql.raw(OLD_ROWS).execute(db)
  await sql.raw(OLD_PLANS).execute(db)
  await sql`alter table plan drop column analysis`.execute(db)
}

/** Long values stand apart from the short columns, which alone are read to filter and to count. */
const TABLES = `
  create table plan_difference (
    plan_id uuid not null references plan on delete cascade,
    position integer not null,
    kind text not null,
    kind_place integer not null,
    key text not null,
    target_key text not null,
    name text not null,
    title text not null,
    choice text not null,
    because text,
    fields text[] not null,
    worst text,
    codes text[] not null,
    mapping text not null,
    words text not null,
    before json,
    after json,
    problems json not null,
    more json not null,
    primary key (plan_id, position)
  ) with (toast_tuple_target = 256);
  alter table plan_difference
    alter column kind set storage main, alter column key set storage main, alter column target_key set storage main,
    alter column name set storage main, alter column title set storage main, alter column because set storage main,
    alter column fields set storage main, alter column codes set storage main;
  create index on plan_difference (plan_id, key);
  alter table plan add column counts jsonb not null default '[]';
  alter table plan add column problems jsonb not null default '[]';
  alter table plan add column step_count integer not null default 0;

  create table snapshot_change (
    snapshot_id uuid primary key references snapshot on delete cascade,
    before_id uuid not null references snapshot on delete cascade,
    added integer not null,
    changed integer not null,
    removed integer not null,
    unread text[] not null
  );`

/** What older plans kept in one column. Groups stand in the order of their first object. */
const OLD_ROWS = `
  insert into plan_difference
  select plan.id, one.position - 1, d->>'kind', min(one.position) over (partition by plan.id, d->>'kind'),
    d->>'key', d->>'targetKey', d->>'name',
    case when d->>'kind' = 'project' and coalesce(d->'after'->>'name', d->'before'->>'name') is not null
      then concat(d->>'name', ' · ', coalesce(d->'after'->>'name', d->'before'->>'name')) else d->>'name' end,
    d->>'choice', d->>'because',
    case when d->>'choice' = 'update' and jsonb_typeof(d->'before') = 'object' and jsonb_typeof(d->'after') = 'object'
      then array(select name from (
          select jsonb_object_keys(d->'before') union select jsonb_object_keys(d->'after')) as both_sides (name)
        where d->'before'->name is distinct from d->'after'->name order by name)
      else '{}' end,
    (select s from unnest(array['blocks', 'warns', 'notes']) with ordinality as weight (s, place)
      where found.problems @> jsonb_build_array(jsonb_build_object('severity', s)) order by place limit 1),
    array(select distinct problem->>'code' from jsonb_array_elements(found.problems) as problem order by 1),
    case when exists (select from jsonb_array_elements(found.problems) as problem
        where problem->>'severity' = 'blocks' and problem ? 'choices') then 'open'
      when exists (select from jsonb_object_keys(plan.body->'answers') as about
        where about = d->>'key' or starts_with(about, concat(d->>'key', '/'))) then 'answered'
      else 'none' end,
    lower(concat_ws(e'\\n', d->>'key', d->>'targetKey', d->>'before', d->>'after')),
    nullif(d->'before', 'null'), case when d->>'choice' = 'unchanged' then null else nullif(d->'after', 'null') end,
    found.problems, d - array['kind', 'key', 'targetKey', 'name', 'choice', 'because', 'before', 'after', 'problems']
      || jsonb_build_object('problems', d->'problems')
  from plan
  cross join lateral jsonb_array_elements(plan.analysis) with ordinality as one (d, position)
  cross join lateral (
    select coalesce(jsonb_agg(distinct problem), '[]') as problems from (
      select jsonb_array_elements(d->'problems')
      union select problem from jsonb_array_elements(plan.body->'problems') as problem
        where problem->>'about' = d->>'key' or starts_with(problem->>'about', concat(d->>'key', '/'))
    ) as either (problem)
  ) as found
  where jsonb_typeof(plan.analysis) = 'array'`

const OLD_PLANS = `
  update plan set
    problems = coalesce(body->'problems', '[]'),
    step_count = jsonb_array_length(coalesce(body->'steps', '[]')),
    counts = coalesce((
      select jsonb_agg(to_jsonb(counted) - 'place' order by place) from (
        select kind, min(kind_place) as place,
          count(*) filter (where choice = 'create') as "create", count(*) filter (where choice = 'update') as "update",
          count(*) filter (where choice = 'unchanged') as "unchanged", count(*) filter (where choice = 'use') as "use",
          count(*) filter (where choice = 'left-out') as "left-out", count(*) filter (where choice = 'delete') as "delete",
          count(*) filter (where worst in ('blocks', 'warns')) as problems,
          count(*) filter (where mapping = 'open') as "open", count(*) filter (where mapping = 'answered') as answered
        from plan_difference where plan_id = plan.id group by kind
      ) as counted), '[]')`
