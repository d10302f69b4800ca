/** All pairs are read again when a person asks for it; a change that nothing had told of is told. */
import { expect, test } from 'vitest'
import { verifyNow } from '../../src/store/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'
import { toldProblems } from './told-problems.ts'

const HOUR = 3_600_000

test('a look at all pairs finds them as known, or says which changes were missed', async () => {
  await using of = await SyncWorld.open({ seed: 5, kind: 'cloud', projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 2)
  const { db } = of.database
  const pairs = (await db.selectFrom('link').select('id').execute()).length
  const progress = async () => (await db.selectFrom('sync').select('progress').executeTakeFirstOrThrow()).progress
  const ask = () => db.transaction().execute((tx) => verifyNow(tx, of.connection, of.world.now()))

  await ask()
  await settle(of, 1)
  expect((await progress()).missed ?? null).toBeNull()
  expect(await progress()).toMatchObject({ check: { of: pairs, done: pairs } })
  expect((await progress()).check?.ended).not.toBeNull()

  // An index that has lost an entry never tells of the change.
  const people = new People(of)
  const [epic = ''] = people.epics()
  of.site.indexLag = 100 * HOUR
  people.editJira(epic, 'name', 'admin')
  of.world.advance(HOUR)
  await settle(of, 2)
  const named = () =>
    db.selectFrom('issue').select(['key', 'summary']).where('issue_id', '=', epic).executeTakeFirstOrThrow()
  const { key, summary } = await named()
  await ask()
  await settle(of, 1)
  expect((await named()).summary).not.toBe(summary)
  expect(await progress()).toMatchObject({ missed: { keys: [key] }, check: { of: pairs, done: pairs } })
  const problems = await toldProblems(of)
  expect(problems).toContainEqual(
    expect.objectContaining({ code: 'changes-missed', says: expect.stringContaining(key) }),
  )
})
