/** A rule in Jira that takes back whatever we write: the third time it is left alone, and told, until a person has it tried anew. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { resync } from '../../src/store/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

test('a field that something in Jira changes back is written three times, and no more', async () => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR'] })
  await integrate(of)
  const { db } = of.database
  // What Jira says of the field counts for nothing: a robot there and the integration would answer each other for ever.
  await sql`update integration set mapping = jsonb_set(mapping, '{fields,2,flow}', '"to-jira"')`.execute(db)
  await settle(of, 2)
  const people = new People(of)
  const [epic] = people.epics()
  if (!epic) throw new Error('no epic')
  const link = await db.selectFrom('link').selectAll().where('issue_id', '=', epic).executeTakeFirstOrThrow()
  const ports = { db, actor: PAULA, world: of.world as unknown as Context['world'] }
  const change = (fields: object) => changeItem(ports, link.item_id, fields)
  await change({ due: '2031-01-01' })
  const wrote = () =>
    of.simulator.asked.filter(({ method, path }) => method === 'PUT' && path.endsWith(`/issue/${epic}`)).length
  const robot = async (times: number) => {
    for (let time = 0; time < times; time++) {
      await settle(of, 1)
      people.editJira(epic, 'due', 'Anna Berg')
    }
    await settle(of, 1)
  }
  await robot(6)
  expect(wrote()).toBe(3)
  const problems = async () =>
    (await db.selectFrom('link').select('problems').where('id', '=', link.id).executeTakeFirstOrThrow()).problems
  expect(await problems()).toMatchObject([{ code: 'field-restless', field: 'due', about: 'due' }])
  expect((await problems())[0]?.says).toContain('written to Jira 3 times')

  // Other fields go on.
  await change({ name: 'Another name' })
  await settle(of, 1)
  expect(wrote()).toBe(4)

  await db.transaction().execute((tx) => resync(tx, { item: link.item_id }))
  await settle(of, 1)
  expect(wrote()).toBe(5)
  expect(await problems()).toEqual([])
})
