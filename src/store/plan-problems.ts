/** What was found about a plan, a row each: kept by weight, read page by page, and question by question. */
import { type RawBuilder, sql } from 'kysely'
import type { Problem } from '../base/index.ts'
import { askedAbout, isOfObject } from '../configuration/index.ts'
import { addRows } from './add-rows.ts'
import type { Db } from './database.ts'

const SEVERITIES = ['blocks', 'warns', 'notes'] as const

/** What is about the plan itself or a whole kind comes first; then what blocks, warns, notes. */
export async function saveProblems(db: Db, planId: string, problems: readonly Problem[]): Promise<void> {
  await addRows(
    [...problems].sort((left, right) => weight(left) - weight(right)),
    (problem, position) => ({
      position,
      severity: problem.severity,
      code: problem.code,
      about: problem.about,
      asks: askedAbout(problem),
      words: [problem.about, problem.says, problem.remedy ?? ''].join('\n').toLowerCase(),
      problem,
    }),
    (rows) =>
      sql`insert into plan_problem
        select ${planId}::uuid, one.* from json_to_recordset(${rows}::json) as one (
          position integer, severity text, code text, about text, asks text, words text, problem jsonb)`.execute(db),
  )
}

const weight = (problem: Problem): number =>
  SEVERITIES.indexOf(problem.severity) + (isOfObject(problem) ? SEVERITIES.length : 0)

export interface PlanProblem {
  readonly problem: Problem
  /** Under this name an answer settles it. */
  readonly asks: string | null
}

export interface ProblemFilter {
  readonly severities?: readonly Problem['severity'][] | undefined
  readonly codes?: readonly string[] | undefined
  /** Whether an answer settles it. */
  readonly asks?: boolean | undefined
  readonly search?: string | undefined
}

interface Page {
  readonly offset: number
  readonly limit: number
}

export interface Some<T> {
  readonly total: number
  readonly rows: readonly T[]
}

export async function pageOfProblems(
  db: Db,
  planId: string,
  filter: ProblemFilter,
  { offset, limit }: Page,
): Promise<Some<PlanProblem>> {
  const where = fits(planId, filter)
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql<PlanProblem>`select problem, asks from plan_problem where ${where}
      order by position offset ${offset} limit ${limit}`.execute(db),
    sql<{ total: number }>`select count(*)::integer as total from plan_problem where ${where}`.execute(db),
  ])
  return { total: counted[0]?.total ?? 0, rows }
}

export interface PlanQuestion {
  readonly asks: string
  /** The weightiest first. */
  readonly problems: readonly Problem[]
}

/** What answers settle, each question once with all that it would settle; `blocks`: only those that must be answered, or only the others. */
export async function pageOfQuestions(
  db: Db,
  planId: string,
  blocks: boolean | undefined,
  { offset, limit }: Page,
): Promise<Some<PlanQuestion>> {
  const { rows } = await sql<PlanQuestion & { total: number }>`
    select asks, json_agg(problem order by position) as problems, (count(*) over ())::integer as total
    from plan_problem where plan_id = ${planId} and asks is not null
    group by asks ${blocks === undefined ? sql`` : sql`having bool_or(severity = 'blocks') = ${blocks}`}
    order by min(position) offset ${offset} limit ${limit}`.execute(db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ asks, problems }) => ({ asks, problems })) }
}

export interface ProblemCounts {
  readonly blocks: number
  readonly warns: number
  readonly notes: number
  /** Questions that must be answered before the plan may be applied. */
  readonly open: number
}

export async function countProblems(db: Db, planId: string): Promise<ProblemCounts> {
  const of = (severity: string) => sql`(count(*) filter (where severity = ${severity}))::integer`
  const { rows } = await sql<ProblemCounts>`
    select ${of('blocks')} as blocks, ${of('warns')} as warns, ${of('notes')} as notes,
      (count(distinct asks) filter (where severity = 'blocks'))::integer as open
    from plan_problem where plan_id = ${planId}`.execute(db)
  return rows[0] ?? { blocks: 0, warns: 0, notes: 0, open: 0 }
}

/** Which answers a plan itself offers, by question. */
export async function offeredAnswers(db: Db, planId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ about: string; answers: readonly string[] }>`
    select about, array_agg(distinct choice->>'answer') as answers
    from plan_problem cross join jsonb_array_elements(problem->'choices') as choice
    where plan_id = ${planId} group by about`.execute(db)
  return new Map(rows.map(({ about, answers }) => [about, new Set(answers)]))
}

function fits(planId: string, { severities, codes, asks, search }: ProblemFilter): RawBuilder<boolean> {
  const words = search?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  return sql.join<boolean>(
    [
      sql`plan_id = ${planId}`,
      ...(severities === undefined ? [] : [sql`severity = any(${severities}::text[])`]),
      ...(codes === undefined ? [] : [sql`code = any(${codes}::text[])`]),
      ...(asks === undefined ? [] : [sql`(asks is not null) = ${asks}`]),
      ...words.map((word) => sql`strpos(words, ${word}) > 0`),
    ],
    sql` and `,
  ) as RawBuilder<boolean>
}
