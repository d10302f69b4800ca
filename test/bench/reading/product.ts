/** The product as these benchmarks have it: on a data folder of its own, with one connection and one integration of epics. */
import path from 'node:path'
import { sql } from 'kysely'
import { ACTIONS, type ApiByName, perform } from '../../../src/actions/index.ts'
import { commandActor, type Engine } from '../../../src/cli/engine.ts'
import { readSettings, type Settings } from '../../../src/host/index.ts'
import type { Db } from '../../../src/store/index.ts'
import type { ToldSite } from '../told-site.ts'

const CONNECTION = 'large'

export function settingsOn(folder: string, { url }: ToldSite): Settings {
  const { origin } = new URL(url)
  return readSettings({
    FAIRLEAD_DATA: path.join(folder, 'data'),
    FAIRLEAD_KEY: Buffer.alloc(32, 7).toString('base64'),
    FAIRLEAD_ALLOW_ORIGINS: origin,
    FAIRLEAD_GATEWAY: origin,
  })
}

export type Ask = <N extends keyof ApiByName>(name: N, input: ApiByName[N]['input']) => Promise<ApiByName[N]['output']>

export function askOf(engine: Engine): Ask {
  const context = engine.contextFor(commandActor())
  return async (name, input) => {
    const action = ACTIONS.find((one) => one.name === name)
    if (!action) throw new Error(`no action ${name}`)
    return (await perform(action, context, input)) as never
  }
}

/** The integration's id; nothing has been read yet. */
export async function prepare(ask: Ask, { url, email, token }: ToldSite): Promise<string> {
  await ask('connections.create', { name: CONNECTION, url, email, token })
  const { projects } = await ask('integrations.options', { name: CONNECTION })
  const all = projects.map(({ id }) => id).join()
  const { suggested, points } = await ask('integrations.options', { name: CONNECTION, projects: all })
  if (!suggested) throw new Error('nothing is suggested for this site')
  const mapping = { ...suggested, createsItems: true }
  const asked = { name: 'Epics', connection: CONNECTION, mapping, points: points[0]?.id ?? null }
  return (await ask('integrations.create', asked)).id
}

/** Every issue of every project. Marks are unfolded once: looked up one by one they cost the database more than the reading. */
export async function isRead(db: Db): Promise<boolean> {
  const { rows } = await sql<{ whole: boolean }>`
    with mark as materialized (
      select connection_id, key, value -> 'done' = 'true' as done from sync, jsonb_each(progress -> 'backfill'))
    select count(*) > 0 and bool_and(coalesce(done, false)) as whole
    from known_project left join mark on mark.connection_id = known_project.connection_id and mark.key = project_id`.execute(
    db,
  )
  return rows[0]?.whole === true
}

export async function count(db: Db, table: 'item' | 'issue' | 'issue_change'): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`.execute(db)
  return rows[0]?.n ?? 0
}
