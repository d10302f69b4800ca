/** A snapshot of a large site, a plan that makes all of it on an empty one, and its deployment, not begun: made without asking a site. */
import { compare, KINDS, makePlan, type Snapshot } from '../../../src/configuration/index.ts'
import { projectsFor, Simulator, type StoryName } from '../../../src/simulator/index.ts'
import {
  beginDeployment,
  beginWork,
  type Db,
  endWork,
  ensureSite,
  savePlan,
  saveSnapshot,
} from '../../../src/store/index.ts'
import { snapshotOf } from '../../generated/site/snapshot.ts'
import { virtualWorld } from '../../world.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))
const ACTOR = { kind: 'person', name: 'person:bench' } as const
const world = virtualWorld(1)

/** Once for each database. */
export async function fill(db: Db, size: number): Promise<void> {
  if (await db.selectFrom('snapshot').select('id').executeTakeFirst()) return
  const [source, target] = [snapshotFor('large', 'scale', size), snapshotFor('bare', 'empty', size)]
  const [from, to] = [await keep(db, source), await keep(db, target)]
  const input = { source, target, kinds: BY_NAME, projects: null, objects: null, remembered: new Map(), answers: {} }
  const comparison = compare(input)
  const planId = await savePlan(db, {
    ...{ plan: makePlan({ ...input, comparison }), fingerprint: `${size}`, differences: comparison.differences },
    ...{ sourceSite: from.site, targetSite: to.site, sourceSnapshot: from.snapshot, targetSnapshot: to.snapshot },
    madeBy: ACTOR.name,
  })
  const asked = { from: source.site.name, to: target.site.name, projects: null, answers: {} }
  await endWork(db, await beginWork(db, 'plan', asked, ACTOR), { planId })
  const { id } = await beginDeployment(db, planId, ACTOR.name, {})
  // Nobody shall go on with it.
  await db.updateTable('deployment').set({ state: 'failed' }).where('id', '=', id).execute()
}

function snapshotFor(name: string, story: StoryName, size: number): Snapshot {
  const place = { name, kind: 'cloud', story, origin: 'https://large.example' } as const
  const [site] = new Simulator([{ ...place, size: { issues: 0, projects: projectsFor(size) } }], world).sites
  if (!site) throw new Error('there is no site')
  return snapshotOf(site)
}

async function keep(db: Db, snapshot: Snapshot): Promise<{ readonly site: string; readonly snapshot: string }> {
  const { name } = snapshot.site
  const where = { origin: `https://${name}.example`, contextPath: '', cloudId: null, gateway: null, version: null }
  const site = await ensureSite(db, { ...where, deployment: 'cloud', name, identity: `cloud:${name}` })
  const record = { snapshot, siteId: site.id, connectionId: null, takenBy: ACTOR.name, requests: 0 }
  const id = await saveSnapshot(db, record, world.hash)
  await endWork(db, await beginWork(db, 'snapshot', { connection: name }, ACTOR), { snapshotId: id })
  return { site: site.id, snapshot: id }
}
