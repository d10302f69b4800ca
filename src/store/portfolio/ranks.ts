/** Where issues stand in Jira's own order, as each connection read it last. */
import type { Db } from '../database.ts'

export interface Ranks {
  readonly version: string
  /** By connection and issue, from 1. */
  readonly places: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** The very same where nothing was ranked anew. */
export async function ranksSince(db: Db, before: Ranks | undefined): Promise<Ranks> {
  const orders = await db.selectFrom('issue_order').select(['connection_id', 'at']).orderBy('connection_id').execute()
  const version = JSON.stringify(orders)
  if (before?.version === version) return before
  const rows = await db.selectFrom('issue_order').selectAll().execute()
  const placed = (issues: readonly string[]) => new Map(issues.map((issue, at) => [issue, at + 1]))
  return { version, places: new Map(rows.map(({ connection_id, issues }) => [connection_id, placed(issues)])) }
}
