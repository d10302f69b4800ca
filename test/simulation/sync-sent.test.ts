/** What was sent and never ended: deaths on both sides of the in-doubt window make no conflict of a person with themselves. */
import { expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

test('a value that arrived before a death is nobody’s edit, however long after it is looked at', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR'] })
  const { db } = of.database
  await integrate(of)
  await settle(of, 2)
  const link = await db.selectFrom('link').selectAll().orderBy('id').executeTakeFirstOrThrow()
  const say = (text: string) =>
    changeItem({ db, actor: PAULA, world: of.world as unknown as Context['world'] }, link.item_id, { text })
  const diesAt = async (isIt: (method: string, path: string) => boolean) => {
    of.meanwhile = (method, path) => {
      if (isIt(method, path)) of.mortality = 1
    }
    expect(await of.turn()).toBe('killed')
    of.mortality = 0
    of.meanwhile = () => {}
  }

  await say('first')
  await diesAt((method) => method === 'PUT')
  expect(JSON.stringify(of.site.issues.get(link.issue_id)?.values.description)).toContain('first')
  await say('second')
  await diesAt((method, path) => method === 'GET' && path.includes(`/issue/${link.issue_id}?`))
  of.world.advance(10 * MINUTE)
  await settle(of, 4)

  expect(await db.selectFrom('conflict').selectAll().execute()).toEqual([])
  const item = await db
    .selectFrom('item')
    .select('description')
    .where('id', '=', link.item_id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(item.description)).toContain('second')
  expect(JSON.stringify(of.site.issues.get(link.issue_id)?.values.description)).toContain('second')
})

test('a late write of a step that was replaced overwrites no edit of Jira’s', async () => {
  await using of = await SyncWorld.open({ seed: 2, kind: 'cloud', projects: ['PAR'] })
  const { db } = of.database
  await integrate(of)
  await settle(of, 2)
  const link = await db.selectFrom('link').selectAll().orderBy('id').executeTakeFirstOrThrow()
  const people = new People(of)
  const held = (await db.selectFrom('item').select('labels').where('id', '=', link.item_id).executeTakeFirstOrThrow())
    .labels as string[]
  const say = (label: string) =>
    changeItem({ db, actor: PAULA, world: of.world as unknown as Context['world'] }, link.item_id, {
      labels: [...held, label],
    })

  of.site.faults.add({ kind: 'late-commit', method: 'PUT', probability: 1, milliseconds: 40_000 })
  await say('first')
  await of.turn()
  // Not before both sides have spoken does the write arrive.
  const release = of.world.hold()
  of.site.faults.clear()
  await say('second')
  const path = `/rest/api/3/issue/${link.issue_id}`
  expect(people.ask('PUT', path, { fields: { labels: [...held, 'theirs'] } }, 'admin')).toBe(true)
  release()
  await of.world.sleep(45_000)
  expect(of.site.issues.get(link.issue_id)?.values.labels).toEqual([...held, 'theirs', 'first'])
  await settle(of, 4)

  expect(await db.selectFrom('conflict').selectAll().where('field', '=', 'labels').execute()).toEqual([])
  expect(of.site.issues.get(link.issue_id)?.values.labels).toEqual([...held, 'theirs', 'second'])
})
