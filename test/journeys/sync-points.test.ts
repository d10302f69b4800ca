/** Story points are told in the field that a project's boards estimate by, whatever was chosen for the rest of the site. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACME, connectAcme, itemOf, start } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

describe.each(['cloud', 'dataCenter'] as const)('on %s', (kind) => {
  let journey: Journey
  let ada: Client
  let acme: InJira
  beforeAll(async () => {
    journey = await beginJourney([{ name: ACME, kind, story: 'acme' }])
    ada = await journey.administrator()
    acme = new InJira(journey.sites, ACME)
    await connectAcme(ada, journey.sites)
  })
  afterAll(() => journey[Symbol.asyncDispose]())

  test('where the boards of a project estimate by one field, that one counts; elsewhere the one that was chosen', async () => {
    const [right, chosen] = [acme.field('Story Points'), acme.field('Business value')]
    const { suggested, projects } = await ada.get('integrations.options', { name: ACME })
    if (!suggested) throw new Error('nothing is suggested')
    await start(
      ada,
      await ada.get('integrations.create', { name: 'Epics', connection: ACME, mapping: suggested, points: chosen }),
    )
    const boards = [...acme.site.tables.boards.values()].filter(({ type }) => type === 'scrum')
    const estimated = projects
      .filter(({ id }) => boards.some(({ projectId }) => projectId === id))
      .map(({ key }) => key)
    expect(estimated.length).toBeGreaterThan(0)
    let looked = 0
    for (const epic of acme.epics(...projects.map(({ key }) => key))) {
      const { issues } = await ada.get('items.issues', { id: (await itemOf(ada, epic)).id })
      for (const { key, points } of issues) {
        const field = estimated.includes(key.split('-')[0] ?? '') ? right : chosen
        const told = [...acme.site.issues.all()].find((one) => one.key === key)?.values[field] ?? null
        expect([key, points]).toEqual([key, told])
        if (told !== null) looked += 1
      }
    }
    expect(looked).toBeGreaterThan(0)
  })
})
