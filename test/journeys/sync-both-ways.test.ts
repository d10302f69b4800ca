/** What is said in Jira is seen in the portfolio, and the other way round; nothing of it comes back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACME, connectAcme, integrate, itemOf, itemUntil, settled, start } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

describe.each(['cloud', 'dataCenter'] as const)('on %s, by polling alone,', (kind) => {
  let journey: Journey
  let ada: Client
  let acme: InJira
  beforeAll(async () => {
    journey = await beginJourney([{ name: ACME, kind, story: 'acme' }])
    ada = await journey.administrator()
    acme = new InJira(journey.sites, ACME)
    await connectAcme(ada, journey.sites)
    await start(ada, await integrate(ada))
  })
  afterAll(() => journey[Symbol.asyncDispose]())

  test('a story that is done in Jira counts for the objective above its epic', async () => {
    const item = await itemOf(ada, 'PAR-39')
    const objective = await ada.get('items.create', { level: 'objective', name: 'Parcels people love' })
    await ada.get('items.change', { id: item.id, fields: { parent: objective.code } })
    const listed = (await ada.get('items.list', {})).items.find(({ id }) => id === objective.id)
    expect(listed?.rollUp).toMatchObject({ done: item.rollUp.done, total: item.rollUp.total })
    await acme.finishBelow('PAR-39')
    const { items } = await ada.until('items.list', {}, (now) =>
      now.items.some(({ id, rollUp }) => id === objective.id && rollUp.done === item.rollUp.done + 1),
    )
    expect(items.find(({ id }) => id === objective.id)?.rollUp.total).toBe(item.rollUp.total)
    expect(acme.written()).toEqual([])
  })

  test('an edit in Jira is the item’s, said by who made it, and is not written back', async () => {
    await acme.edit('PAR-52', { summary: 'One API for all of it', labels: ['api', 'tracking'] })
    const { id } = await itemUntil(
      ada,
      'PAR-52',
      ({ name, labels }) => name === 'One API for all of it' && labels.length === 2,
    )
    await settled(ada)
    const { events } = await ada.get('items.history', { id })
    const said = events.filter(({ what, says }) => what === 'field' && says.startsWith('Name'))
    expect(said[0]).toMatchObject({ who: 'Anna Berg', state: 'jira', says: 'Name: One API for all of it' })
    expect(said).toHaveLength(2)
    expect(acme.written()).toEqual([])
  })

  test('an edit here is in Jira: each field once, and it does not come back as somebody’s', async () => {
    const { id } = await itemOf(ada, 'ROU-29')
    const { members } = await ada.get('members.list', { search: 'Luc Moreau' })
    const owner = members[0]?.id ?? ''
    await acme.edit('ROU-29', { assignee: null })
    await itemUntil(ada, 'ROU-29', (now) => now.owner === null)
    const fields = {
      name: 'Vans without fumes',
      labels: ['maps'],
      stage: 'done',
      text: 'By the end of the year.',
      owner,
    }
    await ada.get('items.change', { id, fields: { ...fields, stage: 'dropped' } })
    await ada.until('sync.steps', { item: id, state: 'open', limit: 100, offset: 0 }, ({ steps }) => steps.length === 0)
    await settled(ada)
    expect(await acme.see('ROU-29')).toMatchObject({
      summary: 'Vans without fumes',
      labels: ['maps'],
      status: { name: 'Cancelled' },
      assignee: { displayName: 'Luc Moreau' },
    })
    const written = acme.written()
    expect(written.map(({ key }) => key)).toEqual(written.map(() => 'ROU-29'))
    expect(written.map(({ field }) => field).sort()).toEqual(
      ['assignee', 'description', 'labels', 'resolution', 'status', 'summary'].sort(),
    )
    const { events } = await ada.get('items.history', { id })
    const said = events.filter(({ what }) => what === 'field')
    expect(said.filter(({ who }) => who === 'Ada').map(({ state }) => state)).toEqual(Array(5).fill('fairlead'))
    expect(said.filter(({ says }) => says === 'Name: Vans without fumes')).toHaveLength(1)
  })

  test('at rest nothing is written on either side', async () => {
    const before = [acme.written().length, await allSaid()]
    await settled(ada)
    expect([acme.written().length, await allSaid()]).toEqual(before)
  })

  async function allSaid(): Promise<number> {
    const { items } = await ada.get('items.list', {})
    const histories = await Promise.all(items.map(({ id }) => ada.get('items.history', { id })))
    return histories.reduce((sum, { events }) => sum + events.length, 0)
  }
})
