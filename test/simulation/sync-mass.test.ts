/** Masses of writes to Jira that nobody here asked for wait for a person; what people change here does not. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { changeItem } from '../../src/actions/flows/change-item.ts'
import type { Context } from '../../src/actions/index.ts'
import { allowMass } from '../../src/store/index.ts'
import { PACE } from '../../src/sync/index.ts'
import { integrate, settle } from './sync.ts'
import { SyncWorld } from './sync-world.ts'
import { toldProblems } from './told-problems.ts'

const PAULA = { kind: 'person', id: 'paula', name: 'Paula', role: 'deployer' } as const

test('a mapping that would change many issues writes none of them before somebody says that it is meant', async () => {
  await using of = await SyncWorld.open({ seed: 5, kind: 'cloud', projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 2)
  const { db } = of.database
  of.pace = { ...PACE, mass: 5 }
  const writes = () =>
    of.simulator.asked.filter(({ method, path }) => method === 'PUT' && path.includes('/issue/')).length
  const before = writes()
  const held = async () => (await db.selectFrom('sync').select('progress').executeTakeFirstOrThrow()).progress.mass

  // A hand in the database, as a backup put back or a broken mapping would: every item has another due date than agreed.
  await sql`update item set due = '2032-02-02'`.execute(db)
  await sql`update link set touched = touched + 1`.execute(db)
  await settle(of, 3)
  const links = await db.selectFrom('link').select(['id', 'item_id']).execute()
  expect(links.length).toBeGreaterThanOrEqual(5)
  expect(writes()).toBe(before)
  expect(await held()).toMatchObject({ issues: links.length })
  const problems = await toldProblems(of)
  expect(problems).toContainEqual(expect.objectContaining({ code: 'many-writes' }))

  // What a person says here is written meanwhile.
  const [one] = links
  const ports = { db, actor: PAULA, world: of.world as unknown as Context['world'] }
  await changeItem(ports, one?.item_id ?? '', { due: '2032-03-03' })
  await settle(of, 1)
  expect(writes()).toBe(before + 1)
  expect(await held()).toMatchObject({ issues: links.length - 1 })

  await db.transaction().execute((tx) => allowMass(tx, of.connection))
  await settle(of, 2)
  expect(writes()).toBe(before + links.length)
  expect(await held()).toBeNull()
})
