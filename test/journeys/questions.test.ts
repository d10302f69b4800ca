/** A plan that asks: at both doors with its choices, not to be deployed before it is answered, and remembered once it was. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanView } from '../../src/actions/index.ts'
import type { Client } from './client.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'production', kind: 'cloud', story: 'drifted' },
  ])
  ada = await journey.administrator()
  await connectAll(ada, journey, ['staging', 'production'])
})
afterAll(() => journey[Symbol.asyncDispose]())

const made = (id: string): Promise<PlanView> => ada.until('plans.get', { id }, (now) => now.state !== 'analysing')

async function planned(): Promise<PlanView> {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['WHM'] })
  return made(id)
}

const questions = ({ problems }: PlanView) => problems.filter((problem) => problem.severity === 'blocks')

/** The first choice of each question. */
const answersTo = (plan: PlanView): Record<string, string> =>
  Object.fromEntries(questions(plan).map(({ about, choices }) => [about, choices?.[0]?.answer ?? '']))

test('on the command line: exit code 7 with the choices, nonsense as answers refused, then none is left', async () => {
  const words = ['plan', '--from', 'staging', '--to', 'production', '--projects', 'WHM']
  const [shown, json] = await Promise.all([journey.command(words), journey.command([...words, '--json'])])
  expect([shown.code, json.code]).toEqual([7, 7])
  const plan = json.json<PlanView>()
  expect(plan.state).toBe('blocked')
  expect(questions(plan).length).toBeGreaterThan(1)
  for (const { about, choices = [] } of questions(plan))
    for (const { answer } of choices) expect(shown.out).toContain(`"${about}": "${answer}"`)
  expect(shown.out).toMatch(/answer in a file with --answers/)
  const file = path.join(journey.dataFolder, 'answers.json')
  for (const [content, says] of [
    ['[]', /one JSON object/],
    ['{"status:Open": 1}', /must be text; these are not: status:Open/],
    ['{', /cannot be read as JSON/],
  ] as const) {
    writeFileSync(file, content)
    const wrong = await journey.command([...words, '--answers', file])
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(says)])
  }
  writeFileSync(file, JSON.stringify(answersTo(plan)))
  const answered = await journey.command([...words, '--answers', file, '--json'])
  expect(answered.code).toBe(0)
  expect(answered.json()).toMatchObject({ state: 'ready', answers: answersTo(plan) })
})

test('over HTTP: answered from the same snapshots, deployed as it was looked at, and not asked again', async () => {
  const asks = await planned()
  expect(asks.state).toBe('blocked')
  const looked = { plan: asks.id, fingerprint: String(asks.fingerprint) }
  const early = await ada.refused('deployments.start', looked)
  expect([early.status, early.body.code]).toEqual([422, 'plan.blocked'])
  expect(early.body.problems?.map(({ about }) => about)).toEqual(questions(asks).map(({ about }) => about))
  const before = journey.sites.heard.filter((one) => one.site === 'staging').length
  await ada.get('plans.answer', { id: asks.id, answers: answersTo(asks) })
  const ready = await made(asks.id)
  expect(ready).toMatchObject({ id: asks.id, state: 'ready', answers: answersTo(asks) })
  expect(journey.sites.heard.filter((one) => one.site === 'staging')).toHaveLength(before)
  const stale = await ada.refused('deployments.start', looked)
  expect([stale.status, stale.body.code]).toEqual([409, 'plan.stale'])

  const { differences, total } = await ada.get('plans.differences', { id: ready.id, choice: 'update', limit: 1_000 })
  expect(differences).toHaveLength(total)
  expect(total).toBe(ready.kinds.reduce((sum, { update }) => sum + update, 0))
  const { id } = await ada.get('deployments.start', { plan: ready.id, fingerprint: String(ready.fingerprint) })
  const ended = await ada.until('deployments.get', { id }, (now) => now.proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0, proof: { equal: true, differences: [] } })
  expect(await planned()).toMatchObject({ state: 'ready', changes: 0 })
})
