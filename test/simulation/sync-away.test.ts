/** A project that one look does not show after a long pause: what happened in it meanwhile is read once it is there again. */
import { expect, test } from 'vitest'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000

test.each([['ROU'], ['PAR', 'ROU']])('away for a moment: %s', async (...away) => {
  await using of = await SyncWorld.open({ seed: 2, kind: 'cloud', projects: ['PAR', 'ROU'] })
  await integrate(of)
  await settle(of, 2)
  const people = new People(of)
  const [rou] = of.projects(['ROU'])
  const epic = people.epics().find((id) => of.site.issues.get(id)?.projectId === rou?.id) ?? ''
  const said = { fields: { summary: 'Said while nobody looked' } }
  expect(people.ask('PUT', `/rest/api/3/issue/${epic}`, said, 'admin')).toBe(true)
  of.world.advance(30 * MINUTE)
  const { accountId } = of.service
  for (const key of away) people.control(`DELETE /projects/${key}/access/${accountId}`)
  // The census, which is due as well, is refused the project that is away.
  await expect(of.turn()).rejects.toMatchObject({ code: 'jira.refused' })
  for (const key of away) people.control(`PUT /projects/${key}/access/${accountId}`)
  await settle(of, 2)
  const item = of.database.db.selectFrom('link').innerJoin('item', 'item.id', 'item_id').where('issue_id', '=', epic)
  expect(await item.select('name').execute()).toEqual([{ name: 'Said while nobody looked' }])
})
