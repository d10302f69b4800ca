/** How far something long is: what those who watch it are told, whichever worker does it. */
import { changeCount } from './change-count.ts'
import type { Db } from './database.ts'
import { isRowId } from './row-id.ts'
import type { Progress, Work } from './work.ts'

export interface Watched {
  /** Changes whenever there is something new to tell. */
  readonly version: string
  readonly state: string
  readonly progress: Progress | null
}

/**
 * `about` is `snapshot:<id>`, `plan:<id>`, `dry-run:<id>` or `deployment:<id>`, or `portfolio` or `sync` for every change
 * of theirs; undefined when there is no such thing.
 */
export async function progressOf(db: Db, about: string): Promise<Watched | undefined> {
  if (about === 'portfolio' || about === 'sync')
    return { version: await changeCount(db, about), state: 'live', progress: null }
  const [, kind, id = ''] = /^(snapshot|plan|dry-run|deployment):(.+)$/.exec(about) ?? []
  if (!isRowId(id)) return undefined
  return kind === 'deployment' ? ofDeployment(db, id) : ofWork(db, kind as Work['name'], id)
}

async function ofWork(db: Db, name: Work['name'], id: string): Promise<Watched | undefined> {
  const row = await db
    .selectFrom('work')
    .select(['state', 'progress', 'updated_at'])
    .where('id', '=', id)
    .where('name', '=', name)
    .executeTakeFirst()
  return (
    row && {
      version: `${row.state}-${row.updated_at.getTime()}`,
      state: row.state,
      progress: row.progress as Progress | null,
    }
  )
}

async function ofDeployment(db: Db, id: string): Promise<Watched | undefined> {
  const row = await db
    .selectFrom('deployment')
    .select(['state', 'entries', 'proof', 'paused_by', 'stop_requested'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { state, entries, proof, paused_by, stop_requested } = row
  const asked = stop_requested ? 'stop' : paused_by === null ? '' : 'pause'
  return { version: `${state}${asked}-${entries}-${proof === null ? 0 : 1}`, state, progress: null }
}
