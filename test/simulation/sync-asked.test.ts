/** What a person asks of sync is done by the next turn; how far a first reading is can be told from its beginning. */
import { expect, test } from 'vitest'
import type { SiteKind } from '../../src/simulator/index.ts'
import { pollSoon } from '../../src/store/index.ts'
import { integrate, settle } from './sync.ts'
import { SyncWorld } from './sync-world.ts'

const progressOf = async ({ database }: SyncWorld) =>
  (await database.db.selectFrom('sync').select('progress').executeTakeFirstOrThrow()).progress

test.each<SiteKind>(['cloud', 'dataCenter'])('%s: somebody who wants a look has it at once, and once', async (kind) => {
  await using of = await SyncWorld.open({ seed: 1, kind, projects: ['PAR'] })
  await integrate(of)
  await settle(of, 2)
  await of.turn()
  const before = (await progressOf(of)).polledAt
  of.world.advance(100)
  await of.turn()
  expect((await progressOf(of)).polledAt).toBe(before)
  await of.database.db.transaction().execute((tx) => pollSoon(tx, of.connection))
  await of.turn()
  expect(await progressOf(of)).toMatchObject({ asked: false, polledAt: of.world.now() })
  const after = (await progressOf(of)).polledAt
  of.world.advance(100)
  await of.turn()
  expect((await progressOf(of)).polledAt).toBe(after)
})

test.each<SiteKind>(['cloud', 'dataCenter'])('%s: all projects are counted beside the first pages', async (kind) => {
  await using of = await SyncWorld.open({ seed: 1, kind, projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 2)
  const { backfill } = await progressOf(of)
  for (const { id } of of.projects(['PAR', 'ROU'])) {
    const issues = [...of.site.issues.all()].filter(({ projectId }) => projectId === id)
    expect(backfill?.[id]).toMatchObject({ of: issues.length, read: issues.length, done: true })
  }
})
