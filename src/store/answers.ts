/** What people answered about a pair of sites, so that the same question is not asked twice; what was said before is history. */
import { sql } from 'kysely'
import type { Answers } from '../configuration/index.ts'
import type { Db } from './database.ts'

export interface SaidAnswer {
  readonly about: string
  readonly answer: string
  readonly by: string
  /** ISO instant. */
  readonly at: string
}

export async function rememberedAnswers(db: Db, sourceSite: string, targetSite: string): Promise<Answers> {
  const rows = await db
    .selectFrom('answer')
    .select(['about', 'answer'])
    .where('source_site_id', '=', sourceSite)
    .where('target_site_id', '=', targetSite)
    .where('ended_at', 'is', null)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.about, row.answer]))
}

/** The newest word holds; one that says the same again changes nothing. */
export async function rememberAnswers(
  db: Db,
  sourceSite: string,
  targetSite: string,
  said: readonly SaidAnswer[],
  planId: string,
): Promise<void> {
  if (said.length === 0) return
  const rows = JSON.stringify([...said].sort((a, b) => (a.about < b.about ? -1 : 1)))
  await db.transaction().execute(async (tx) => {
    const { rows: changed } = await sql<{ about: string; replaced: string }>`
      update answer set ended_at = now() from json_to_recordset(${rows}::json) as one (about text, answer text)
      where source_site_id = ${sourceSite} and target_site_id = ${targetSite} and ended_at is null
        and answer.about = one.about and answer.answer <> one.answer
      returning answer.about, answer.answer as replaced`.execute(tx)
    await sql`
      insert into answer (source_site_id, target_site_id, about, answer, said_by, said_at, plan_id, replaced)
      select ${sourceSite}::uuid, ${targetSite}::uuid, one.about, one.answer, one.by, one.at, ${planId}::uuid, was.replaced
      from json_to_recordset(${rows}::json) as one (about text, answer text, by text, at timestamptz)
      left join json_to_recordset(${JSON.stringify(changed)}::json) as was (about text, replaced text)
        on was.about = one.about
      on conflict (source_site_id, target_site_id, about) where ended_at is null do nothing`.execute(tx)
  })
}

export interface KeptAnswer extends SaidAnswer {
  readonly id: string
  /** The work that made the plan in which it was said; null where there is none any more. */
  readonly plan: string | null
  readonly replaced: string | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
}

export interface AnswerFilter {
  /** Part of a question or an answer. */
  readonly search?: string | undefined
  readonly about?: string | undefined
  /** Ended ones as well. */
  readonly history: boolean
  readonly limit: number
  readonly offset: number
}

/** Questions in their order, each with its newest answer first. */
export async function listAnswers(
  db: Db,
  sourceSite: string,
  targetSite: string,
  { search, about, history, limit, offset }: AnswerFilter,
): Promise<{ readonly total: number; readonly answers: readonly KeptAnswer[] }> {
  const text = search?.trim().toLowerCase() ?? ''
  const fits = sql`source_site_id = ${sourceSite} and target_site_id = ${targetSite}
    and (${history} or ended_at is null) and (${about ?? null}::text is null or about = ${about ?? null})
    and (strpos(lower(about), ${text}) > 0 or strpos(lower(answer), ${text}) > 0)`
  const { rows } = await sql<KeptAnswer>`
    select answer.id, about, answer, said_by as by, to_json(said_at) #>> '{}' as at, replaced,
      ended_at as "endedAt", ended_by as "endedBy",
      (select work.id from work where work.plan_id = answer.plan_id limit 1) as plan
    from answer where ${fits}
    order by about, said_at desc, ended_at desc nulls first limit ${limit} offset ${offset}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from answer where ${fits}`.execute(db)
  return { total: counted[0]?.total ?? 0, answers: rows }
}

/** Takes back what was answered; false where nothing of that held. */
export async function endAnswer(
  db: Db,
  sourceSite: string,
  targetSite: string,
  about: string,
  by: string,
): Promise<boolean> {
  const ended = await db
    .updateTable('answer')
    .set({ ended_at: sql<Date>`now()`, ended_by: by })
    .where('source_site_id', '=', sourceSite)
    .where('target_site_id', '=', targetSite)
    .where('about', '=', about)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

export interface PairOfSites {
  readonly source: string
  readonly target: string
  readonly answers: number
  readonly pairings: number
}

/** Every pair of sites that something is remembered of. */
export async function pairsOfSites(db: Db): Promise<readonly PairOfSites[]> {
  const { rows } = await sql<PairOfSites>`
    select source, target, sum(answers)::integer as answers, sum(pairings)::integer as pairings from (
      select source_site_id as source, target_site_id as target, 1 as answers, 0 as pairings
        from answer where ended_at is null
      union all select source_site_id, target_site_id, 0, 1 from pairing where ended_at is null
    ) as each group by source, target order by source, target`.execute(db)
  return rows
}
