/** Mapping from plan to plan: many answers at once, a file with errors by line, the command line, and what is remembered with its history. */
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
    { name: 'production', kind: 'cloud', story: 'empty' },
  ])
  ada = await journey.administrator()
  await connectAll(ada, journey, ['staging', 'production'])
})
afterAll(() => journey[Symbol.asyncDispose]())

const made = (id: string): Promise<PlanView> => ada.until('plans.get', { id }, (now) => now.state !== 'analysing')

async function planned(): Promise<PlanView> {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  return made(id)
}

async function answered(id: string, answers: Record<string, string | null>): Promise<PlanView> {
  await ada.get('plans.answerSome', { id, answers })
  return made(id)
}

const targetOf = async (id: string, key: string) => (await ada.get('plans.difference', { id, key })).targetKey

async function deployed({ id, fingerprint }: PlanView): Promise<void> {
  const begun = await ada.get('deployments.start', { plan: id, fingerprint: String(fingerprint) })
  const ended = await ada.until('deployments.get', { id: begun.id }, (now) => now.proof !== null)
  expect(ended).toMatchObject({ state: 'done', failed: 0, proof: { equal: true, differences: [] } })
}

test('many answers at once, remembered by who said them; renamed once, paired ever after; taken back, asked anew', async () => {
  const plan = await planned()
  const wrong = await ada.refused('plans.answerSome', {
    id: plan.id,
    answers: { 'project:FIN': 'rename:FNX', 'project:NOPE': 'use', users: 'by heart' },
  })
  expect([wrong.status, wrong.body.problems?.map(({ about }) => about)]).toEqual([400, ['project:NOPE', 'users']])
  expect((await ada.get('plans.get', { id: plan.id })).answers).toEqual({})

  const first = { 'project:FIN': 'rename:FNX', 'project:FIN/name': 'rename:Finance X', users: 'email, drop' }
  const renamed = await answered(plan.id, first)
  expect([renamed.state, renamed.answers]).toEqual(['ready', first])
  expect(await targetOf(plan.id, 'project:FIN')).toBe('project:FNX')
  const changed = await answered(plan.id, { users: null, groups: 'create' })
  expect(Object.keys(changed.answers).sort()).toEqual(['groups', 'project:FIN', 'project:FIN/name'])
  await deployed(changed)

  const again = await planned()
  expect(again).toMatchObject({ state: 'ready', changes: 0, answers: {} })
  const { answers } = await ada.get('plans.mapping', { id: again.id })
  expect(answers).toContainEqual({
    about: 'project:FIN',
    answer: 'rename:FNX',
    from: 'remembered',
    by: expect.stringMatching(/^person:/),
    at: expect.any(String),
  })
  const back = await answered(again.id, { 'project:FIN/name': null })
  expect(back.changes).toBe(1)

  const between = { from: 'staging', to: 'production' }
  const { pairs } = await ada.get('mappings.sites', {})
  expect(pairs).toMatchObject([between])
  const { answers: kept } = await ada.get('mappings.list', { ...between, search: 'finance' })
  expect(kept).toMatchObject([{ about: 'project:FIN/name', answer: 'rename:Finance X', replaced: null, plan: plan.id }])
  await ada.get('mappings.forget', { ...between, about: 'project:FIN/name' })
  expect((await ada.refused('mappings.forget', { ...between, about: 'project:FIN/name' })).status).toBe(404)
  const { answers: history } = await ada.get('mappings.list', {
    ...between,
    history: 'true',
    about: 'project:FIN/name',
  })
  expect(history).toMatchObject([{ endedBy: expect.stringMatching(/^person:/), endedAt: expect.any(String) }])

  const { pairings } = await ada.get('mappings.pairings', { ...between, search: 'project:FIN' })
  expect(pairings).toMatchObject([{ sourceKey: 'project:FIN', targetKey: 'project:FNX' }])
  const [pairing] = pairings
  await ada.get('mappings.unpair', { ...between, id: pairing?.id ?? '' })
  const asks = await planned()
  expect(asks.problems.filter(({ severity }) => severity === 'blocks')).toMatchObject([
    { code: 'name-taken', about: 'project:FIN', choices: [{ answer: 'project:FNX' }, { answer: 'leave-out' }] },
  ])
  expect((await answered(asks.id, { 'project:FIN': 'project:FNX' })).state).toBe('ready')
})

test('objects of the target that nothing stands for can be deleted, and only when somebody says so', async () => {
  const plan = await planned()
  const { objects, total } = await ada.get('plans.targets', { id: plan.id, kind: 'resolution' })
  expect(total).toBe(objects.length)
  expect(objects.map(({ kind }) => kind)).toEqual(objects.map(() => 'resolution'))
  const { keys } = await ada.get('plans.keys', { id: plan.id, kind: 'status' })
  const { differences } = await ada.get('plans.differences', { id: plan.id, kind: 'status' })
  expect(keys).toEqual(differences.map(({ key }) => key))
})

test('at the command line: exported, changed, imported; wrong lines are told by line and column and nothing is taken', async () => {
  const { id } = await planned()
  const run = (...words: readonly string[]) => journey.command(['map', ...words])
  const yaml = await run('export', id)
  expect([yaml.code, yaml.out + yaml.err]).toEqual([0, expect.stringContaining('"users":')])
  const file = path.join(journey.dataFolder, 'mapping.yaml')
  const line = yaml.out.split('\n').findIndex((one) => one.startsWith('"resolution:Done"')) + 1
  const put = (text: string) =>
    writeFileSync(
      file,
      yaml.out
        .split('\n')
        .with(line - 1, text)
        .join('\n'),
    )

  put('"resolution:Dune": use\n"users": by heart')
  const wrong = await run('import', id, file)
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining(`line ${line}, column 1: Neither site has`)])
  expect(wrong.err).toContain(`line ${line + 1}, column 1`)

  put('"resolution:Done": use # as it is')
  const taken = await run('import', id, file, '--json')
  expect(taken.json<PlanView>().answers).toMatchObject({ 'resolution:Done': 'use' })

  expect((await run('set', id, 'resolution:Done', 'nonsense')).code).toBe(2)
  expect((await run('unset', id, 'resolution:Done', '--json')).json<PlanView>().answers).not.toHaveProperty(
    'resolution:Done',
  )
  expect((await run('list', id)).out).toMatch(/^resolution:Done +unchanged$/m)
  const history = await run('history', 'staging', 'production', '--search', 'finance', '--json')
  expect(history.json()).toMatchObject([{ about: 'project:FIN/name', answer: 'rename:Finance X' }])
  for (const format of ['json', 'csv']) expect((await run('export', id, '--format', format)).code).toBe(0)
})
