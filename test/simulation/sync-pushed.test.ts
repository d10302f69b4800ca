/** A push whose issue could not be seen when it was made: once it can be, it is the item's, and no second item comes of it. */
import { expect, test } from 'vitest'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

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
