/** The same on the command line, with a server and without one: exit codes for scripts, JSON for programs, words for people. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { ACME, SCOPE } from './aligned.ts'
import { connectWords, type Ended, runCommand, type StartedServer, startServer } from './command.ts'
import { InJira } from './in-jira.ts'
import { layGround } from './journey.ts'
import { unhurried } from './sites.ts'

let ground: Awaited<ReturnType<typeof layGround>>
let acme: InJira
let server: StartedServer | undefined
beforeAll(async () => {
  ground = await layGround([{ name: ACME, kind: 'cloud', story: 'acme' }], { pace: unhurried })
  acme = new InJira(ground.sites, ACME)
})
afterAll(async () => {
  await server?.end('SIGKILL')
  await ground.close()
  await ground.database.close()
})

const run = (words: readonly string[], input = ''): Promise<Ended> =>
  runCommand(words, ground.environment, ground.said, { input })
async function json<T = Row>(...words: readonly string[]): Promise<T> {
  const ended = await run([...words, '--json'])
  expect(ended).toMatchObject({ code: 0, err: '' })
  return ended.json<T>()
}

test('set up without a server: what comes is listed, and nothing is written', async () => {
  const { token, ...site } = ground.sites.candidate(ACME, 'service')
  const connected = await run([...connectWords(ACME, site), '--projects', SCOPE.join(',')], `${token}\n`)
  expect(connected.code).toBe(0)
  expect(await run(['integrations', 'list'])).toMatchObject({ code: 0, out: expect.stringContaining('none yet') })
  expect((await run(['integrations', 'show', 'Epics'])).code).not.toBe(0)
  expect(await json('integrations', 'create', 'Epics', ACME)).toMatchObject({ name: 'Epics', state: 'draft' })
  const epics = acme.epics(...SCOPE)
  expect(await json('integrations', 'dry-run', 'Epics')).toMatchObject({ jira: 0, here: epics.length, state: 'done' })
  expect(await json('items', 'list')).toEqual([])
  expect(acme.written()).toEqual([])
})

test('without a server `sync run` reads and writes by itself, and ends', async () => {
  expect(await json('integrations', 'start', 'Epics')).toMatchObject({ state: 'running' })
  const [read] = await json<Row[]>('sync', 'run', ACME)
  expect(read).toMatchObject({ firstReading: { done: true }, open: 0 })
  const items = await json<Row[]>('items', 'list')
  expect(items.map(({ issue }) => issue?.key).sort()).toEqual(acme.epics(...SCOPE).sort())
  const { code } = items.find(({ issue }) => issue?.key === 'PAR-39') ?? {}
  expect((await run(['items', 'set', code, '--name', 'Said by command'])).code).toBe(0)
  await json('sync', 'run', ACME)
  expect(await acme.see('PAR-39')).toMatchObject({ summary: 'Said by command' })
  expect(acme.written()).toEqual([{ key: 'PAR-39', field: 'summary', to: 'Said by command' }])
})

test('comments are listed and added, and go the way that an integration says', async () => {
  const items = await json<Row[]>('items', 'list')
  const { code } = items.find(({ issue }) => issue?.key === 'PAR-39') ?? {}
  expect(await run(['comments', 'list', code])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Nothing is said'),
  })
  expect(await json('comments', 'flow', 'Epics', 'both')).toMatchObject({ mapping: { comments: 'both' } })
  expect((await run(['comments', 'flow', 'Epics', 'sideways'])).code).not.toBe(0)
  expect(await json('comments', 'add', code, 'Said by command')).toMatchObject({
    comments: [{ text: 'Said by command', places: [{ key: 'PAR-39', state: 'waits' }] }],
  })
  await json('sync', 'run', ACME)
  const { comments } = await acme.ask('admin', 'GET', '/issue/PAR-39/comment')
  expect(JSON.stringify(comments).match(/Said by command/g)).toHaveLength(1)
  const { out } = await run(['comments', 'list', code])
  expect(out).toMatch(/, PAR-39: there\n {2}Said by command/)
})

test('the doctor’s exit code says whether an issue is in sync', async () => {
  const healthy = await run(['sync', 'doctor', 'PAR-39', '--json'])
  expect(healthy.json()).toMatchObject({ found: true, verdict: { state: 'in-sync' } })
  expect(healthy.code).toBe(0)
  const unknown = await run(['sync', 'doctor', 'PAR-99999', '--json'])
  expect(unknown.json()).toMatchObject({ found: false, verdict: { state: 'unknown' } })
  expect(unknown.code).toBe(1)
  expect((await run(['sync', 'doctor', 'no key'])).code).toBe(2)
})

test('with a server the same words ask it, and it goes on by itself', async () => {
  server = await startServer(ground.environment, ground.said)
  expect(await json('integrations', 'show', 'Epics')).toMatchObject({ name: 'Epics', state: 'running' })
  await acme.edit('PAR-52', { summary: 'Said in Jira' })
  await json('sync', 'run', ACME)
  const shown = await run(['items', 'list', '--search', 'Said in Jira'])
  expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('PAR-52') })
  expect(await run(['sync', 'status'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('Both sides are kept aligned'),
  })
  const made = await json('items', 'create', 'objective', 'Parcels people love')
  expect(made).toMatchObject({ level: 'objective', code: expect.stringMatching(/^O-/) })
  const [item] = (await json<Row[]>('items', 'list', '--search', 'PAR-52')).filter(({ hit }) => hit)
  const preview = await run(['items', 'set', item?.code, '--name', 'Only looked at', '--preview'])
  expect(preview).toMatchObject({ code: 0, out: expect.stringContaining('PUT /rest/api/3/issue/') })
  expect(await acme.see('PAR-52')).toMatchObject({ summary: 'Said in Jira' })
})

test('paused, it says so; a token that no longer works is a failure for whoever watches', async () => {
  expect(await json('sync', 'pause', ACME)).toMatchObject([{ state: 'paused' }])
  expect((await run(['sync', 'status'])).code).toBe(0)
  for (const token of acme.site.tables.tokens.values())
    if (token.accountId === acme.service) token.revokedAt = acme.site.now()
  await run(['sync', 'resume', ACME])
  const stopped = await run(['sync', 'run', ACME, '--json'])
  expect(stopped.json()).toMatchObject([{ state: 'stopped' }])
  expect(stopped.code).toBe(1)
})

test('a pace is set and told, and everything is synced again when somebody asks', async () => {
  const paced = await run(['sync', 'pace', ACME, '--share', '40', '--quiet', '22:00-06:00', '--zone', 'Asia/Kolkata'])
  expect(paced).toMatchObject({ code: 0, out: expect.stringContaining('quiet from 22:00 to 06:00 (Asia/Kolkata)') })
  expect(await json('sync', 'pace', ACME)).toMatchObject({ pace: { share: 40, quiet: { from: '22:00', to: '06:00' } } })
  const wrong = await run(['sync', 'pace', ACME, '--quiet', '22:00-25:00'])
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('Write the time as 22:00') })
  expect(await json('sync', 'pace', ACME, '--share', '60', '--quiet', 'none')).toMatchObject({
    pace: { share: 60, quiet: null },
  })
  const clock = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16)
  await run(['sync', 'pace', ACME, '--quiet', `${clock(-1)}-${clock(2)}`, '--zone', 'UTC'])
  const quiet = await run(['sync', 'status'])
  expect(quiet).toMatchObject({ code: 0, out: expect.stringContaining('quiet hours of that Jira') })
  await run(['sync', 'pace', ACME, '--quiet', 'none'])
  const items = await json<Row[]>('items', 'list')
  const linked = items.filter(({ issue }) => issue)
  expect(await json('sync', 'again', 'Epics')).toEqual({ pairs: linked.length })
  expect(await json('sync', 'again', linked[0]?.code)).toEqual({ pairs: 1 })
  expect(await json('sync', 'verify', ACME)).toMatchObject({ check: { of: linked.length } })
  expect((await run(['sync', 'allow', ACME])).code).toBe(0)
})
