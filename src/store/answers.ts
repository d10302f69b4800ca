/** What people answered about a pair of sites, so that the same question is not asked twice. */
import { sql } from 'kysely'
import type { Answers } from '../configuration/index.ts'
import type { Db } from './database.ts'

export async function rememberedAnswers(db: Db, sourceSite: string, targetSite: string): Promise<Answers> {
  const rows = await db
    .selectFrom('answer')
    .select(['about', 'answer'])
    .where('source_site_id', '=', sourceSite)
    .where('target_site_id', '=', targetSite)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.about, row.answer]))
}

/** The newest word holds. */
export async function rememberAnswers(
  db: Db,
  sourceSite: string,
  targetSite: string,
  answers: Answers,
  saidBy: string,
): Promise<void> {
  const rows = Object.entries(answers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([about, answer]) => ({
      source_site_id: sourceSite,
      target_site_id: targetSite,
      about,
      answer,
      said_by: saidBy,
    }))
  if (rows.length === 0) return
  await db
    .insertInto('answer')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['source_site_id', 'target_site_id', 'about']).doUpdateSet((excluded) => ({
        answer: excluded.ref('excluded.answer'),
        said_by: excluded.ref('excluded.said_by'),
        said_at: sql<Date>`now()`,
      })),
    )
    .execute()
}
