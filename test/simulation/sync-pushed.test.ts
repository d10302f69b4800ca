/** A push whose issue could not be seen when it was made: once it can be, it is the item's, and no second item comes of it. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { pushItem } from '../../src/actions/flows/push-item.ts'
import type { Context } from '../../src/actions/index.ts'
import type { JsonObject } from '../../src/base/index.ts'
import { removeIntegration } from '../../src/store/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
const MARK = 'fairlead.item'

test('an issue that vanished after its push is found again by its mark', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
  const { db } = of.database
  await integrate(of)
  await settle(of, 2)
  const people = new People(of)
  const known = new Set(people.epics())
  const made = () => people.epics().filter((id) => !known.has(id))
  of.meanwhile = (method, path) => {
    const [issue] = made()
    if (method === 'GET' && issue && path.includes(`/issue/${issue}`))
      people.control(`PUT /issues/${issue}/hidden`, { from: ['service'] })
  }
  await people.push()
  await settle(of, 1)
  of.meanwhile = () => {}
  const [issue = ''] = made()
  const push = await db.selectFrom('step').select(['state', 'item_id']).where('side', '=', 'jira').execute()
  expect(push).toMatchObject([{ state: 'failed' }])
  expect(await db.selectFrom('link').select('id').where('issue_id', '=', issue).execute()).toEqual([])

  people.control(`DELETE /issues/${issue}/hidden`)
  people.ask('PUT', `/rest/api/3/issue/${issue}`, { fields: { labels: ['touched'] } }, 'admin')
  await settle(of, 4)
  const links = await db.selectFrom('link').select('item_id').where('issue_id', '=', issue).execute()
  expect(links).toEqual([{ item_id: push[0]?.item_id }])
  const items = await db.selectFrom('item').select('id').execute()
  expect(items).toHaveLength(known.size + 1)
})

test('a push that waited while a server was started anew is made once it is sure that nobody made it', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 2)
  await of.turn()
  const people = new People(of)
  const known = people.epics().length
  await people.push()
  of.workers[0]?.kill()
  await of.world.sleep(15_000)
  await of.turn()
  expect(people.epics()).toHaveLength(known)
  await settle(of, 5)
  expect(people.epics()).toHaveLength(known + 1)
})

/** Of an engine that has read everything: the epics there were before, and what was made since. */
async function ready(of: SyncWorld) {
  await integrate(of)
  await settle(of, 2)
  const people = new People(of)
  const known = new Set(people.epics())
  return { people, made: () => people.epics().filter((id) => !known.has(id)) }
}

const pushes = ({ database }: SyncWorld) =>
  database.db
    .selectFrom('step')
    .select(['state', 'why'])
    .where(sql<boolean>`data ->> 'what' = 'create-issue'`)
    .orderBy('created_at')
    .execute()
const pairs = async (of: SyncWorld, item: string) =>
  (await of.database.db.selectFrom('link').select('issue_id').where('item_id', '=', item).execute()).map(
    ({ issue_id }) => issue_id,
  )

test.each(['ROU', 'PAR'])(
  'a push of unknown outcome waits while Jira lets nobody search %s, and is made once',
  async (key) => {
    await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
    const { people, made } = await ready(of)
    const { accountId } = of.service
    of.site.faults.add({ kind: 'answer-lost', method: 'POST', path: '/issue$', probability: 1 })
    // Gone before any roster has shown it: a search that names the project is refused as a whole.
    of.meanwhile = () => {
      if (made().length > 0) people.control(`DELETE /projects/${key}/access/${accountId}`)
    }
    const item = await people.plan()
    await people.push(item)
    await settle(of, 1)
    of.site.faults.clear()
    of.meanwhile = () => {}
    expect(made()).toHaveLength(1)
    expect(await pushes(of)).toMatchObject([{ state: 'open' }])
    if (key === 'PAR') expect((await pushes(of))[0]?.why).toMatch(/may have been made/)
    people.control(`PUT /projects/${key}/access/${accountId}`)
    await settle(of, 6)
    expect(await pushes(of)).toMatchObject([{ state: 'done', why: null }])
    expect(await pairs(of, item)).toEqual(made())
    expect(made()).toHaveLength(1)
  },
)

