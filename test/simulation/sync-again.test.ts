/** An integration that is removed and made again takes the items that are there, and what was said meanwhile on either side. */
import { expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { pastPairs, removeIntegration } from '../../src/store/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

test('removed and made again: the same items, no second ones, and edits of both sides flow', async () => {
  await using of = await SyncWorld.open({ seed: 3, kind: 'cloud', projects: ['PAR', 'ROU'] })
  const { db } = of.database
  const pairs = () => db.selectFrom('link').select(['item_id', 'issue_id']).orderBy('issue_id').execute()
  await integrate(of)
  await settle(of, 2)
  const before = await pairs()
  const [first, second, third] = before
  if (!first || !second || !third) throw new Error('too few pairs')

  const { id } = await db.selectFrom('integration').select('id').executeTakeFirstOrThrow()
  await db.transaction().execute((tx) => removeIntegration(tx, id))
  expect(await pairs()).toEqual([])
  const world = of.world as unknown as Context['world']
  await changeItem({ db, actor: PAULA, world }, first.item_id, { name: 'Said here' })
  const people = new People(of)
  people.ask('PUT', `/rest/api/3/issue/${second.issue_id}`, { fields: { summary: 'Said in Jira' } }, 'admin')
  await db
    .updateTable('item')
    .set({ removed_at: new Date(of.world.now()) })
    .where('id', '=', third.item_id)
    .execute()
  await settle(of, 1)
  // A dry run of the next one knows them as well.
  const mapped = { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' } as const
  const known = await pastPairs({ db, site: of.siteRow }, { id: '', level: 'initiative', fields: [mapped] })
  expect([...known.keys()].sort()).toEqual(
    before.flatMap(({ issue_id }) => (issue_id === third.issue_id ? [] : [issue_id])),
  )
  expect(known.get(first.issue_id)?.agreed).toEqual({ name: { base: expect.not.stringContaining('here'), sent: [] } })
  await integrate(of)
  await settle(of, 3)

  const after = await pairs()
  expect(after.filter(({ issue_id }) => issue_id !== third.issue_id)).toEqual(before.filter((one) => one !== third))
  // What a person took out meanwhile is gone: its issue gets another.
  expect(after.find(({ issue_id }) => issue_id === third.issue_id)?.item_id).not.toBe(third.item_id)
  expect(await db.selectFrom('item').select('id').where('removed_at', 'is', null).execute()).toHaveLength(before.length)
  expect(of.site.issues.get(first.issue_id)?.summary).toBe('Said here')
  const { name } = await db.selectFrom('item').select('name').where('id', '=', second.item_id).executeTakeFirstOrThrow()
  expect(name).toBe('Said in Jira')
  expect(await db.selectFrom('conflict').selectAll().execute()).toEqual([])
})
