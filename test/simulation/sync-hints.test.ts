/** What webhooks tell is looked at between two pages of whatever else is being read: neither a poll nor a census holds it up. */
import { expect, test } from 'vitest'
import { addHint } from '../../src/store/index.ts'
import { shortPages } from '../acme.ts'
import { integrate, settle } from './sync.ts'
import { People } from './sync-people.ts'
import { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000
const PAGE = 2

test.each([
  { what: 'a poll', wait: MINUTE, page: /"jql":"[^"]*updated >=/ },
  { what: 'a census', wait: 6 * MINUTE, page: /"jql":"project = \d+ ORDER BY created/ },
])('while $what asks for its pages, an issue that a webhook tells of is read', async ({ wait, page }) => {
  await using of = await SyncWorld.open({ seed: 1, kind: 'cloud', projects: ['PAR'] })
  Object.assign(of.simulator, { fetch: shortPages(PAGE)(of.simulator.fetch) })
  await integrate(of)
  await settle(of, 2)
  const people = new People(of)
  const [par] = of.projects(['PAR'])
  const epics = people.epics().filter((id) => of.site.issues.get(id)?.projectId === par?.id)
  for (const id of epics) people.editJira(id, 'name', 'admin')
  of.world.advance(wait)
  // Nobody has changed it, so that only who was told of it reads it.
  const told =
    [...of.site.issues.all()].find(({ id, projectId }) => projectId === par?.id && !epics.includes(id))?.id ?? ''
  const order: string[] = []
  let hint: Promise<void> | undefined
  of.hears = ({ body = '' }, answer) => {
    if (answer === null && page.test(body)) order.push('page')
    if (answer === null && body.includes('issueIdsOrKeys') && body.includes(`"${told}"`)) order.push('read')
    if (!order.includes('page')) return
    hint ??= of.ask('a webhook', () =>
      of.database.db.transaction().execute((tx) => addHint(tx, of.connection, { issue: told, deleted: false })),
    )
  }
  await of.turn()
  await hint
  expect(order.filter((one) => one === 'page').length).toBeGreaterThan(2)
  expect(order.indexOf('read')).toBeGreaterThan(-1)
  expect(order.indexOf('read')).toBeLessThan(order.lastIndexOf('page'))
})
