/** The first reading: what items are made of comes before all else, nothing is read twice, a death costs a page, and nobody’s edit waits for it. */
import { expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import type { Context } from '../../src/actions/index.ts'
import type { SiteKind } from '../../src/simulator/index.ts'
import { shortPages } from '../acme.ts'
import { integrate, settle } from './sync.ts'
import { SyncWorld } from './sync-world.ts'

const SCOPE = ['PAR', 'ROU']
const opened = (kind: SiteKind) => SyncWorld.open({ seed: 1, kind, projects: SCOPE })

/** Ids of issues whose values are asked for, as they are. */
function hearing(of: SyncWorld): string[] {
  const asked: string[] = []
  of.hears = ({ url, body = '{}' }, answer) => {
    if (answer !== null) return
    const alone = /\/issue\/(\d+)\?fields=(?!updated&)/.exec(url)?.[1]
    if (alone !== undefined) asked.push(alone)
    else if (url.endsWith('/issue/bulkfetch')) asked.push(...(JSON.parse(body).issueIdsOrKeys as string[]))
  }
  return asked
}

const stored = (of: SyncWorld) => of.database.db.selectFrom('issue').select(['issue_id', 'type_name']).execute()
const inScope = (of: SyncWorld) => {
  const projects = new Set(of.projects(SCOPE).map(({ id }) => id))
  return [...of.site.issues.all()].filter(({ projectId }) => projects.has(projectId))
}

test.each<SiteKind>(['cloud', 'dataCenter'])(
  '%s: epics are read and made items before any story is read',
  async (kind) => {
    await using of = await opened(kind)
    const asked = hearing(of)
    await integrate(of)
    await of.turn()
    const epics = await stored(of)
    expect(new Set(epics.map(({ type_name }) => type_name))).toEqual(new Set(['Epic']))
    await of.turn()
    expect(await of.database.db.selectFrom('item').select('id').execute()).toHaveLength(epics.length)
    await settle(of, 2)
    expect(await stored(of)).toHaveLength(inScope(of).length)
    const twice = asked.filter((id, at) => asked.indexOf(id) !== at)
    expect(twice).toEqual([])
  },
)

const PAGE = 20
const DEATHS = 10

test('killed at ten moments, at most one page of each partition is read again', async () => {
  await using of = await opened('cloud')
  Object.assign(of.simulator, { fetch: shortPages(PAGE)(of.simulator.fetch) })
  const asked = hearing(of)
  await integrate(of)
  const projectOf = new Map(inScope(of).map(({ id, projectId }) => [id, projectId]))
  const all = projectOf.size
  let [deaths, before] = [0, new Set<string>()]
  of.meanwhile = () => {
    if (deaths === DEATHS || asked.length < (all * (deaths + 1)) / (DEATHS + 1)) return
    deaths += 1
    of.workers[0]?.kill()
  }
  for (let turns = 0; turns < 200 && (await stored(of)).length < all; turns++) {
    const from = asked.length
    const isDead = (await of.turn()) === 'killed'
    const again = asked.slice(from).filter((id) => before.has(id))
    for (const some of Map.groupBy(again, (id) => projectOf.get(id)).values())
      expect(some.length).toBeLessThanOrEqual(PAGE)
    if (isDead) before = new Set(asked)
    of.world.advance(10_000)
  }
  expect(deaths).toBe(DEATHS)
  expect(await stored(of)).toHaveLength(all)
})

const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

test('what a person says while a project is still to be read is written before it is', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR'] })
  await integrate(of)
  await settle(of, 2)
  const { db } = of.database
  const [{ id: project_id = '', key = '', name = '' } = {}] = of.projects(['ROU'])
  await db
    .insertInto('known_project')
    .values({ connection_id: of.connection, project_id, key, name, state: 'live' })
    .execute()
  const { id } = await db.selectFrom('item').select('id').orderBy('code').executeTakeFirstOrThrow()
  const world = of.world as unknown as Context['world']
  await changeItem({ db, actor: PAULA, world }, id, { name: 'Said here' })
  const order: string[] = []
  of.hears = ({ method, url }, answer) => {
    if (answer === null && method === 'PUT' && /\/issue\/\d+/.test(url)) order.push('written')
    if (answer === null && url.endsWith('/issue/bulkfetch')) order.push('read')
  }
  await of.turn()
  await of.turn()
  expect(order).toContain('read')
  expect(order[0]).toBe('written')
})
