/** Somebody edits in Jira after a write was decided: seen before it is sent, it is not sent; unseen, what it replaced is found and told. */
import { expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

test('an edit that is seen by the look before the write is not written over', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR'] })
  await integrate(of)
  await settle(of, 2)
  const { db } = of.database
  const people = new People(of)
  const link = await db.selectFrom('link').selectAll().orderBy('id').executeTakeFirstOrThrow()
  const summary = () => of.site.issues.get(link.issue_id)?.summary
  let edits = 0
  of.meanwhile = (method, path) => {
    if (method !== 'GET' || !path.includes(`/issue/${link.issue_id}?`) || edits++ > 0) return
    people.ask('PUT', `/rest/api/3/issue/${link.issue_id}`, { fields: { summary: 'Said in Jira' } }, 'admin')
  }
  const world = of.world as unknown as Context['world']
  await changeItem({ db, actor: PAULA, world }, link.item_id, { name: 'Said here' })
  await of.turn()
  expect(edits).toBeGreaterThan(0)
  expect(summary()).toBe('Said in Jira')
  await settle(of, 2)
  const { name } = await db.selectFrom('item').select('name').where('id', '=', link.item_id).executeTakeFirstOrThrow()
  expect(name).toBe(summary())
  const conflicts = await db.selectFrom('conflict').select(['jira', 'portfolio']).execute()
  expect(conflicts).toEqual([{ jira: 'Said in Jira', portfolio: 'Said here' }])
})

test.each(['cloud', 'dataCenter'] as const)(
  '%s: an edit between that look and the write is found once it is read back',
  async (kind) => {
    await using of = await SyncWorld.open({ seed: 1, kind, projects: ['PAR'] })
    await integrate(of)
    await settle(of, 2)
    const { db } = of.database
    const people = new People(of)
    const link = await db.selectFrom('link').selectAll().orderBy('id').executeTakeFirstOrThrow()
    const path = `/rest/api/${kind === 'cloud' ? 3 : 2}/issue/${link.issue_id}`
    let edits = 0
    of.meanwhile = (method, asked) => {
      if (method !== 'PUT' || !asked.startsWith(path) || edits++ > 0) return
      people.ask('PUT', path, { fields: { summary: 'Said in Jira' } }, 'admin')
    }
    const world = of.world as unknown as Context['world']
    await changeItem({ db, actor: PAULA, world }, link.item_id, { name: 'Said here' })
    await of.turn()
    expect(edits).toBeGreaterThan(0)
    expect(of.site.issues.get(link.issue_id)?.summary).toBe('Said here')
    const conflicts = () => db.selectFrom('conflict').select(['jira', 'portfolio', 'winner', 'state']).execute()
    const told = { jira: 'Said in Jira', portfolio: 'Said here', winner: 'portfolio', state: 'decided' }
    expect(await conflicts()).toEqual([told])
    // Once, and for good.
    await settle(of, 2)
    expect(await conflicts()).toEqual([told])
  },
)
