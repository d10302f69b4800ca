/** A webhook that has gone silent is found by what polling finds, project by project. */
import { expect, test } from 'vitest'
import { addHint, BEGINNING } from '../../src/store/index.ts'
import { silent } from '../../src/sync/index.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000

test('changes that polling keeps finding and no webhook told of are silence, until one is heard', async () => {
  await using of = await SyncWorld.open({ seed: 3, kind: 'cloud', projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 3)
  const { db } = of.database
  const people = new People(of)
  const [par, rou] = of.projects(['PAR', 'ROU'])
  const epicIn = (project: string | undefined) =>
    people.epics().find((id) => of.site.issues.get(id)?.projectId === project) ?? ''
  const silence = async () => {
    const { progress } = await db.selectFrom('sync').select('progress').executeTakeFirstOrThrow()
    return [...silent({ ...BEGINNING, ...progress }, of.world.now()).keys()]
  }
  const hint = (issue: string) =>
    db.transaction().execute((tx) => addHint(tx, of.connection, { issue, deleted: false }))

  for (let edit = 0; edit < 4; edit++) {
    people.editJira(epicIn(par?.id), 'name', 'admin')
    people.editJira(epicIn(rou?.id), 'name', 'admin')
    // Jira tells of one of the two projects only: its webhook's query was written when there was one.
    await hint(epicIn(rou?.id))
    of.world.advance(2 * MINUTE)
    await settle(of, 1)
    if (edit < 2) expect(await silence()).toEqual([])
  }
  expect(await silence()).toEqual([par?.id])
  await hint(epicIn(par?.id))
  await of.turn()
  expect(await silence()).toEqual([])
})
