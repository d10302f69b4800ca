/** What a site calls its issue types and statuses, as Jira told it when somebody last asked. */
import type { Db } from '../database.ts'

export interface SiteWords {
  readonly types: readonly { readonly id: string; readonly name: string; readonly level: number }[]
  readonly statuses: readonly {
    readonly id: string
    readonly name: string
    readonly category: 'new' | 'indeterminate' | 'done'
  }[]
}

export async function saveSiteWords(db: Db, siteId: string, { types, statuses }: SiteWords): Promise<void> {
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
