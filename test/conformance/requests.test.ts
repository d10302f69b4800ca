/** Every request that the product sends is one that Atlassian's documents know. */
import { describe, expect, test } from 'vitest'
import { type HttpRequest, urlParts } from '../../src/base/index.ts'
import { KINDS, takeSnapshot } from '../../src/configuration/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { ANSWERS, apply, memoryJournal, plan } from '../simulation/deploy.ts'
import { simulate } from '../simulation/sites.ts'
import { setUp, verify } from '../verification.ts'
import { documentsFound } from './documents.ts'
import { requestFaults } from './requests.ts'

const PROJECTS = ['PAR', 'ROU', 'WHM', 'INT', 'OPS', 'FIN']

/** Each once, however often it was sent. */
const faultsOf = (simulator: Simulator): string[] => [
  ...new Set(simulator.asked.flatMap((one) => requestFaults(simulator.site(one.site).kind, one))),
]

describe.skipIf(!documentsFound)('requests', () => {
  test('of a whole deployment to an empty site', async () => {
    const { client, simulator } = simulate([
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: 'empty' },
    ])
    const { plan: made } = await plan(client('staging'), client('production'), PROJECTS)
    expect((await apply(made, client('production'), memoryJournal([]))).finished).toBe(true)
    expect(simulator.asked.length).toBeGreaterThan(1_000)
    expect(faultsOf(simulator)).toEqual([])
  })

  test('of a deployment to a site that went its own way', async () => {
    const { client, simulator } = simulate([
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: 'drifted' },
    ])
    const { plan: made } = await plan(client('staging'), client('production'), PROJECTS, ANSWERS)
    expect((await apply(made, client('production'), memoryJournal([]))).finished).toBe(true)
    expect(faultsOf(simulator)).toEqual([])
  })

  test('of a snapshot of Data Center', async () => {
    const { client, simulator } = simulate([{ name: 'old', kind: 'dataCenter', story: 'acme', contextPath: '/jira' }])
    await takeSnapshot(client('old'), { kinds: KINDS, identity: 'old' })
    expect(simulator.asked.length).toBeGreaterThan(30)
    expect(faultsOf(simulator)).toEqual([])
  })

  test.each(['cloud', 'dataCenter'] as const)('of verifying a connection to %s', async (kind) => {
    const sent: HttpRequest[] = []
    const set = setUp(kind, (fetch) => (request) => {
      sent.push(request)
      return fetch(request)
    })
    await verify(set, 'service')
    expect(sent.length).toBeGreaterThan(1)
    const path = ({ url }: HttpRequest) => urlParts(url).path.slice(set.site.contextPath.length)
    expect(sent.flatMap((one) => requestFaults(kind, { ...one, path: path(one), body: one.body }))).toEqual([])
  })

  test.each([
    ['a path in no document', 'GET', '/rest/api/3/nowhere', undefined],
    ['a parameter that is not there', 'GET', '/rest/api/3/priority?loud=true', undefined],
    ['a number that is none', 'GET', '/rest/api/3/field/search?maxResults=many', undefined],
    ['a body of a wrong type', 'POST', '/rest/api/3/issuetype', '{"name":7}'],
    ['a body without what is required', 'POST', '/rest/api/3/issuetype', '{}'],
    ['no body at all', 'POST', '/rest/api/3/issuetype', undefined],
  ])('the check finds %s', (_, method, url, body) => {
    expect(requestFaults('cloud', { method, url, path: url.split('?')[0] ?? '', body })).toHaveLength(1)
  })
})
