/** Analysis over HTTP and by command: chosen objects, snapshots on either side, pages of differences, two snapshots compared. */
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

async function planned(input: {
  from: string
  to: string
  projects?: string[]
  objects?: string[]
}): Promise<PlanView> {
  const { id } = await ada.get('plans.make', input)
  const made = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  expect(made.error).toBeNull()
  return made
}
async function taken(connection: string): Promise<string> {
  const { id } = await ada.get('snapshots.take', { connection })
  await ada.until('snapshots.get', { id }, (now) => now.state === 'done')
  return id
}

test('one object and what it stands on is a plan; each says the whole way that brought it in', async () => {
  const made = await planned({ from: 'staging', to: 'production', objects: ['Issue type screen scheme:operations'] })
  const { differences } = await ada.get('plans.differences', { id: made.id })
  const keys = new Set(differences.map(({ key }) => key))
  expect(keys.size).toBeGreaterThan(3)
  expect([...keys].filter((key) => key.startsWith('project:'))).toEqual([])
  for (const { key, because } of differences) {
    const { why } = await ada.get('plans.difference', { id: made.id, key })
    expect(why.at(-1)?.key ?? null).toBe(because)
    expect(why.every((link) => keys.has(link.key) && link.how === 'names' && link.at !== null)).toBe(true)
  }
  const deepest = differences.find(({ kind }) => kind === 'custom-field')
  const told = await journey.command(['why', made.id, String(deepest?.key)])
  expect([told.err, told.code]).toEqual(['', 0])
  expect(told.out.split('\n')[0]).toMatch(/^issue-type-screen-scheme:Operations.* was chosen$/)
  expect(told.out).toContain(`→ it names ${deepest?.key}`)
})

test('what is chosen and is not there is refused with what there is', async () => {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', objects: ['workflow:Nowhere'] })
  const made = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  expect([made.state, made.errorCode]).toEqual(['failed', 'input.invalid'])
  expect(made.error).toContain('staging has no workflow Nowhere. It has: workflow:')
})

test('differences come by page, filtered and counted by the server', async () => {
  const made = await planned({ from: 'staging', to: 'production', projects: ['OPS'] })
  const all = await ada.get('plans.differences', { id: made.id, limit: 1_000 })
  const counted = made.kinds.flatMap(({ create, update, unchanged, use, leftOut, delete: gone }) => [
    create + update + unchanged + use + leftOut + gone,
  ])
  expect(all.kinds.map(({ count }) => count)).toEqual(counted)
  expect(all.total).toBe(all.differences.length)
  const some = await ada.get('plans.differences', { id: made.id, limit: 7, offset: 5, values: 'false' })
  expect(some.differences.map(({ key }) => key)).toEqual(all.differences.slice(5, 12).map(({ key }) => key))
  expect(some.differences.every(({ before, after }) => before === null && after === null)).toBe(true)
  const filtered = await ada.get('plans.differences', { id: made.id, choice: 'create,update', search: 'foxtrot' })
  const wanted = all.differences.filter(
    ({ choice, before, after }) =>
      (choice === 'create' || choice === 'update') && /foxtrot/i.test(JSON.stringify([before, after])),
  )
  expect(wanted.length).toBeGreaterThan(0)
  expect(filtered.differences.map(({ key }) => key)).toEqual(wanted.map(({ key }) => key))
  const { severities, moving } = await ada.get('plans.facets', { id: made.id })
  for (const [severity, count] of Object.entries(severities))
    expect((await ada.get('plans.differences', { id: made.id, severity })).total).toBe(count)
  expect((await ada.get('plans.differences', { id: made.id, moving: 'true' })).total).toBe(moving)
})

test('a snapshot as the target is compared with, and nothing is asked of its site nor applied there', async () => {
  const snapshot = await taken('production')
  journey.sites.heard.length = 0
  const made = await planned({ from: 'staging', to: `snapshot:${snapshot}`, projects: ['OPS'] })
  expect(journey.sites.heard.filter(({ site }) => site === 'production')).toEqual([])
  expect(made).toMatchObject({ comparison: 'target', state: 'blocked' })
  expect(made.problems).toContainEqual(expect.objectContaining({ severity: 'notes', code: 'target-not-asked' }))
  expect(made.problems).toContainEqual(expect.objectContaining({ severity: 'blocks', code: 'comparison-only' }))
  const refused = await ada.refused('deployments.start', { plan: made.id, fingerprint: String(made.fingerprint) })
  expect([refused.status, refused.body.code]).toEqual([422, 'plan.blocked'])
  expect(refused.body.says).toContain('comparison only')
  const command = await journey.command([
    'plan',
    '--from',
    'staging',
    '--to',
    `snapshot:${snapshot}`,
    '--projects',
    'OPS',
  ])
  expect([command.code, command.err]).toEqual([0, expect.any(String)])
  expect(command.out).toContain('applied nowhere')
})

