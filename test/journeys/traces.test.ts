/** With a collector named, requests, jobs and calls of Jira arrive there as spans below each other, and no secret with them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openCollector } from '../../src/host/collector.ts'
import { Collector } from '../collector.ts'
import { connectWords } from './command.ts'
import { beginJourney, type Journey, PASSWORD } from './journey.ts'

const ATTRIBUTE = z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) })
const SPAN = z.object({
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes: z.array(ATTRIBUTE),
  status: z.object({ code: z.number() }),
})
const BODY = z.object({ resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(SPAN) })) })) })
type Span = z.infer<typeof SPAN>

const collector = new Collector()
const spansOf = ({ bodies }: Collector): Span[] =>
  bodies.flatMap((body) =>
    BODY.parse(JSON.parse(body)).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  )
const WRONG = 'ATATT3xFfGF0-typed-but-nobody-s-0123456789abcdef=0A1B2C3D'
const secrets: string[] = [WRONG, PASSWORD]
beforeAll(async () => {
  const journey = await beginJourney(undefined, {
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: await collector.listen() },
  })
  try {
    await live(journey)
  } finally {
    // What is left is sent when it stops.
    await journey[Symbol.asyncDispose]()
  }
})
afterAll(() => collector.close())

/** With secrets in every place where somebody may put one. */
async function live(journey: Journey): Promise<void> {
  const ada = await journey.administrator()
  const { token, ...rest } = journey.sites.candidate('staging', 'admin')
  secrets.push(token, ada.cookie?.split('=')[1] ?? '', journey.environment.FAIRLEAD_KEY ?? '')
  await ada.get('connections.create', { name: 'staging', token, ...rest })
  await ada.refused('connections.create', { name: 'other', token: WRONG, ...rest })
  await ada.send('GET', `/connections?token=${WRONG}`)
  await ada.send('GET', `/connections/${WRONG}`)
  const { id } = await ada.get('snapshots.take', { connection: 'staging' })
  await ada.until('snapshots.get', { id }, ({ state }) => state !== 'running')
  await ada.get('connections.create', { name: 'aligned', token, ...rest, projects: ['PAR'] })
  const { suggested } = await ada.get('integrations.options', { name: 'aligned' })
  if (!suggested) throw new Error('nothing is suggested')
  const epics = { name: 'Epics', connection: 'aligned', mapping: suggested }
  const { id: integration } = await ada.get('integrations.create', epics)
  await ada.get('integrations.start', { id: integration })
  await ada.until('items.list', {}, ({ items }) => items.length > 0)
  expect((await journey.command(connectWords('third', rest), { input: WRONG })).code).toBe(6)
}

const told = ({ attributes }: Span): Record<string, string> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]))

test('a request is told by its route, and what it asked of Jira stands below it', () => {
  const create = spansOf(collector).find(({ name }) => name === 'POST /api/v1/connections')
  expect(create && told(create)).toMatchObject({
    'http.route': '/api/v1/connections',
    'http.response.status_code': '200',
  })
  const below = spansOf(collector).filter(({ parentSpanId }) => parentSpanId === create?.spanId)
  expect(below.map(({ name }) => name)).toContain('GET /rest/api/3/myself')
  expect(spansOf(collector).map(({ name }) => name)).toContain('GET /api/v1/connections/:name')
})

test('a job is a span of its own with all that it asked below it; a refused one is marked', () => {
  const job = spansOf(collector).find(({ name }) => name === 'job snapshot')
  const below = spansOf(collector).filter(({ parentSpanId }) => parentSpanId === job?.spanId)
  expect(below.length).toBeGreaterThan(10)
  expect(below.every((span) => told(span)['url.template']?.startsWith('/'))).toBe(true)
  const refused = spansOf(collector).filter((span) => told(span)['http.response.status_code'] === '401')
  expect(refused.some(({ status }) => status.code === 2)).toBe(true)
})

test('each turn of a sync is a span, and each page of its first reading one below it: with counts alone', () => {
  const named = (name: string) => spansOf(collector).filter((span) => span.name === name)
  const [turns, pages] = [named('sync turn'), named('sync page')]
  const sum = (spans: readonly Span[], count: string) =>
    spans.reduce((all, span) => all + Number(told(span)[`fairlead.${count}`] ?? 0), 0)
  expect(sum(pages, 'issues')).toBeGreaterThan(10)
  expect(sum(turns, 'aligned')).toBeGreaterThan(0)
  const ids = new Set(turns.map(({ spanId }) => spanId))
  expect(pages.every(({ parentSpanId }) => parentSpanId !== undefined && ids.has(parentSpanId))).toBe(true)
  const below = new Set(pages.map(({ spanId }) => spanId))
  const asked = spansOf(collector).filter(({ parentSpanId }) => below.has(parentSpanId ?? ''))
  expect(asked.map(({ name }) => name)).toContain('POST /rest/api/3/issue/bulkfetch')
  const counted = new Set([...turns, ...pages].flatMap((span) => Object.keys(told(span))))
  expect([...counted].filter((name) => name.startsWith('fairlead.')).sort()).toEqual(
    ['aligned', 'hinted', 'id', 'issues', 'polled'].map((name) => `fairlead.${name}`),
  )
})

test('nothing but names, shapes and numbers: no secret, no address, no query, no header', () => {
  const all = collector.all
  const forms = secrets.flatMap((one) => [
    one,
    Buffer.from(one).toString('base64').slice(2, -4),
    encodeURIComponent(one),
  ])
  expect(forms.filter((form) => all.includes(form))).toEqual([])
  expect(secrets.every((one) => one.length > 8)).toBe(true)
  for (const span of spansOf(collector)) {
    const known =
      /^(service\.name|http\.(request\.method|route|response\.status_code)|url\.template|error\.type|fairlead\.(job|id|issues|hinted|polled|aligned))$/
    for (const [key, value] of Object.entries(told(span))) {
      expect(key).toMatch(known)
      expect(value).not.toMatch(/[?@]|:\/\//)
    }
  }
})

test('the policy holds for the collector too: a metadata address is not asked', () => {
  const open = (endpoint: string) => () =>
    openCollector({ endpoint, rules: { allowOrigins: [] }, version: '0', onLost: () => {} })
  for (const endpoint of ['http://169.254.169.254', 'http://[fd00:ec2::254]:4318'])
    expect(open(endpoint)).toThrow('cannot be reached')
})

test('a collector that is not there is told by a count, and stops nothing', async () => {
  const lost: number[] = []
  const traces = openCollector({
    ...{ endpoint: 'http://127.0.0.1:9', rules: { allowOrigins: [] }, version: '0' },
    onLost: (count) => void lost.push(count),
  })
  traces.begin('job x', 'job', {}).end({}, false)
  await traces.close()
  expect(lost).toEqual([1])
})
