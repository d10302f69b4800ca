/** The judge of sync’s stories finds what is wrong: each thing that must not be is done behind the engine’s back. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { integrate, settle } from './sync.ts'
import { judge, type Left } from './sync-judge.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

let of: SyncWorld
let people: People
let pairs: { item_id: string; issue_id: string; id: string }[]
beforeAll(async () => {
  of = await SyncWorld.open({ seed: 4, kind: 'cloud', projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 2)
  people = new People(of)
  pairs = await of.database.db.selectFrom('link').select(['id', 'item_id', 'issue_id']).orderBy('id').execute()
})
afterAll(() => of[Symbol.asyncDispose]())

const found = async (): Promise<Partial<Left>> => {
  const left = await of.ask('judge', () => judge(of, people))
  return Object.fromEntries(Object.entries(left).filter(([, some]) => (some as readonly string[]).length > 0))
}
const pair = (at: number) => pairs[at] ?? { id: '', item_id: '', issue_id: '' }
const put = (issue: string, fields: object, as: string) =>
  expect(people.ask('PUT', `/rest/api/3/issue/${issue}`, { fields } as never, as)).toBe(true)

test('nothing, where nothing was done', async () => {
  expect(await found()).toEqual({})
})

test('a field that differs', async () => {
  await sql`update item set name = 'another' where id = ${pair(0).item_id}`.execute(of.database.db)
  expect(await found()).toMatchObject({ differing: [expect.stringContaining('another')] })
  await settle(of, 1)
  put(pair(0).issue_id, { summary: 'another' }, 'admin')
  await settle(of, 2)
  expect(await found()).toEqual({})
})

test('a person’s word that our account replaced unseen, and one that was replaced here', async () => {
  put(pair(1).issue_id, { summary: 'name 900-j' }, 'admin')
  put(pair(1).issue_id, { summary: 'name written over' }, 'service')
  await settle(of, 2)
  expect(await found()).toEqual({ lost: [expect.stringContaining('900-j was replaced in Jira')] })
  const { db } = of.database
  const ports = { db, actor: PAULA, world: of.world as unknown as Context['world'] }
  await changeItem(ports, pair(2).item_id, { name: 'name 901-p' })
  await sql`insert into item_change (item_id, field, value, who, at) values (${pair(2).item_id}, 'name', '"x"', 'jira', now())`.execute(
    db,
  )
  expect((await found()).lost).toContainEqual(expect.stringContaining('901-p was replaced here'))
})

test('an issue that is there and held to be gone, and two issues for one item', async () => {
  const { db } = of.database
  await sql`update issue set state = 'hidden' where issue_id = ${pair(3).issue_id}`.execute(db)
  expect((await found()).falselyGone).toHaveLength(1)
  for (const at of [4, 5]) {
    const issue = of.site.issues.get(pair(at).issue_id)
    if (issue) of.site.issues.put({ ...issue, properties: { 'fairlead.item': { item: 'one' } } })
  }
  expect((await found()).twins).toHaveLength(1)
})
