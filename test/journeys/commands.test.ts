/** Commands against a whole Fairlead: each result is one JSON value, each ending has its code, and a running server does the work. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from './client.ts'
import { connectWords, runCommand } from './command.ts'
import { beginJourney, type Journey, layGround } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney([
    { name: 'staging', kind: 'cloud', story: 'acme' },
    { name: 'production', kind: 'cloud', story: 'empty' },
    { name: 'other', kind: 'cloud', story: 'empty' },
  ])
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

/** A command that cannot reach the database by itself: whatever it does, the server does. */
const THROUGH_SERVER = { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing' }

async function json(code: number, ...words: readonly string[]): Promise<Record<string, unknown>> {
  const ended = await journey.command([...words, '--json'], { environment: THROUGH_SERVER })
  expect({ code: ended.code, err: ended.err }, `${words.join(' ')}: ${ended.out.slice(0, 500)}`).toEqual({
    code,
    err: '',
  })
  return ended.json()
}

const file = (name: string): string => path.join(journey.dataFolder, name)

async function connect(name: string): Promise<void> {
  const { token, ...site } = journey.sites.candidate(name, 'admin')
  const words = [...connectWords(name, site), '--json']
  const ended = await journey.command(words, { input: `${token}\n`, environment: THROUGH_SERVER })
  expect([ended.code, ended.err]).toEqual([0, ''])
  expect(ended.json()).toMatchObject({ name, state: 'over-privileged', administrator: true })
}

test('a day at the command line, all of it done by the running server', async () => {
  await Promise.all(['staging', 'production', 'other'].map(connect))
  const [connections, tested, kinds, probe] = await Promise.all([
    json(0, 'connections'),
    json(0, 'test', 'staging'),
    json(0, 'kinds'),
    json(0, 'probe', 'staging'),
  ])
  expect(connections).toHaveLength(3)
  expect(tested).toMatchObject({ name: 'staging', state: 'over-privileged' })
  expect(kinds).toContainEqual(expect.objectContaining({ kind: 'priority' }))
  expect(probe).toMatchObject({ deployment: 'cloud' })
  const scope = ['--from', 'staging', '--projects', 'FIN']
  const [planned, elsewhere, taken] = await Promise.all([
    json(2, 'plan', ...scope, '--to', 'production', '--out', file('plan.json'), '--detailed-exitcode'),
    json(0, 'plan', ...scope, '--to', 'other', '--out', file('other.json')),
    json(0, 'snapshot', 'production'),
  ])
  expect(planned).toMatchObject({ state: 'ready', from: 'staging', to: 'production' })
  expect(elsewhere).toMatchObject({ state: 'ready', to: 'other', changes: planned.changes })
  expect(taken).toMatchObject({ state: 'done', connection: 'production' })
})

test('a plan’s file is applied where it was made for, and only as it was made', async () => {
  const applied = await json(0, 'apply', file('other.json'), '--yes')
  expect(applied).toMatchObject({ state: 'done', to: 'other', failed: 0, proof: { equal: true } })
  const writes = journey.sites.heard.filter((one) => one.site === 'production' && one.method === 'PUT')
  expect(writes).toEqual([])
  const scope = ['--from', 'staging', '--projects', 'FIN', '--to', 'other']
  expect(await json(0, 'plan', ...scope, '--detailed-exitcode')).toMatchObject({ changes: 0 })
  const plan = JSON.parse(readFileSync(file('plan.json'), 'utf8'))
  const changed: Readonly<Record<string, unknown>> = {
    problems: { ...plan, plan: { ...plan.plan, problems: [] } },
    steps: { ...plan, plan: { ...plan.plan, steps: plan.plan.steps.slice(1) } },
    to: { ...plan, to: 'other' },
    nothing: { fairlead: 'plan' },
    text: 'a plan',
  }
  const codes = await Promise.all(
    Object.entries(changed).map(async ([name, content]) => {
      writeFileSync(file(`${name}.json`), JSON.stringify(content))
      const ended = await journey.command(['apply', file(`${name}.json`), '--yes', '--json'])
      return [name, ended.code, ended.json<{ error: { code: string } }>().error.code]
    }),
  )
  expect(codes).toEqual([
    ['problems', 2, 'input.invalid'],
    ['steps', 2, 'input.invalid'],
    ['to', 7, 'plan.blocked'],
    ['nothing', 2, 'input.invalid'],
    ['text', 2, 'input.invalid'],
  ])
})

test('what cannot be is said with its code: not there, there already, a file that is none', async () => {
  const { token, ...site } = journey.sites.candidate('staging', 'admin')
  const again = connectWords('Staging', site)
  const [taken] = await Promise.all([
    journey.command([...again, '--json'], { input: token }),
    json(2, 'snapshot', 'nowhere'),
    json(2, 'test', 'nowhere'),
    json(2, 'disconnect', 'nowhere', '--yes'),
    json(2, 'plan', '--from', 'staging', '--to', 'staging'),
    json(2, 'apply', file('nothing there.json'), '--yes'),
    json(2, 'activity', '--limit', 'many'),
  ])
  expect(taken?.code).toBe(4)
  expect(taken?.json()).toMatchObject({
    error: { code: 'conflict', says: expect.stringMatching(/named staging already/i) },
  })
  expect((await ada.get('connections.list', {})).connections).toHaveLength(3)
  expect(await json(0, 'disconnect', 'other', '--yes')).toEqual({})
  const rows = (await json(0, 'activity', '--limit', '200')) as unknown as { action: string; actor: string }[]
  const actors = new Set(rows.filter(({ action }) => action.startsWith('plans.')).map(({ actor }) => actor))
  expect([...actors]).toEqual([expect.stringMatching(/^command:\S+@\S+$/)])
})

test('without a server a command does the work itself; without a database or with wrong settings it says so', async () => {
  const ground = await layGround([])
  const run = (environment: Record<string, string>, ...words: string[]) =>
    runCommand([...words, '--json'], { ...ground.environment, ...environment }, ground.said)
  // A server that was killed leaves its address behind.
  writeFileSync(path.join(ground.dataFolder, 'server.json'), JSON.stringify({ url: 'http://127.0.0.1:9', pid: 1 }))
  const [alone, lost, wrong, keyless] = await Promise.all([
    run({}, 'connections'),
    run(THROUGH_SERVER, 'connections'),
    run({ FAIRLEAD_REQUEST_TIMEOUT: 'soon' }, 'connections'),
    run({ FAIRLEAD_KEY: '' }, 'connections'),
  ])
  expect([alone.code, alone.json()]).toEqual([0, []])
  expect([lost.code, lost.json<{ error: { code: string } }>().error.code]).toEqual([5, 'store.unavailable'])
  expect([wrong.code, wrong.json<{ error: { code: string } }>().error.code]).toEqual([9, 'setup.missing'])
  expect(wrong.out).toContain('FAIRLEAD_REQUEST_TIMEOUT: must be a number')
  expect([keyless.code, keyless.json<{ error: { code: string } }>().error.code]).toEqual([9, 'store.key-missing'])
  await ground.close()
  await ground.database.close()
})
