/** Webhooks on both kinds of site: who may register them, what they say, how they are tried again, and what goes wrong on the way. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../base/index.ts'
import { Visit } from '../cloud/visit.ts'
import type { FaultKind } from '../faults.ts'
import { hexOf } from '../stories/hash.ts'

const CLOUD = '/rest/webhooks/1.0/webhook'
const DATA_CENTER = '/rest/jira-webhook/1.0/webhooks'
const EVENTS = ['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted', 'comment_created']
const BODY = { name: 'Fairlead', url: 'http://127.0.0.1:1/hook?site=1', events: EVENTS, secret: 'shh' }
const inProject = (key: string): JsonObject => ({ 'issue-related-events-section': `project = ${key}` })
const fields = { project: { key: 'PAR' }, issuetype: { name: 'Task' }, summary: 'Wash the van' }

/** A Cloud site with a webhook for the issues of one project. */
async function listening(more: JsonObject = {}): Promise<Visit> {
  const visit = new Visit('acme')
  await visit.get(`POST ${CLOUD}`, { ...BODY, filters: inProject('PAR'), ...more })
  return visit
}

const told = ({ delivered }: Visit): JsonObject[] => delivered.map(({ body = '{}' }) => JSON.parse(body) as JsonObject)
const eventsOf = (visit: Visit) => told(visit).map(({ webhookEvent }) => webhookEvent)

describe('registering', () => {
  test('an administrator registers, changes and removes a webhook, whose secret is never told', async () => {
    const visit = new Visit('acme')
    const made = await visit.get(`POST ${CLOUD}`, { ...BODY, filters: inProject('PAR') })
    expect(made).toMatchObject({ name: 'Fairlead', events: EVENTS, enabled: true, isSigned: true })
    expect(JSON.stringify(made)).not.toContain('shh')
    const path = String(made.self).slice(visit.site.base.length)
    expect(await visit.get(`PUT ${path}`, { enabled: false })).toMatchObject({ enabled: false, isSigned: true })
    expect(await visit.get(`GET ${CLOUD}`)).toEqual([await visit.get(`GET ${path}`)])
    await visit.get(`DELETE ${path}`)
    await visit.isRefused(404, `GET ${path}`)
  })

  test('who does not administer Jira is refused, and so is a query that is wrong', async () => {
    const visit = new Visit('acme')
    await visit.isRefused(400, `POST ${CLOUD}`, { ...BODY, filters: inProject('NOWHERE') })
    await visit.isRefused(400, `POST ${CLOUD}`, { ...BODY, url: 'elsewhere' })
    await visit.as('member').isRefused(403, `POST ${CLOUD}`, BODY)
    await visit.isRefused(403, `GET ${CLOUD}`)
  })

  test('webhooks of apps are for apps alone', async () => {
    const visit = new Visit('acme')
    for (const what of [
      'GET /webhook',
      'POST /webhook',
      'DELETE /webhook',
      'GET /webhook/failed',
      'PUT /webhook/refresh',
    ])
      await visit.isRefused(403, what)
  })

  test('which path Data Center serves follows its version', async () => {
    const [nine, ten] = [new Visit('acme', 'dataCenter', '9.17.2'), new Visit('acme', 'dataCenter')]
    expect((await ten.ask(`GET ${CLOUD}`)).status).toBe(404)
    expect((await nine.ask(`GET ${DATA_CENTER}`)).status).toBe(404)
    expect((await nine.ask(`POST ${CLOUD}`, BODY)).status).toBe(201)
    const { id } = await ten.get(`POST ${DATA_CENTER}`, { ...BODY, configuration: { SECRET: 'shh' } })
    expect(await ten.get(`GET ${DATA_CENTER}/${id}`)).toMatchObject({ id, active: true })
    expect(JSON.stringify(await ten.get(`GET ${DATA_CENTER}`))).not.toContain('shh')
    await ten.as('member').isRefused(403, `DELETE ${DATA_CENTER}/${id}`)
  })
})

