/**
 * A portfolio as sync would have left it, written at once: issues in 400 projects, an epic of every ten with six stories
 * and three sub-tasks, an initiative of each epic, an objective above every hundred. Its reading is measured elsewhere.
 */
import { sql } from 'kysely'
import type { Db } from '../../../src/store/index.ts'

const PROJECTS = 400

export async function seed(db: Db, issues: number): Promise<void> {
  const objectives = Math.max(1, Math.ceil(issues / 1_000))
  const { rows } = await sql<{ id: string }>`
    insert into site (kind, name, origin, identity) values ('cloud', 'large', 'https://large.example', 'large')
    returning id`.execute(db)
  const site = sql`${rows[0]?.id}::uuid`
  await sql`
    insert into connection (name, site_id, state, report, checked_at, created_by)
    select 'large', ${site}, 'ok', '{}', now(), 'bench'`.execute(db)
  await sql`
    insert into integration (name, connection_id, state, level, mapping, created_by)
    select 'Epics', id, 'running', 'initiative', '{"projects": [], "types": [], "fields": []}', 'bench' from connection`.execute(
    db,
  )
  await sql`
    insert into issue_type select ${site}, * from (
      values ('1', 'Epic', 1), ('2', 'Story', 0), ('3', 'Sub-task', -1)) as type`.execute(db)
  await writeIssues(db, site, issues)
  await sql`
    insert into issue_change (site_id, issue_id, history, field, at, "from", "to")
    select site_id, issue_id, step::text, 'status', created + step * interval '9 days', step::text, (step + 1)::text
    from issue, generate_series(1, 2) as step`.execute(db)
  await writeItems(db, objectives)
  await sql`update change_count set value = value + 1`.execute(db)
  await sql`vacuum analyze`.execute(db)
}

/** Number n is the place n mod 10 in its ten: the epic, its six stories, a sub-task of each of the first three. */
async function writeIssues(db: Db, site: ReturnType<typeof sql>, count: number): Promise<void> {
  await sql`
    insert into issue (site_id, issue_id, key, project_id, type_id, type_name, status_id, status_name, status_category,
      parent_id, summary, points, fields, created, updated)
    select ${site}, n::text, 'S' || project || '-' || n, project::text,
      (array['1', '2', '3'])[kind], (array['Epic', 'Story', 'Sub-task'])[kind],
      (1 + n % 3)::text, (array['To Do', 'In Progress', 'Done'])[1 + n % 3], (array['new', 'indeterminate', 'done'])[1 + n % 3],
      case kind when 2 then ten * 10 when 3 then ten * 10 + place - 6 end::text,
      'Better thing for place ' || n, n % 8, jsonb_build_object('summary', 'Better thing for place ' || n),
      begin, begin + interval '30 days'
    from (
      select n, n / 10 as ten, n % 10 as place, n / 10 % ${PROJECTS}::integer as project,
        case when n % 10 = 0 then 1 when n % 10 > 6 then 3 else 2 end as kind,
        now() - (730 * (1 - n::float8 / ${count}::integer)) * interval '1 day' as begin
      from generate_series(0, ${count}::integer - 1) as n) as made`.execute(db)
}

async function writeItems(db: Db, objectives: number): Promise<void> {
  await sql`
    insert into item (code, level, position, name, stage, created_by)
    select 'O-' || n, 'objective', n, 'Objective ' || n, 'underway', 'bench'
    from generate_series(1, ${objectives}::integer) as n`.execute(db)
  await sql`
    insert into item (code, level, parent, position, name, stage, start, due, created_by)
    select 'I-' || issue_id, 'initiative', objective.id, issue_id::integer, summary, 'underway',
      to_char(issue.created, 'YYYY-MM-DD'), to_char(issue.created + interval '90 days', 'YYYY-MM-DD'), 'bench'
    from issue join item as objective on objective.code = 'O-' || (1 + issue_id::integer / 10 % ${objectives}::integer)
    where type_id = '1'`.execute(db)
  // Without it the tables are taken for empty ones, and each issue looks through all items.
  await sql`analyze issue, item`.execute(db)
  await sql`
    insert into link (item_id, site_id, issue_id, how, integration_id, settled, created_by)
    select item.id, site_id, issue_id, 'integration', integration.id, 1, 'bench'
    from issue join item on code = 'I-' || issue_id cross join integration where type_id = '1'`.execute(db)
}
