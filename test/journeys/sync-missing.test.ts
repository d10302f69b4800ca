/** What moves, is hidden or goes with its project is said for what it is; nothing is taken for gone because it was not seen. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { ACME, connectAcme, integrate, itemOf, itemUntil, settled, start, statusUntil } from './aligned.ts'
import type { Client } from './client.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let acme: InJira
beforeAll(async () => {
  journey = await beginJourney([{ name: ACME, kind: 'cloud', story: 'acme' }])
  ada = await journey.administrator()
  acme = new InJira(journey.sites, ACME)
  await connectAcme(ada, journey.sites)
  await start(ada, await integrate(ada))
})
afterAll(() => journey[Symbol.asyncDispose]())

const stateOf = async (id: string) => (await ada.get('items.get', { id })).issue?.state
const untilState = (id: string, state: string) => ada.until('items.get', { id }, ({ issue }) => issue?.state === state)

describe('an issue', () => {
  test('that moves between projects in scope has another key, and is still its item’s', async () => {
    const { id } = await itemOf(ada, 'PAR-39')
    const { key } = await acme.door('POST', '/issues/PAR-39/move', { project: 'ROU', as: 'admin' })
    expect(key).toMatch(/^ROU-/)
    await itemUntil(ada, key, (item) => item.id === id)
    await acme.edit(key, { summary: 'Moved' })
    expect((await itemUntil(ada, key, ({ name }) => name === 'Moved')).id).toBe(id)
    expect(await ada.get('sync.doctor', { key: 'PAR-39' })).toMatchObject({
      found: true,
      issue: { key, state: 'seen' },
    })
  })

  test('that moves out of scope is outside; its item stays, and nothing flows until it comes back', async () => {
    const roles = await acme.ask('admin', 'GET', '/project/WHM/role')
    const role = String(roles.Developers).split('/').at(-1)
    await acme.ask('admin', 'POST', `/project/WHM/role/${role}`, { user: [acme.service] })
    const { id } = await itemOf(ada, 'ROU-43')
    const { key } = await acme.door('POST', '/issues/ROU-43/move', { project: 'WHM', as: 'admin' })
    await untilState(id, 'outside')
    await ada.get('items.change', { id, fields: { labels: ['while-outside'] } })
    await settled(ada)
    expect(acme.written().filter((one) => one.key === key)).toEqual([])
    expect(await ada.get('sync.doctor', { key: 'ROU-43' })).toMatchObject({ verdict: { state: 'cannot' } })
    const back = await acme.door('POST', `/issues/${key}/move`, { project: 'ROU', as: 'admin' })
    await untilState(id, 'seen')
    await ada.until('about.get', {}, () => acme.written().some((one) => one.key === back.key && one.field === 'labels'))
  })

  test('that is hidden is gone or hidden, which only a person can tell; seen again, it is there', async () => {
    const { id } = await itemOf(ada, 'PAR-52')
    const tell = (state: 'deleted' | 'hidden') => ada.ask('sync.issueState', { name: ACME, key: 'PAR-52', state })
    expect(await tell('deleted')).toMatchObject({ status: 409 })
    await acme.door('PUT', '/issues/PAR-52/hidden', { from: ['service'] })
    await untilState(id, 'hidden')
    const asked = await ada.get('sync.doctor', { key: 'PAR-52' })
    expect(asked.verdict).toMatchObject({ state: 'cannot', says: expect.stringContaining('gone, or hidden') })
    expect(asked.story.map(({ remedy }) => remedy)).toContainEqual(expect.stringContaining('Say which'))
    expect(await tell('deleted')).toMatchObject({ status: 200, body: { verdict: { state: 'gone' } } })
    await settled(ada)
    expect(await stateOf(id)).toBe('deleted')
    await acme.door('DELETE', '/issues/PAR-52/hidden')
    await untilState(id, 'seen')
  })
})

describe('a project', () => {
  const away = async (state: string, projectState: string): Promise<Row> => {
    const { id } = await itemOf(ada, 'ROU-15')
    await untilState(id, state)
    const { projects, issues } = await statusUntil(ada, () => true)
    expect(projects.find(({ key }) => key === 'ROU')?.state).toBe(projectState)
    return issues
  }
  const back = async (): Promise<void> => {
    const { id } = await itemOf(ada, 'ROU-15')
    await untilState(id, 'seen')
    await statusUntil(ada, ({ firstReading, issues: now }) => firstReading.done && now.seen >= 189)
  }

  test('that the account no longer sees stops nothing else, and is read anew when it is given back', async () => {
    await acme.door('DELETE', `/projects/ROU/access/${acme.service}`)
    expect(await away('project-unseen', 'unseen')).toMatchObject({ hidden: 0, deleted: 0 })
    await acme.edit('PAR-65', { summary: 'Goes on' })
    await itemUntil(ada, 'PAR-65', ({ name }) => name === 'Goes on')
    await acme.edit('ROU-15', { summary: 'Said meanwhile' })
    await acme.door('PUT', `/projects/ROU/access/${acme.service}`)
    await itemUntil(ada, 'ROU-15', ({ name }) => name === 'Said meanwhile')
    await back()
  })

  test('that is archived is said to be so; one in the trash is unseen, since only administrators see that', async () => {
    await acme.ask('admin', 'POST', '/project/ROU/archive')
    expect(await away('archived', 'archived')).toMatchObject({ hidden: 0, deleted: 0 })
    await acme.ask('admin', 'POST', '/project/ROU/restore')
    await back()
    await acme.ask('admin', 'DELETE', '/project/ROU?enableUndo=true')
    expect(await away('project-unseen', 'unseen')).toMatchObject({ hidden: 0, deleted: 0 })
    await acme.ask('admin', 'POST', '/project/ROU/restore')
    await back()
  })
})

describe('many at once', () => {
  const keys = () =>
    acme
      .below('PAR-1')
      .concat(acme.below('PAR-13'), acme.below('PAR-26'))
      .map(({ key }) => key)
  /** Between two looks, as a scheme of permissions is changed: not one after the other. */
  const hideAll = () => {
    for (const key of keys())
      journey.sites.simulator.control(acme.site, `PUT /issues/${key}/hidden`, { from: ['service'] })
  }

  test('freeze: nothing is believed, it says so and asks; not believed, they are counted anew', async () => {
    expect(keys().length).toBeGreaterThanOrEqual(25)
    const { rollUp } = await itemOf(ada, 'PAR-1')
    hideAll()
    const { frozen, says, issues } = await statusUntil(ada, (now) => now.frozen !== null)
    expect(frozen).toMatchObject({ absent: keys().length })
    expect(says).toContain('no longer to be seen')
    expect(issues).toMatchObject({ hidden: 0, deleted: 0 })
    await ada.get('sync.believe', { name: ACME, believe: false })
    await statusUntil(ada, (now) => now.frozen !== null)
    expect((await itemOf(ada, 'PAR-1')).rollUp).toEqual(rollUp)
    for (const key of keys()) await acme.door('DELETE', `/issues/${key}/hidden`)
    const thawed = await statusUntil(ada, (now) => now.frozen === null && now.state === 'running')
    expect(thawed.issues).toMatchObject({ hidden: 0, deleted: 0 })
  })

  test('are hidden once a person believes it, and are there again when they are seen', async () => {
    hideAll()
    await statusUntil(ada, (now) => now.frozen !== null)
    await ada.get('sync.believe', { name: ACME, believe: true })
    await statusUntil(ada, ({ issues }) => issues.hidden === keys().length)
    expect((await itemOf(ada, 'PAR-1')).rollUp.unknown).toBeGreaterThan(0)
    for (const key of keys()) await acme.door('DELETE', `/issues/${key}/hidden`)
    await statusUntil(ada, ({ issues, frozen }) => issues.hidden === 0 && frozen === null)
  })
})

test('a token that is revoked stops it: nothing is taken for absent, and a new token goes on', async () => {
  const { issues } = await statusUntil(ada, ({ state }) => state === 'running')
  const mine = [...acme.site.tables.tokens.values()].find(({ name }) => name === 'service')
  if (!mine) throw new Error('there is no token')
  mine.revokedAt = acme.site.now()
  await acme.edit('PAR-65', { summary: 'Said while nobody listened' })
  const stopped = await statusUntil(ada, ({ state }) => state === 'stopped')
  expect(stopped.says).toMatch(/token/)
  expect(stopped.issues).toEqual(issues)
  Object.assign(mine, { revokedAt: null, token: `${mine.token.slice(0, -4)}beef` })
  const { url: _, ...candidate } = journey.sites.candidate(ACME, 'service')
  await ada.get('connections.replaceToken', { name: ACME, ...candidate })
  await itemUntil(ada, 'PAR-65', ({ name }) => name === 'Said while nobody listened')
  expect((await statusUntil(ada, ({ state }) => state === 'running')).issues).toEqual(issues)
})
