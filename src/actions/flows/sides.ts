/** The two sides of a plan: a site, which is read anew, or a snapshot that was kept. */
import { Fault, type Problem } from '../../base/index.ts'
import { type Db, findSnapshot, loadSnapshot } from '../../store/index.ts'
import type { Context } from '../context.ts'
import { openSite, refuseUnknown, type Use } from './open-site.ts'
import type { OpenSite, Tell } from './site.ts'
import { snapshotSite, type TakenSnapshot } from './take-snapshot.ts'

export interface Side {
  readonly siteId: string
  /** Null where nothing can be asked of the site: it is how it was then. */
  readonly site: OpenSite | null
  /** The snapshot that stands for it; null where one is taken. */
  readonly snapshot: string | null
}

const SNAPSHOT = 'snapshot:'

/** `snapshot:<id>` names a snapshot; anything else a site. */
export const snapshotNamed = (side: string): string | undefined =>
  side.startsWith(SNAPSHOT) ? side.slice(SNAPSHOT.length) : undefined

export const siteSide = (site: OpenSite): Side => ({ siteId: site.siteId, site, snapshot: null })

export async function openSide(ports: Parameters<typeof openSite>[0], named: string, use: Use): Promise<Side> {
  const id = snapshotNamed(named)
  if (id === undefined) return siteSide(await openSite(ports, named, use))
  const { id: snapshot, siteId, name } = await findSnapshot(ports.db, id)
  if (siteId === null)
    throw new Fault('conflict', `The site of this snapshot, ${name}, is not known any more.`, {
      about: named,
      remedy: 'Take a new snapshot of the site.',
    })
  return { siteId, site: null, snapshot }
}

export interface Reading {
  readonly db: Db
  readonly madeBy: string
  readonly hash: (text: string) => string
  readonly tell: Tell
  /** Nothing is carried over from the snapshot before. */
  readonly full?: boolean
}

export async function readSide(
  { site, snapshot }: Side,
  { db, madeBy, hash, tell, full = false }: Reading,
): Promise<TakenSnapshot> {
  if (site) return snapshotSite(db, site, madeBy, hash, tell, full)
  if (snapshot === null) throw new Error('a side is a site or a snapshot')
  return { id: snapshot, snapshot: await loadSnapshot(db, snapshot) }
}

/** Before long work begins: a name that stands for nothing is refused at once, and so is what its connection is not for. */
export async function refuseUnknownSide(
  context: Pick<Context, 'db' | 'namedSites'>,
  side: string,
  { projects, objects }: { readonly projects: readonly string[] | null; readonly objects?: readonly string[] | null },
): Promise<void> {
  const id = snapshotNamed(side)
  if (id !== undefined) await findSnapshot(context.db, id)
  else await refuseUnknown(context, side, objects ? [...(projects ?? []), ...objects.map(asProject)] : projects)
}

const asProject = (object: string): string => object.replace(/^project:/i, '')

/** Against a snapshot nothing is applied: its plan says so itself. */
export function refuseComparison({ problems }: { readonly problems: readonly Problem[] }): void {
  const only = problems.find(({ code }) => code === 'comparison-only')
  if (only)
    throw new Fault('plan.blocked', only.says, { about: only.about, ...(only.remedy ? { remedy: only.remedy } : {}) })
}
