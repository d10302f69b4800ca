/** Which status led to which: as transitions showed it, and as histories tell. */
import { sql } from 'kysely'
import { fenced, type Ours } from './ours.ts'

export async function edges(
  { db, connection, site }: Ours,
  project: string,
  type: string,
): Promise<(readonly [string, string])[]> {
  const { rows } = await sql<{ from: string; to: string }>`
    select "from", "to" from edge
    where connection_id = ${connection} and project_id = ${project} and type_id = ${type}
    union
    select change."from", change."to" from issue join issue_change as change using (site_id, issue_id)
    where site_id = ${site} and project_id = ${project} and type_id = ${type}
      and change.field = 'status' and change."from" is not null and change."to" is not null
    order by 1, 2`.execute(db)
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