describe('delivering', () => {
  test('a life of an issue is told in its order, signed, to nobody of another project, without e-mail addresses', async () => {
    const visit = await listening()
    const { key } = await visit.get('POST /issue', { fields })
    await visit.get(`PUT /issue/${key}`, { fields: { summary: 'Wash it twice' } })
    await visit.get(`PUT /issue/${key}`, { fields: { summary: 'Wash it twice' } })
    await visit.get(`POST /issue/${key}/comment`, { body: { type: 'doc', version: 1, content: [] } })
    await visit.get(`DELETE /issue/${key}`)
    await visit.get('POST /issue', { fields: { ...fields, project: { key: 'ROU' } } })
    await visit.settle()
    expect(eventsOf(visit)).toEqual([
      'jira:issue_created',
      'jira:issue_updated',
      'jira:issue_updated',
      'comment_created',
      'jira:issue_deleted',
    ])
    const [, edited, commented] = told(visit)
    expect(edited).toMatchObject({
      issue_event_type_name: 'issue_updated',
      issue: { key, fields: { summary: 'Wash it twice' } },
      changelog: { items: [{ field: 'summary', fromString: 'Wash the van', toString: 'Wash it twice' }] },
    })
    expect(commented).toMatchObject({ issue_event_type_name: 'issue_commented', comment: {} })
    expect(commented).not.toHaveProperty('changelog')
    expect(JSON.stringify(told(visit))).not.toMatch(/emailAddress|@acme\.example/)
    for (const { headers, body, url } of visit.delivered) {
      expect(headers['x-hub-signature']).toBe(`sha256=${hexOf(`shh ${body}`, 64)}`)
      expect(headers['x-atlassian-webhook-flow']).toBe('Primary')
      expect(headers).not.toHaveProperty('x-atlassian-webhook-retry')
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:1\/hook\?site=1&triggeredByUser=/)
    }
    expect(new Set(visit.delivered.map(({ headers }) => headers['x-atlassian-webhook-identifier'])).size).toBe(5)
  })

  test('Cloud tries again while the answer says so, five times, and tells which try it is', async () => {
    const visit = await listening()
    visit.listener = () => ({ status: 503, headers: {}, body: '' })
    await visit.get('POST /issue', { fields })
    await visit.settle()
    expect(visit.delivered.map(({ headers }) => headers['x-atlassian-webhook-retry'])).toEqual([
      undefined,
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
    expect(new Set(visit.delivered.map(({ headers }) => headers['x-atlassian-webhook-identifier'])).size).toBe(1)
    expect(visit.slept).toHaveLength(5)
    for (const wait of visit.slept) expect(wait >= 300_000 && wait <= 900_000).toBe(true)
    visit.listener = () => ({ status: 404, headers: {}, body: '' })
    await visit.get('POST /issue', { fields })
    await visit.settle()
    expect(visit.delivered).toHaveLength(7)
  })

  test('Data Center tries once, and signs with the secret of the configuration alone', async () => {
    const visit = new Visit('acme', 'dataCenter')
    visit.listener = () => ({ status: 503, headers: {}, body: '' })
    await visit.get(`POST ${DATA_CENTER}`, BODY)
    await visit.get('POST /issue', { fields })
    await visit.settle()
    expect(visit.delivered).toHaveLength(1)
    expect(visit.delivered[0]?.headers).not.toHaveProperty('x-hub-signature')
    await visit.get(`POST ${DATA_CENTER}`, { ...BODY, configuration: { SECRET: 'shh', EXCLUDE_BODY: 'true' } })
    await visit.get('POST /issue', { fields })
    await visit.settle()
    expect(visit.delivered[2]?.headers['x-hub-signature']).toBe(`sha256=${hexOf('shh ', 64)}`)
    expect(visit.delivered[2]).not.toHaveProperty('body')
  })

  test('what a task does to many issues is told as secondary', async () => {
    const visit = await listening()
    const { key } = await visit.get('POST /issue', { fields })
    const typeId = [...visit.site.tables.issueTypes.values()].find(({ name }) => name === 'Bug')?.id ?? ''
    const sources = { issueIdsOrKeys: [key ?? ''], inferStatusDefaults: true }
    await visit.get('POST /bulk/issues/move', { targetToSourcesMapping: { [`PAR,${typeId}`]: sources } })
    visit.wait(10_000)
    await visit.get('GET /myself')
    await visit.settle()
    expect(visit.delivered.map(({ headers }) => headers['x-atlassian-webhook-flow'])).toEqual(['Primary', 'Secondary'])
  })

  test('a webhook that is switched off or gone hears nothing more', async () => {
    const visit = await listening({ enabled: false })
    await visit.get('POST /issue', { fields })
    await visit.settle()
    expect(visit.delivered).toEqual([])
  })
})

describe('faults', () => {
  /** What arrives of two new issues, the first of which the fault strikes. */
  async function arriving(kind: FaultKind, milliseconds = 0): Promise<Visit> {
    const visit = await listening()
    visit.site.faults.add({ kind, times: 1, milliseconds, path: 'issue_created' })
    for (const summary of ['First', 'Second']) await visit.get('POST /issue', { fields: { ...fields, summary } })
    await visit.settle()
    return visit
  }
  const summaries = (visit: Visit) =>
    told(visit).map(({ issue }) => ((issue as JsonObject).fields as JsonObject).summary)

  test.each([
    ['webhook-lost', ['Second']],
    ['webhook-twice', ['First', 'First', 'Second']],
    ['webhook-reordered', ['Second', 'First']],
  ] as const)('%s', async (kind, expected) => {
    expect(summaries(await arriving(kind))).toEqual(expected)
  })

  test('a late one waits, a forged one is signed wrongly, and requests meet none of it', async () => {
    expect((await arriving('webhook-late', 4_000)).slept).toEqual([4_000])
    const [forged, right] = (await arriving('webhook-forged')).delivered
    expect(forged?.headers['x-hub-signature']).not.toBe(`sha256=${hexOf(`shh ${forged?.body}`, 64)}`)
    expect(right?.headers['x-hub-signature']).toBe(`sha256=${hexOf(`shh ${right?.body}`, 64)}`)
  })
})
