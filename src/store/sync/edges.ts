/** Which status led to which: as transitions showed it, and as histories tell. */
import { sql } from 'kysely'
import { fenced, type Ours } from './ours.ts'

/** Those of histories are noted when an issue is read. Another connection of the site may have read it. */
export async function edges({ db, site }: Ours, project: string, type: string): Promise<(readonly [string, string])[]> {
  const rows = await db
    .selectFrom('edge')
    .innerJoin('connection', 'connection.id', 'edge.connection_id')
    .select(['from', 'to'])
    .distinct()
    .where('site_id', '=', site)
    .where('project_id', '=', project)
    .where('type_id', '=', type)
    .orderBy('from')
    .orderBy('to')
    .execute()
  return rows.map(({ from, to }) => [from, to])
}

export async function learnEdges(
  ours: Ours,
  project: string,
  type: string,
  from: string,
  to: readonly string[],
): Promise<void> {
  await fenced(ours, async (tx) => {
    await sql`
      insert into edge (connection_id, project_id, type_id, "from", "to")
      select ${ours.connection}, ${project}, ${type}, ${from}, status from unnest(${to}::text[]) as status
      on conflict do nothing`.execute(tx)
  })
}
