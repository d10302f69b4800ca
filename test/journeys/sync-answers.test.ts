/** What sync leaves to a person, and how it treats a Jira, answered on the command line as in the browser. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { ACME, connectAcme, integrate, itemOf, settled, start, statusUntil } from './aligned.ts'
import type { Client } from './client.ts'
import type { Ended } from './command.ts'
import { InJira } from './in-jira.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let acme: InJira
let secret: string
beforeAll(async () => {
  journey = await beginJourney([{ name: ACME, kind: 'cloud', story: 'acme' }])
  ada = await journey.administrator()
  acme = new InJira(journey.sites, ACME)
  await connectAcme(ada, journey.sites)
  await start(ada, await integrate(ada))
  secret = (await ada.get('keys.create', { name: 'pipeline', role: 'administrator' })).secret
})
afterAll(() => journey[Symbol.asyncDispose]())

/** As a program elsewhere asks the server that people use. */
const run = (...words: readonly string[]): Promise<Ended> =>
  journey.command(words, { environment: { FAIRLEAD_API_KEY: secret, FAIRLEAD_URL: journey.url } })
async function json<T = Row>(...words: readonly string[]): Promise<T> {
  const ended = await run(...words, '--json')
  expect(ended, ended.out).toMatchObject({ code: 0, err: '' })
  return ended.json<T>()
}
async function refused(code: string, ...words: readonly string[]): Promise<Row> {
  const ended = await run(...words, '--json')
  expect(ended.code, ended.out).not.toBe(0)
  const { error } = ended.json<{ error: Row }>()
  expect(error).toMatchObject({ code, says: expect.stringMatching(/\S/) })
  return error
}

const epics = () => ['PAR-1', 'PAR-13', 'PAR-26']
const below = () => epics().flatMap((epic) => acme.below(epic).map(({ key }) => key))
const control = (word: string, body = {}) => journey.sites.simulator.control(acme.site, word, body)

test('absences, too many to be believed, are answered once they are asked about, with gone or there', async () => {
  expect(await refused('conflict', 'sync', 'absences', ACME, 'gone')).toMatchObject({ about: ACME })
  expect(await refused('input.invalid', 'sync', 'absences', ACME, 'perhaps')).toMatchObject({
    remedy: 'Answer gone or there.',
  })
  for (const key of below()) control(`PUT /issues/${key}/hidden`, { from: ['service'] })
  await statusUntil(ada, (now) => now.frozen !== null)
  expect(await run('sync', 'absences', ACME, 'there')).toMatchObject({
    code: 0,
    out: expect.stringContaining('asked about again'),
  })
  await statusUntil(ada, (now) => now.frozen !== null)
  await json('sync', 'absences', ACME, 'gone')
  await statusUntil(ada, ({ issues }) => issues.hidden === below().length)
})

test('what became of a missing issue is told by its key; of one that is there nobody says so', async () => {
  const [key = ''] = below()
  expect(await json('sync', 'missing', key, 'deleted')).toMatchObject({ key, verdict: { state: 'gone' } })
  expect(await run('sync', 'missing', key, 'hidden')).toMatchObject({ code: 0 })
  expect(await refused('conflict', 'sync', 'missing', 'PAR-39', 'deleted')).toMatchObject({ about: 'PAR-39' })
  await refused('input.invalid', 'sync', 'missing', key, 'eaten')
  await refused('not-found', 'sync', 'missing', 'PAR-99999', 'deleted')
  for (const one of below()) control(`DELETE /issues/${one}/hidden`)
  await statusUntil(ada, ({ issues, frozen }) => issues.hidden + issues.deleted === 0 && frozen === null)
})

test('a step that failed is found by its state and tried again by its id', async () => {
  const { id, code } = await itemOf(ada, 'PAR-39')
  control('POST /faults', { kind: 'server-error', status: 400, method: 'PUT', path: '/issue/' })
  await ada.get('items.change', { id, fields: { name: 'Refused at first' } })
  await statusUntil(ada, ({ failed }) => failed === 1)
  control('DELETE /faults')
  const [failed, ...others] = await json<Row[]>('sync', 'steps', '--state', 'failed')
  expect(failed).toMatchObject({ item: { code }, key: 'PAR-39', field: 'name', state: 'failed' })
  expect(others).toEqual([])
  expect((await run('sync', 'steps', '--search', 'PAR-39')).out).toContain(failed?.id)
  expect((await run('sync', 'steps', '--connection', ACME, '--search', 'no such words')).out).toContain('no such step')
  await json('sync', 'retry', failed?.id)
  await statusUntil(ada, ({ failed: left, open }) => left + open === 0)
  expect(await acme.see('PAR-39')).toMatchObject({ summary: 'Refused at first' })
  await refused('not-found', 'sync', 'retry', '00000000-0000-4000-8000-000000000000')
  await refused('input.invalid', 'sync', 'steps', '--state', 'eaten')
})

test('the field of story points is told, and chosen by its name or its id', async () => {
  const points = { id: acme.field('Story Points'), name: 'Story Points' }
  expect(await json('sync', 'points', ACME, 'story points')).toMatchObject({ points })
  expect(await json('sync', 'points', ACME)).toMatchObject({ points })
  expect(await json('sync', 'points', ACME, 'none')).toMatchObject({ points: null })
  expect(await run('sync', 'points', ACME, points.id)).toMatchObject({
    code: 0,
    out: `Story points are in “Story Points” (${points.id}).\n`,
  })
  expect(await refused('not-found', 'sync', 'points', ACME, 'Weight')).toMatchObject({
    remedy: expect.stringContaining(`Story Points (${points.id})`),
  })
  await settled(ada)
})

test('a webhook is opened with what to paste, and closed again', async () => {
  const opened = await json('sync', 'webhook', ACME)
  expect(opened).toMatchObject({ registered: false, url: expect.stringContaining('/hooks/') })
  // Each opening has an address and a secret of its own.
  const { out } = await run('sync', 'webhook', ACME)
  for (const [at, step] of (opened.steps as string[]).entries())
    if (!step.includes(opened.url)) expect(out).toContain(`${at + 1}. ${step}`)
  expect(out).toMatch(/Secret: \S{32,}/)
  expect(out).not.toContain(opened.secret)
  expect(await refused('input.invalid', 'sync', 'webhook', ACME, '--register', '--close')).toMatchObject({
    about: 'close',
  })
  expect((await run('sync', 'webhook', ACME, '--close')).out).toContain('mean nothing any more')
  await refused('conflict', 'sync', 'webhook', ACME, '--close')
})
