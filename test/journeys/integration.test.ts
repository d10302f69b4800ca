/** An integration's life over HTTP and by command: suggested, run dry, started, counted, linked by hand and by rule, explained. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IntegrationView, ItemRowView } from '../../src/actions/index.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
const STORY = [
  ['cloud', 'cloud'],
  ['center', 'dataCenter'],
] as const
beforeAll(async () => {
  journey = await beginJourney(STORY.map(([name, kind]) => ({ name, kind, story: 'acme' as const })))
  ada = await journey.administrator()
  for (const [name] of STORY) await ada.get('connections.create', { name, ...journey.sites.candidate(name, 'service') })
})
afterAll(() => journey[Symbol.asyncDispose]())

const writes = (name: string) =>
  journey.sites.heard.filter(
    ({ site, method, url }) => site === name && (method === 'PUT' || (method === 'POST' && /\/issue$/.test(url))),
  )

async function made(name: string): Promise<IntegrationView> {
  const { suggested, points } = await ada.get('integrations.options', { name })
  if (!suggested) throw new Error('nothing is suggested')
  const given = { name: `Epics of ${name}`, connection: name, mapping: suggested, points: points[0]?.id ?? null }
  return ada.get('integrations.create', given)
}

describe.each(STORY)('on %s', (name) => {
  let integration: IntegrationView
  let rows: readonly ItemRowView[]

  test('what fits is suggested: epics as initiatives, every status of theirs placed once', async () => {
    const { suggested, statuses, types, fields } = await ada.get('integrations.options', { name })
    expect(suggested).toMatchObject({ level: 'initiative', createsItems: true, pushes: { type: suggested?.types[0] } })
    expect(types.filter(({ id }) => suggested?.types.includes(id)).map((type) => type.name)).toEqual(['Epic'])
    const stage = suggested?.fields.find(({ field }) => field === 'stage')
    const placed = Object.values(stage?.values ?? {}).flat()
    const theirs = statuses.filter((status) => status.types.some((type) => suggested?.types.includes(type)))
    expect(placed.toSorted()).toEqual(theirs.map(({ id }) => id).toSorted())
    for (const { field, jira } of suggested?.fields ?? [])
      expect(field === 'stage' || fields.find(({ id }) => id === jira)?.fits).toSatisfy(
        (fit: true | readonly string[] | undefined) => fit === true || fit?.includes(field) === true,
      )
  })

  test('made as a draft and run dry it lists every item it would make, and writes nothing anywhere', async () => {
    integration = await made(name)
    expect(integration).toMatchObject({ state: 'draft', counts: { items: 0 }, names: { types: ['Epic'] } })
    const { id } = await ada.get('integrations.dryRun', { id: integration.id })
    const found = await ada.until(
      'integrations.getDryRun',
      { id, limit: 3, offset: 0 },
      ({ state }) => state !== 'running',
    )
    expect(found).toMatchObject({ state: 'done', jira: 0, conflicts: 0, changes: [{}, {}, {}] })
    expect(found.here).toBe(found.issues)
    expect(
      found.changes.every(({ where, verb, to }) => where === 'fairlead' && verb === 'create' && to.includes('Name: ')),
    ).toBe(true)
    expect((await ada.get('integrations.getDryRun', { id, where: 'jira' })).changes).toEqual([])
    expect((await ada.get('items.list', {})).items.filter(({ issue }) => issue?.connection === name)).toEqual([])
    expect(writes(name)).toEqual([])
  })

  test('started it reads, makes the items, and each counts the work of its epic', async () => {
    await ada.get('integrations.start', { id: integration.id })
    // Items come first, what counts for them after: until all is read an item may lack some of it.
    await ada.until('sync.status', {}, ({ connections }) =>
      connections.some(({ connection, firstReading }) => connection === name && firstReading.done),
    )
    const { counts } = await ada.until(
      'integrations.get',
      { id: integration.id },
      (now) => now.counts.items > 0 && now.counts.unlinked === 0,
    )
    const { items } = await ada.get('items.list', { linked: 'true' })
    rows = items.filter(({ issue }) => issue?.connection === name)
    expect(rows).toHaveLength(counts.items)
    for (const row of rows) {
      const { rollUp, issues } = await ada.get('items.issues', { id: row.code })
      const counted = issues.filter(({ counts: of }) => of !== null)
      expect(counted).toHaveLength(rollUp.issues)
      expect(counted.reduce((sum, { counts: of }) => sum + (of?.done ?? 0), 0)).toBeCloseTo(rollUp.done)
      expect(issues.some(({ type }) => /sub-?task/i.test(type))).toBe(false)
      expect(row.trend).toHaveLength(8)
      expect(row.trend.at(-1)).toBe(row.rollUp.share)
    }
    expect(writes(name)).toEqual([])
  })

  test('the doctor says that it is in sync, by key in the palette too, and the status says how far reading is', async () => {
    const key = rows[0]?.issue?.key ?? ''
    const found = await ada.until(
      'sync.doctor',
      { key, connection: name },
      ({ verdict }) => verdict.state === 'in-sync',
    )
    expect(found.fields.every(({ state }) => state === 'agreed')).toBe(true)
    expect(
      (await ada.get('items.list', { search: key.toLowerCase() })).items.filter(({ hit }) => hit).map(({ id }) => id),
    ).toContain(rows[0]?.id)
    const { connections } = await ada.get('sync.status', {})
    expect(connections.find(({ connection }) => connection === name)).toMatchObject({
      state: 'running',
      firstReading: { done: true },
      frozen: null,
    })
    expect((await ada.get('sync.doctor', { key: 'NOPE-1' })).verdict.state).toBe('unknown')
  })

  test('a preview names the request that the edit then sends', async () => {
    const row = rows[0]
    if (!row) throw new Error('no item')
    const fields = { name: `Renamed on ${name}` }
    const { writes: told } = await ada.get('items.preview', { id: row.id, fields })
    const inJira = told.find(({ where }) => where === 'jira')
    expect(inJira).toMatchObject({
      what: row.issue?.key,
      field: 'summary',
      to: fields.name,
      request: expect.stringMatching(/^PUT \/rest\/api\/[23]\/issue\//),
    })
    await ada.get('items.change', { id: row.id, fields })
    const item = await ada.until(
      'items.get',
      { id: row.id },
      (now) => now.fields.find(({ field }) => field === 'name')?.state === 'agreed',
    )
    expect(item.name).toBe(fields.name)
    const { steps } = await ada.get('sync.steps', { item: row.code })
    expect(steps[0]).toMatchObject({
      state: 'done',
      field: 'name',
      to: 'jira',
      value: fields.name,
      key: row.issue?.key,
    })
    expect(steps[0]?.entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['writing', 'wrote', 'done']))
  })

  test('a field that Jira alone decides is refused here, with where to edit it', async () => {
    const due = { field: 'due', jira: 'duedate', flow: 'from-jira', policy: 'newest' } as const
    const fields = [...integration.mapping.fields.filter(({ field }) => field !== 'due'), due]
    await ada.get('integrations.change', { id: integration.id, mapping: { ...integration.mapping, fields } })
    const row = rows[0]
    const change = { id: row?.id ?? '', fields: { due: '2032-01-01' } }
    const refused = await ada.refused('items.change', change)
    expect(refused).toMatchObject({
      status: 409,
      body: { about: 'due', remedy: expect.stringContaining(row?.issue?.url ?? '?') },
    })
    expect((await ada.get('items.preview', change)).problems.map(({ code }) => code)).toEqual(['jira-decides'])
    expect(
      (await ada.get('items.get', { id: row?.id ?? '' })).fields.find(({ field }) => field === 'due')?.mayEdit,
    ).toBe(false)
    await ada.get('integrations.change', { id: integration.id, mapping: integration.mapping })
  })

  test('linked by hand an issue counts once, whatever else brings it in; unlinked it counts no more', async () => {
    const { issues } = await ada.get('items.issues', { id: rows[0]?.id ?? '' })
    const issue = issues.find(({ counts }) => counts !== null)
    const top = await ada.get('items.create', { level: 'objective', name: `Hand ${name}` })
    const linked = await ada.get('items.link', { id: top.id, connection: name, key: issue?.key ?? '' })
    expect(linked.rollUp.issues).toBe(1)
    expect((await ada.get('items.issues', { id: top.id })).issues).toMatchObject([
      { key: issue?.key, how: ['hand'], through: null },
    ])
    await ada.get('items.change', { id: rows[0]?.id ?? '', fields: { parent: top.code } })
    const whole = await ada.get('items.issues', { id: top.id })
    expect(whole.rollUp.issues).toBe(rows[0]?.rollUp.issues)
    expect(new Set(whole.issues.map(({ key }) => key)).size).toBe(whole.issues.length)
    await ada.get('items.change', { id: rows[0]?.id ?? '', fields: { parent: null } })
    expect((await ada.get('items.unlink', { id: top.id, connection: name, key: issue?.key ?? '' })).rollUp.issues).toBe(
      0,
    )
    expect(await ada.refused('items.unlink', { id: top.id, connection: name, key: issue?.key ?? '' })).toMatchObject({
      status: 404,
    })
    expect(await ada.refused('items.link', { id: top.id, connection: name, key: 'NOPE-1' })).toMatchObject({
      status: 404,
    })
  })

  test('a rule brings in what its query finds; one that cannot be read is refused before it is kept', async () => {
    const top = await ada.get('items.create', { level: 'objective', name: `Rule ${name}` })
    for (const jql of ['status = ', '((', 'ORDER BY key', 'x = 1) OR (y = 2'])
      expect(await ada.refused('items.rule', { id: top.id, connection: name, jql })).toMatchObject({
        status: 400,
        body: { about: 'jql' },
      })
    await ada.get('items.rule', { id: top.id, connection: name, jql: 'issuetype = Bug' })
    const item = await ada.until('items.get', { id: top.id }, ({ rules }) => (rules[0]?.matched ?? 0) > 0)
    const { issues } = await ada.get('items.issues', { id: top.id })
    expect(issues.map(({ type }) => type)).toEqual(Array(item.rules[0]?.matched ?? 0).fill('Bug'))
    const none = await ada.get('items.rule', { id: top.id, connection: name, jql: '' })
    expect([none.rules, none.rollUp.issues]).toEqual([[], 0])
  })

  test('a push says what it would make, makes it once, and links it', async () => {
    const item = await ada.get('items.create', { level: 'initiative', name: `Pushed to ${name}`, text: 'Why' })
    expect(item.pushes.map(({ integration: id }) => id)).toContain(integration.id)
    const preview = await ada.get('items.pushPreview', { id: item.id, integration: integration.id })
    expect(preview.writes.find(({ field }) => field === 'summary')).toMatchObject({
      to: `Pushed to ${name}`,
      request: expect.stringMatching(/^POST \/rest\/api\/[23]\/issue$/),
    })
    expect(preview.problems.filter(({ severity }) => severity === 'blocks')).toEqual([])
    await Promise.all([1, 2].map(() => ada.ask('items.push', { id: item.id, integration: integration.id })))
    const pushed = await ada.until('items.get', { id: item.id }, ({ issue }) => issue !== null)
    expect(pushed.pushes.map(({ integration: id }) => id)).not.toContain(integration.id)
    const wrong = await ada.refused('items.push', { id: item.id, integration: integration.id })
    expect(wrong).toMatchObject({ status: 409, body: { says: expect.stringContaining(pushed.issue?.key ?? '?') } })
    const found = JSON.stringify(await journey.sites.state(name)).split(`"Pushed to ${name}"`).length - 1
    expect(found).toBeGreaterThan(0)
    expect(writes(name).filter(({ method, status }) => method === 'POST' && status === 201)).toHaveLength(1)
  })

  test('taken out, an item is not made anew, and its issue stays as it was', async () => {
    const row = rows.at(-1)
    const before = (await ada.get('sync.doctor', { key: row?.issue?.key ?? '', connection: name })).issue
    await ada.get('items.remove', { id: row?.id ?? '' })
    await ada.get('sync.run', { name })
    const after = await ada.get('sync.doctor', { key: row?.issue?.key ?? '', connection: name })
    expect(after).toMatchObject({
      verdict: { state: 'not-linked' },
      item: null,
      issue: { status: before?.status, state: 'seen' },
    })
    expect(
      (await ada.get('items.list', {})).items.some(
        ({ issue }) => issue?.key === row?.issue?.key && issue?.connection === name,
      ),
    ).toBe(false)
  })

  test('what cannot be is refused: projects out of sight, types elsewhere, a name twice', async () => {
    const { mapping } = integration
    const give = (more: object) =>
      ada.refused('integrations.create', { name: 'X', connection: name, mapping: { ...mapping, ...more } })
    expect(await give({ projects: ['999999999'], pushes: null })).toMatchObject({
      status: 400,
      body: { about: 'mapping.projects' },
    })
    expect(await give({ types: ['999999999'], pushes: null })).toMatchObject({
      status: 400,
      body: { about: 'mapping.types' },
    })
    expect(await give({ fields: [mapping.fields[0], mapping.fields[0]] })).toMatchObject({ status: 400 })
    const twin = await ada.refused('integrations.create', { name: integration.name, connection: name, mapping })
    expect(twin).toMatchObject({ status: 409 })
  })
})

test('the same by command: tables for people, JSON for programs, exit codes from what was found', async () => {
  const shown = await journey.command(['items', 'list', '--level', 'initiative'])
  expect([shown.code, shown.err]).toEqual([0, ''])
  expect(shown.out).toMatch(/^CODE +NAME +STAGE/)
  const made = (
    await journey.command(['items', 'create', 'objective', 'By command', '--due', '2030-01-01', '--json'])
  ).json<{ code: string }>()
  const edited = await journey.command(['items', 'set', made.code, '--due', 'none', '--labels', 'a,b', '--json'])
  expect(edited.json()).toMatchObject({ due: null, labels: ['a', 'b'] })
  expect(await journey.command(['items', 'set', made.code, '--due', 'tomorrow', '--json'])).toMatchObject({ code: 2 })
  expect(await journey.command(['items', 'show', 'O-999999'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('O-999999'),
  })
  const doctor = await journey.command(['sync', 'doctor', 'NOPE-1', '--json'])
  expect([doctor.code, doctor.json<{ verdict: { state: string } }>().verdict.state]).toEqual([1, 'unknown'])
  const run = await journey.command(['sync', 'run', 'cloud', '--json'])
  expect([run.code, run.json<{ connection: string }[]>()[0]?.connection]).toEqual([0, 'cloud'])
  const options = await journey.command(['integrations', 'options', 'cloud', '--projects', 'PAR', '--json'])
  const file = path.join(journey.dataFolder, 'mapping.json')
  writeFileSync(file, options.out)
  const created = await journey.command(['integrations', 'create', 'By command', 'cloud', '--mapping', file])
  expect([created.code, created.out]).toEqual([0, expect.stringContaining('draft')])
  const dry = await journey.command(['integrations', 'dry-run', 'by command'])
  expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('Nothing was written.')])
  expect(await journey.command(['integrations', 'start', 'nobody', '--json'])).toMatchObject({ code: 2 })
  const paused = await journey.command(['sync', 'pause', 'cloud'])
  expect([paused.code, paused.out]).toEqual([0, expect.stringContaining('paused')])
})
