/** What a site calls its issue types, statuses and fields, as Jira told it when somebody last asked. */
import { sql } from 'kysely'
import type { Db } from '../database.ts'

export interface SiteWords {
  readonly types: readonly { readonly id: string; readonly name: string; readonly level: number }[]
  readonly statuses: readonly {
    readonly id: string
    readonly name: string
    readonly category: 'new' | 'indeterminate' | 'done'
  }[]
}

export async function saveSiteWords(
  db: Db,
  siteId: string,
  { types, statuses, fields = [] }: SiteWords & { readonly fields?: readonly FieldName[] },
): Promise<void> {
  if (types.length > 0)
    await db
      .insertInto('issue_type')
      .values(types.map(({ id, name, level }) => ({ site_id: siteId, type_id: id, name, level })))
      .onConflict((conflict) =>
        conflict
          .columns(['site_id', 'type_id'])
          .doUpdateSet((to) => ({ name: to.ref('excluded.name'), level: to.ref('excluded.level') })),
      )
      .execute()
  if (statuses.length > 0)
    await db
      .insertInto('issue_status')
      .values(statuses.map(({ id, name, category }) => ({ site_id: siteId, status_id: id, name, category })))
      .onConflict((conflict) =>
        conflict
          .columns(['site_id', 'status_id'])
          .doUpdateSet((to) => ({ name: to.ref('excluded.name'), category: to.ref('excluded.category') })),
      )
      .execute()
  await sql`
    insert into issue_field (site_id, field_id, name)
    select ${siteId}, id, name from jsonb_to_recordset(${JSON.stringify(fields)}::jsonb) as given (id text, name text)
    on conflict (site_id, field_id) do update set name = excluded.name where issue_field.name <> excluded.name`.execute(
    db,
  )
}

export interface FieldName {
  readonly id: string
  readonly name: string
}

/** By the field's id. */
export async function fieldNames(db: Db, siteId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('issue_field').select(['field_id', 'name']).where('site_id', '=', siteId).execute()
  return new Map(rows.map(({ field_id, name }) => [field_id, name]))
}

export async function siteWords(db: Db, siteId: string): Promise<SiteWords> {
  const [types, statuses] = await Promise.all([
    db.selectFrom('issue_type').select(['type_id as id', 'name', 'level']).where('site_id', '=', siteId).execute(),
    db
      .selectFrom('issue_status')
      .select(['status_id as id', 'name', 'category'])
      .where('site_id', '=', siteId)
      .execute(),
  ])
  return { types, statuses }
}
