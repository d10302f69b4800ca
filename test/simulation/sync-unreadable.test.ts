/** An issue that Jira cannot show stops nothing: others are read and written, it is told where people look, and read once it can be. */
import { expect, test } from 'vitest'
import { askDoctor } from '../../src/actions/flows/ask-doctor.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'
import { toldProblems } from './told-problems.ts'

test.each(['/issue/bulkfetch', '/changelog/bulkfetch'])('one issue breaks %s', async (path) => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR'] })
  const { db } = of.database
  await integrate(of)
  await settle(of, 2)
  const people = new People(of)
  const [poison = '', other = ''] = people.epics()
  of.breaks = (request) =>
    `${request.url} ${request.body ?? ''}`.includes(poison) && (request.url.includes(path) || request.method === 'GET')
  const change = (id: string, summary: string) =>
    expect(people.ask('PUT', `/rest/api/3/issue/${id}`, { fields: { summary } }, 'admin')).toBe(true)
  const nameOf = async (issue: string) => {
    const items = db.selectFrom('link').innerJoin('item', 'item.id', 'link.item_id').where('issue_id', '=', issue)
    return (await items.select('name').executeTakeFirst())?.name
  }
  change(poison, 'Poisoned')
  change(other, 'Healthy')
  await settle(of, 2)
  const key = of.site.issues.get(poison)?.key ?? ''
  expect(of.faults).toEqual([])
  expect([await nameOf(other), await nameOf(poison)]).toEqual(['Healthy', expect.not.stringContaining('Poisoned')])
  const problems = await toldProblems(of)
  expect(problems).toMatchObject([{ code: 'issue-unreadable', severity: 'warns', about: key }])
  expect((await askDoctor({ db, world: of.world }, key, undefined)).verdict).toMatchObject({ state: 'cannot' })
  expect(await db.selectFrom('issue').select('state').where('issue_id', '=', poison).execute()).toEqual([
    { state: 'seen' },
  ])

  of.breaks = () => false
  await settle(of, 8)
  expect(await nameOf(poison)).toBe('Poisoned')
  expect(await toldProblems(of)).toEqual([])
})