/** As an administrator does it in Jira itself. */
async function inJira(name: string, method: string, path: string, body?: object): Promise<Record<string, string>> {
  const { url, email, token } = journey.sites.candidate(name, 'admin')
  const answer = await fetch(`${url}/rest/api/3${path}`, {
    method,
    headers: { authorization: `Basic ${btoa(`${email}:${token}`)}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return text === '' ? {} : JSON.parse(text)
}

test('two snapshots of one site: what came and what changed its name, counted in the history too; then back to how it was', async () => {
  const before = await taken('production')
  const role = await inJira('production', 'POST', '/role', { name: 'Auditors', description: 'They look.' })
  const earlier = await taken('production')
  await inJira('production', 'PUT', `/role/${role.id}`, { name: 'Night watch', description: 'They look.' })
  await inJira('production', 'POST', '/role', { name: 'Stewards', description: 'They tend.' })
  const later = await taken('production')

  const { snapshots } = await ada.get('snapshots.history', { connection: 'production', limit: 2 })
  const [newest, second] = snapshots
  expect(newest?.since).toEqual({ before: second?.id, added: 1, changed: 1, removed: 0, unread: [] })
  expect(second?.since).toMatchObject({ added: 1, changed: 0, removed: 0 })
  expect((await ada.get('snapshots.history', { connection: 'production', limit: 2 })).snapshots).toEqual(snapshots)

  const begun = await ada.get('snapshots.compare', { from: `snapshot:${earlier}`, to: `snapshot:${later}` })
  const made = await ada.until('plans.get', { id: begun.id }, (now) => now.state !== 'analysing')
  expect(made).toMatchObject({ comparison: 'snapshots', error: null, changes: 0 })
  const { differences } = await ada.get('plans.differences', { id: made.id, moving: 'true' })
  expect(differences.map(({ choice, targetKey, fields }) => [choice, targetKey, fields])).toEqual([
    ['update', 'project-role:Auditors', ['name']],
    ['create', 'project-role:Stewards', []],
  ])
  // Compared once, it is not compared again; and it is no plan among plans.
  expect((await ada.get('snapshots.compare', { from: `snapshot:${earlier}`, to: 'production' })).id).toBe(made.id)
  expect((await ada.get('plans.list', {})).plans.map(({ id }) => id)).not.toContain(made.id)
  expect(
    (await ada.refused('deployments.start', { plan: made.id, fingerprint: String(made.fingerprint) })).status,
  ).toBe(422)
  const command = await journey.command(['compare', `snapshot:${before}`, `snapshot:${earlier}`])
  expect(command.out).toMatch(/came +project-role:Auditors/)
  expect((await journey.command(['compare', 'production', `snapshot:${later}`])).code).toBe(2)

  const back = await planned({ from: `snapshot:${earlier}`, to: 'production', objects: ['project-role:Auditors'] })
  expect([back.state, back.changes]).toEqual(['ready', 1])
  const { id } = await ada.get('deployments.start', { plan: back.id, fingerprint: String(back.fingerprint) })
  const ended = await ada.until('deployments.get', { id }, (now) => now.proof !== null)
  expect(ended).toMatchObject({ state: 'done', proof: { equal: true } })
  expect((await inJira('production', 'GET', `/role/${role.id}`)).name).toBe('Auditors')
})

test('a snapshot as the source is carried to a site without asking its own site again', async () => {
  const snapshot = await taken('staging')
  journey.sites.heard.length = 0
  const made = await planned({ from: `snapshot:${snapshot}`, to: 'production', objects: ['project-role:Developers'] })
  expect(journey.sites.heard.filter(({ site }) => site === 'staging')).toEqual([])
  expect(made.comparison).toBeUndefined()
  for (const from of [`snapshot:${snapshot.replaceAll(/[0-9a-f]/g, '0')}`, 'nowhere'])
    expect((await ada.refused('plans.make', { from, to: 'production', objects: ['workflow:X'] })).status).toBe(404)
})
