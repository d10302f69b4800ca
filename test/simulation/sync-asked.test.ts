/** What a person asks of sync is done by the next turn; how far a first reading is can be told from its beginning. */
import { expect, test } from 'vitest'
import type { SiteKind } from '../../src/simulator/index.ts'
import { pollSoon } from '../../src/store/index.ts'
import { integrate, settle } from './sync.ts'
import { SyncWorld } from './sync-world.ts'

const isCount = ({ url, body = '' }: { readonly url: string; readonly body: string | undefined }) =>
  url.endsWith('/approximate-count') || /"maxResults":0\b/.test(body)

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

test.each<SiteKind>(['cloud', 'dataCenter'])('%s: all projects are counted by one question', async (kind) => {
  await using of = await SyncWorld.open({ seed: 1, kind, projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 2)
  const { backfill, counted } = await progressOf(of)
  const projects = of.projects(['PAR', 'ROU']).map(({ id }) => {
    const issues = [...of.site.issues.all()].filter(({ projectId }) => projectId === id)
    expect(backfill?.[id]).toMatchObject({ read: issues.length, done: true })
    return issues.length
  })
  expect(counted).toBe(projects.reduce((sum, one) => sum + one, 0))
  expect(of.simulator.asked.filter(isCount)).toHaveLength(1)
})
