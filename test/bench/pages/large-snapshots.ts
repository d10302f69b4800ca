/** Two snapshots of many objects of which each differs, made without reading a site: for the pages that show and compare them. */
import { createHash } from 'node:crypto'
import type { JsonObject } from '../../../src/base/index.ts'
import type { Snapshot } from '../../../src/configuration/index.ts'
import { type Db, saveSnapshot } from '../../../src/store/index.ts'

/** What their values hold besides a name and a description. */
const KINDS: readonly (readonly [string, JsonObject])[] = [
  ['issue-type', { hierarchyLevel: 0 }],
  ['priority', { statusColor: '#1a5fa8' }],
  ['project-role', { users: [], groups: [] }],
  ['resolution', {}],
  ['status', { category: 'IN_PROGRESS' }],
]
const BEGUN = Date.parse('2026-01-05T10:00:00Z')

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Gives the ids of both, the older one first. */
export async function keepLargeSnapshots(db: Db, size: number): Promise<readonly [string, string]> {
  const site = await db
    .selectFrom('connection')
    .innerJoin('site', 'site.id', 'site_id')
    .select(['connection.name', 'site_id', 'connection.id', 'site.identity'])
    .executeTakeFirstOrThrow()
  const keep = (words: string, takenAt: number): Promise<string> => {
    const { name, identity } = site
    const snapshot: Snapshot = {
      ...objectsOf(size, words),
      takenAt,
      site: { name, identity, deployment: 'cloud' },
      account: null,
    }
    const record = { siteId: site.site_id, connectionId: site.id, takenBy: 'person:bench', requests: size }
    return saveSnapshot(db, { snapshot, ...record }, hash)
  }
  return [await keep('as it was', BEGUN), await keep('as it is now', BEGUN + 3_600_000)]
}

function objectsOf(size: number, words: string): Pick<Snapshot, 'kinds' | 'objects'> {
  const objects = Array.from({ length: size }, (_, at) => {
    const [kind, more] = KINDS[at % KINDS.length] ?? ['status', {}]
    const name = `Object of a long enough name ${String(at).padStart(6, '0')}`
    const description = `What ${name} is for, ${words}.`
    return { kind, key: `${kind}:${name}`, id: String(at), value: { name, description, ...more } }
  })
  const kinds = Object.fromEntries(
    KINDS.map(([kind]) => {
      const count = objects.filter((object) => object.kind === kind).length
      return [kind, { state: 'complete', count } as const]
    }),
  )
  return { kinds, objects }
}