test('what one project hides keeps no push from being looked for in the others', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
  const { people, made } = await ready(of)
  people.putAway('archivedAt')
  await settle(of, 2)
  of.site.faults.add({ kind: 'answer-lost', method: 'POST', path: '/issue$', probability: 1 })
  const item = await people.plan()
  await people.push(item)
  await settle(of, 1)
  of.site.faults.clear()
  await settle(of, 6)
  expect(await pairs(of, item)).toEqual(made())
  expect(made()).toHaveLength(1)
})

test('what a push has made, and lost sight of, the next push of the item takes: it makes no second', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
  const { people, made } = await ready(of)
  of.meanwhile = (method, path) => {
    const [issue] = made()
    if (method === 'GET' && issue && path.includes(`/issue/${issue}`))
      people.control(`PUT /issues/${issue}/hidden`, { from: ['service'] })
  }
  const item = await people.plan()
  await people.push(item)
  await settle(of, 1)
  of.meanwhile = () => {}
  await people.push(item)
  await settle(of, 1)
  expect(await pushes(of)).toMatchObject([{ state: 'failed' }, { state: 'failed' }])
  people.control(`DELETE /issues/${made()[0]}/hidden`)
  await people.push(item)
  await settle(of, 1)
  expect(await pushes(of)).toMatchObject([{ state: 'failed' }, { state: 'failed' }, { state: 'done' }])
  expect(await pairs(of, item)).toEqual(made())
  expect(made()).toHaveLength(1)
})

test('a push that ended in doubt is looked for by the next, once a search must show it', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
  const { people, made } = await ready(of)
  const { db } = of.database
  of.site.indexLag = 9 * MINUTE
  of.site.faults.add({ kind: 'answer-lost', method: 'POST', path: '/issue$', probability: 1 })
  const item = await people.plan()
  await people.push(item)
  await of.turn()
  of.site.faults.clear()
  expect(made()).toHaveLength(1)
  // With its integration the push is dropped, and what it knew is nobody's.
  const { id } = await db.selectFrom('integration').select('id').executeTakeFirstOrThrow()
  await db.transaction().execute((tx) => removeIntegration(tx, id))
  await integrate(of)
  await people.push(item)
  await settle(of, 6)
  expect(await pairs(of, item)).toEqual(made())
  expect(made()).toHaveLength(1)
})

test('a push that Jira refused is tried again at once', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
  const { people, made } = await ready(of)
  const item = await people.plan()
  await of.turn()
  const access = `/projects/PAR/access/${of.service.accountId}`
  people.control(`DELETE ${access}`)
  await people.push(item)
  await of.turn()
  expect(await pushes(of)).toMatchObject([{ state: 'failed' }])
  people.control(`PUT ${access}`)
  await people.push(item)
  await of.turn()
  expect(await pairs(of, item)).toEqual(made())
  expect(made()).toHaveLength(1)
})

test('an item that one integration has paired is pushed through another all the same', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR', 'ROU'] })
  const { people, made } = await ready(of)
  const { db } = of.database
  const item = await people.plan()
  await people.push(item)
  await settle(of, 1)
  const { id: epics, ...first } = await db.selectFrom('integration').selectAll().executeTakeFirstOrThrow()
  const project = of.projects(['ROU'])[0]?.id
  const type = [...of.site.tables.issueTypes.values()].find(({ name }) => name === 'Story')?.id
  const fields = [{ field: 'name', jira: 'summary', flow: 'both', policy: 'newest' }]
  const mapping = { ...(first.mapping as JsonObject), projects: [project], types: [type], fields, createsItems: false }
  const second = { ...first, name: 'Stories', mapping: JSON.stringify({ ...mapping, pushes: { project, type } }) }
  const { id } = await db.insertInto('integration').values(second).returning('id').executeTakeFirstOrThrow()
  await of.ask('somebody pushes', () => pushItem({ db, world: of.world as unknown as Context['world'] }, item, id))
  await settle(of, 2)
  expect(await pushes(of)).toMatchObject([{ state: 'done' }, { state: 'done', why: null }])
  const links = await db.selectFrom('link').select(['integration_id', 'issue_id']).where('item_id', '=', item).execute()
  const story = [...of.site.issues.all()].find(({ typeId, properties }) => typeId === type && MARK in properties)
  expect(new Map(links.map((link) => [link.integration_id, link.issue_id]))).toEqual(
    new Map([
      [epics, made()[0]],
      [id, story?.id],
    ]),
  )
})
