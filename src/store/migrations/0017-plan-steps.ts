/** The steps and the findings of a plan as rows, so that a page of fifty thousand is one query. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(TABLES).execute(db)
  await sql.raw(OLD_PROBLEMS).execute(db)
  const { rows } = await sql<{ id: string }>`select id from plan`.execute(db)
  for (const { id } of rows) await oldSteps(db, id)
  await sql`alter table plan drop column problems`.execute(db)
}

/** `position` orders steps wave by wave, and findings by their weight. */
const TABLES = `
  create table plan_step (
    plan_id uuid not null references plan on delete cascade,
    position integer not null,
    id text not null,
    wave integer not null,
    verb text not null,
    kind text not null,
    about text not null,
    title text not null,
    after text[] not null,
    primary key (plan_id, position)
  );
  create index on plan_step (plan_id, id);

  create table plan_problem (
    plan_id uuid not null references plan on delete cascade,
    position integer not null,
    severity text not null,
    code text not null,
    about text not null,
    asks text,
    words text not null,
    problem jsonb not null,
    primary key (plan_id, position)
  );`

const OLD_PROBLEMS = `
  insert into plan_problem
  select id, row_number() over (partition by id order by of_object, weight, place) - 1,
    p->>'severity', p->>'code', p->>'about',
    case when jsonb_array_length(coalesce(p->'choices', '[]')) > 0 then p->>'about'
      when p->>'remedy' ~ 'answer for ".+"' then substring(p->>'remedy' from 'answer for "(.+)"')
      when p->>'severity' = 'blocks' and of_object then p->>'about' end,
    lower(concat_ws(e'\\n', p->>'about', p->>'says', p->>'remedy')), p
  from plan cross join lateral (
    select p, place, array_position(array['blocks', 'warns', 'notes'], p->>'severity') as weight,
      (p->>'about') ~ '^[a-z]+(-[a-z]+)*:[^/]' as of_object
    from jsonb_array_elements(plan.problems) with ordinality as one (p, place)
  ) as found`

interface OldStep {
  readonly id: string
  readonly verb: string
  readonly about: string
  readonly title: string
  readonly after: readonly string[]
}

async function oldSteps(db: Kysely<unknown>, plan: string): Promise<void> {
  const { rows } = await sql<OldStep>`
    select s->>'id' as id, s->>'verb' as verb, s->>'about' as about, s->>'title' as title, s->'after' as after
    from plan cross join jsonb_array_elements(coalesce(body->'steps', '[]')) with ordinality as one (s, place)
    where plan.id = ${plan} order by place`.execute(db)
  const waves = new Map<string, number>()
  for (const { id, after } of rows)
    waves.set(id, 1 + after.reduce((latest, before) => Math.max(latest, waves.get(before) ?? 0), 0))
  const waved = rows
    .map((step) => ({ ...step, wave: waves.get(step.id) ?? 1 }))
    .sort((left, right) => left.wave - right.wave)
    .map((step, position) => ({ ...step, position, kind: step.about.slice(0, step.about.indexOf(':')) }))
  await sql`insert into plan_step
    select ${plan}::uuid, one.* from json_to_recordset(${JSON.stringify(waved)}::json) as one (
      position integer, id text, wave integer, verb text, kind text, about text, title text, after text[])`.execute(db)
}
