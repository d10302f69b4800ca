/** Somebody adds a label in Jira between our look and our write, and somebody takes one away: nothing of it is written over. */
import { expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

test.each(['cloud', 'dataCenter'] as const)('labels come and go one by one on %s', async (kind) => {
  await using of = await SyncWorld.open({ seed: 1, kind, projects: ['PAR'] })
  await integrate(of)
  await settle(of, 2)
  const { db } = of.database
  const people = new People(of)
  const link = await db.selectFrom('link').selectAll().orderBy('id').executeTakeFirstOrThrow()
  const here = async () => {
    const row = await db.selectFrom('item').select('labels').where('id', '=', link.item_id).executeTakeFirstOrThrow()
    return row.labels
  }
  const inJira = () => of.site.issues.get(link.issue_id)?.values.labels
  const path = `/rest/api/${kind === 'cloud' ? 3 : 2}/issue/${link.issue_id}`
  const world = of.world as unknown as Context['world']
  const say = (labels: string[]) => changeItem({ db, actor: PAULA, world }, link.item_id, { labels })
  await say(['old', 'stays'])
  await settle(of, 2)
  expect(inJira()).toEqual(['old', 'stays'])

  let edits = 0
  of.meanwhile = (method, asked) => {
    if (method !== 'PUT' || !asked.endsWith(path) || edits++ > 0) return
    people.ask('PUT', path, { update: { labels: [{ add: 'theirs' }, { remove: 'stays' }] } }, 'admin')
  }
  await say(['stays', 'ours'])
  await settle(of, 3)
  expect(edits).toBeGreaterThan(0)
  expect(inJira()).toEqual(['theirs', 'ours'])
  expect(await here()).toEqual(['ours', 'theirs'])
  expect(await db.selectFrom('conflict').selectAll().execute()).toEqual([])
})
