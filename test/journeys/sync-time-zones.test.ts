/** A service account in another time zone: what was edited in the last minutes is seen by polling alone; a site whose windows lie is refused. */
import { afterEach, expect, test } from 'vitest'
import type { Fetch } from '../../src/base/index.ts'
import { asked, body, planted } from '../different-jira.ts'
import { ACME, connectAcme, integrate, itemUntil, start, statusUntil } from './aligned.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
afterEach(() => journey[Symbol.asyncDispose]())

test.each([
  ['Asia/Kolkata', 'cloud'],
  ['America/St_Johns', 'dataCenter'],
  ['Pacific/Chatham', 'cloud'],
] as const)('%s on %s', async (timeZone, kind) => {
  journey = await beginJourney([{ name: ACME, kind, story: 'acme' }])
  const ada = await journey.administrator()
  const acme = new InJira(journey.sites, ACME)
  const account = acme.site.tables.users.get(acme.service)
  if (!account) throw new Error('there is no service account')
  account.timeZone = timeZone
  await connectAcme(ada, journey.sites)
  await start(ada, await integrate(ada))
  for (const name of ['First', 'Second', 'Third']) {
    await acme.edit('PAR-52', { summary: name })
    await itemUntil(ada, 'PAR-52', (item) => item.name === name)
  }
  const made = await acme.create({
    ...{ project: { key: 'ROU' }, issuetype: { name: 'Epic' }, summary: 'New' },
    ...(kind === 'cloud' ? {} : { [acme.field('Epic Name')]: 'New' }),
  })
  await itemUntil(ada, made, ({ name }) => name === 'New')
})

const blind = planted({
  ...{ name: 'no window finds anything', on: ['cloud'], found: '' },
  when: asked(/\/search\/jql/, { body: /updated >=/ }),
  change: body((own) => ({ ...own, issues: [] })),
})
const boundless =
  (fetch: Fetch): Fetch =>
  (request) =>
    fetch({ ...request, ...(request.body ? { body: request.body.replace(/ AND updated >= \\"-\d+m\\"/, '') } : {}) })

test.each([
  ['shows nothing of the last minutes', blind, /does not find the issue that was touched last/],
  ['shows what is older than it was asked for', boundless, /finds an issue on .+ that was touched earlier/],
] as const)('a site whose search %s is not relied on, and says so', async (_, wrap, says) => {
  journey = await beginJourney([{ name: ACME, kind: 'cloud', story: 'acme', wrap }])
  const ada = await journey.administrator()
  await connectAcme(ada, journey.sites)
  await ada.get('integrations.start', { id: (await integrate(ada)).id })
  const stopped = await statusUntil(ada, ({ state }) => state === 'stopped')
  expect(stopped.says).toMatch(says)
  expect(stopped).toMatchObject({ polledAt: null, issues: { seen: 0 } })
  expect(await ada.get('items.list', {})).toEqual({ items: [], of: 0 })
})
