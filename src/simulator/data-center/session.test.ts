/** Who is asking: tokens, the header that names the caller, what is experimental, and paths that are not there. */
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../base/index.ts'
import { accountsOf } from '../accounts.ts'
import { Visit } from '../cloud/visit.ts'
import { EXPERIMENTAL } from './experimental.ts'

const TOKENS = '/rest/pat/latest/tokens'
const DAY = 86_400_000
const there = () => new Visit('acme', 'dataCenter')
const token = (visit: Visit, role: 'admin' | 'expired'): string =>
  accountsOf(visit.site).find((one) => one.role === role)?.token ?? ''

/** As whoever the header says, if anybody. */
function asking(visit: Visit, authorization?: string) {
  visit.as(null)
  visit.headers = { 'x-experimentalapi': 'true', ...(authorization === undefined ? {} : { authorization }) }
  return visit
}

describe('the caller', () => {
  test('is named in every answer, refusals too', async () => {
    const visit = there()
    for (const path of ['/myself', '/serverInfo', '/project/NOPE', '/nothing/here'])
      expect((await visit.ask(`GET ${path}`)).headers['x-ausername'], path).toBe('ada.lindqvist')
    for (const path of ['/serverInfo', '/myself', '/project/NOPE', '/nothing/here'])
      expect((await visit.as(null).ask(`GET ${path}`)).headers['x-ausername'], path).toBe('anonymous')
  })

  test('with a token that is wrong or over is nobody', async () => {
    const visit = there()
    for (const authorization of ['Bearer wrong', `Bearer ${token(visit, 'expired')}`]) {
      const { status, headers } = await asking(visit, authorization).ask('GET /serverInfo')
      expect([status, headers['x-ausername'], headers['x-seraph-loginreason']]).toEqual([
        200,
        'anonymous',
        'AUTHENTICATED_FAILED',
      ])
      expect((await visit.ask('GET /myself')).status).toBe(401)
    }
  })

  test('who fails with a password too often is locked behind a CAPTCHA', async () => {
    const visit = asking(there(), `Basic ${btoa('ada.lindqvist:guess')}`)
    const tries: number[] = []
    for (let at = 0; at < 4; at++) tries.push((await visit.ask('GET /myself')).status)
    expect(tries).toEqual([401, 401, 401, 403])
    expect((await visit.ask('GET /myself')).headers['x-authentication-denied-reason']).toContain('CAPTCHA_CHALLENGE')
  })
})

describe('personal access tokens', () => {
  test('are made, work, are listed without their secret, and are revoked', async () => {
    const visit = there()
    const made = await visit.get(`POST ${TOKENS}`, { name: 'Fairlead', expirationDuration: 30 })
    const { rawToken, ...told } = made
    expect(String(rawToken)).toHaveLength(44)
    const list = await visit.get<JsonObject[]>(`GET ${TOKENS}`)
    expect(list).toContainEqual(told)
    expect(JSON.stringify(list)).not.toContain(String(rawToken))

    asking(visit, `Bearer ${rawToken}`)
    expect((await visit.get('GET /myself')).name).toBe('ada.lindqvist')
    visit.wait(30 * DAY)
    expect((await visit.ask('GET /myself')).status).toBe(401)

    visit.headers = { 'x-experimentalapi': 'true' }
    visit.as('admin')
    await visit.get(`DELETE ${TOKENS}/${made.id}`)
    await visit.isRefused(404, `DELETE ${TOKENS}/${made.id}`)
    expect(await visit.get(`GET ${TOKENS}`)).not.toContainEqual(told)
  })

  test('without an end are for ever', async () => {
    const visit = there()
    const { rawToken, expiringAt } = await visit.get(`POST ${TOKENS}`, { name: 'Everlasting' })
    expect(expiringAt).toBeUndefined()
    visit.wait(3_000 * DAY)
    expect((await asking(visit, `Bearer ${rawToken}`).get('GET /myself')).name).toBe('ada.lindqvist')
  })

  test.each<[Json]>([
    [{}],
    [{ name: '' }],
    [{ name: 'X', expirationDuration: 0 }],
    [{ name: 'X', expirationDuration: '9' }],
  ])('are refused as %j', async (body) => {
    const visit = there()
    const before = visit.site.tables.tokens.size
    await visit.isRefused(400, `POST ${TOKENS}`, body)
    expect(visit.site.tables.tokens.size).toBe(before)
  })

  test('of somebody else are not there, and nobody has none', async () => {
    const visit = there()
    const { id } = await visit.get(`POST ${TOKENS}`, { name: 'Mine' })
    await visit.as('member').isRefused(404, `DELETE ${TOKENS}/${id}`)
    expect(JSON.stringify(await visit.get(`GET ${TOKENS}`))).not.toContain('"Mine"')
    await visit.as(null).isRefused(401, `GET ${TOKENS}`)
  })
})

describe('what is experimental', () => {
  test.each([...EXPERIMENTAL])('%s is refused without the word for it', async (what) => {
    const visit = there()
    visit.headers = {}
    await visit.isRefused(412, what.replace('{issueIdOrKey}', 'PAR-1').replace(/\{.*?\}/g, '1'))
    visit.headers = { 'x-experimentalapi': 'opt-in' }
    await visit.isRefused(412, what.replace('{issueIdOrKey}', 'PAR-1').replace(/\{.*?\}/g, '1'))
  })
})

describe('a path that is not there', () => {
  test.each([
    ['GET /nothing', 404],
    ['GET /screenscheme', 404],
    ['GET /issuetypescreenscheme', 404],
    ['GET /fieldconfiguration', 404],
    ['GET /task/1', 404],
    ['GET /field/search', 404],
    ['GET /auditing/record', 404],
    ['POST /status', 405],
    ['POST /priority', 405],
    ['POST /resolution', 405],
    ['GET /workflowscheme', 405],
    ['POST /workflow', 405],
    ['POST /screens', 405],
    ['POST /customFields/1/options', 405],
    ['POST /search/jql', 404],
  ] as const)('%s is %i', async (what, status) => {
    const visit = there()
    const { body } = await visit.isRefused(status, what)
    expect(body).toMatchObject({ 'status-code': status, 'sub-code': -1 })
  })

  test('of version 3 is a page for people', async () => {
    const { status, headers } = await there().ask('GET /rest/api/3/myself')
    expect([status, headers['content-type']]).toEqual([404, 'text/html;charset=UTF-8'])
  })

  test('of the latest version is that of version 2', async () => {
    const visit = there()
    expect(await visit.get('GET /rest/api/latest/serverInfo')).toEqual(await visit.get('GET /serverInfo'))
  })
})
