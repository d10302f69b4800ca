/** How much of what a site allows Fairlead uses, and the hours in which sync leaves it in peace. */
import type { QuietHours } from '../sync/index.ts'
import type { Db, Tx } from './database.ts'

export interface SitePace {
  /** Of the requests a second that the site itself allows: the rest is its people's. */
  readonly share: number
  readonly quiet: QuietHours | null
}

/** Other tools and people ask the same Jira. */
export const USUAL_SHARE = 0.6

export async function sitePace(db: Db, site: string): Promise<SitePace> {
  const row = await db.selectFrom('site_pace').select(['share', 'quiet']).where('site', '=', site).executeTakeFirst()
  return row ?? { share: USUAL_SHARE, quiet: null }
}

export async function setSitePace(tx: Tx, site: string, { share, quiet }: SitePace): Promise<void> {
  const pace = { share, quiet: quiet && JSON.stringify(quiet) }
  await tx
    .insertInto('site_pace')
    .values({ site, ...pace })
    .onConflict((conflict) => conflict.column('site').doUpdateSet(pace))
    .execute()
}
