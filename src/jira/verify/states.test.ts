/** Every state that a check can come to, produced by a simulated site or by a network that does not answer. */
import { describe, expect, test } from 'vitest'
import { account, answering, KINDS, type Kind, projectsOf, setUp, verify } from '../../../test/verification.ts'
import { type Fetch, type HttpResponse, NoAnswer, type NoAnswerReason } from '../../base/index.ts'
import { STATES, type State, type Verification } from './verification.ts'

const silent = (reason: NoAnswerReason) => (): Fetch => async () => {
  throw new NoAnswer(reason, 'of the sort that this test makes', true)
}
const everywhere = (answer: Partial<HttpResponse>) => answering(/./, () => answer)
const toMyself = (answer: Partial<HttpResponse>) => answering(/\/myself$/, () => answer)
const ip = '{"errorMessages":["The IP address has been rejected because it is not on the allowed list."],"errors":{}}'
const captcha = { 'x-authentication-denied-reason': 'CAPTCHA_CHALLENGE; login-url=https://jira.acme.example/login.jsp' }

const WAYS: Readonly<Record<State, readonly ((kind: Kind) => Promise<Verification>)[]>> = {
  ok: [
    (kind) => serviceOf(kind, 'service'),
    (kind) => verify(setUp(kind), 'admin', { purpose: 'deployment' }),
    (kind) => verify(setUp(kind), 'service'),
  ],
  'over-privileged': [(kind) => serviceOf(kind, 'admin'), (kind) => verify(setUp(kind), 'admin')],
  'missing-permission': [
    (kind) => verify(setUp(kind), 'member', { purpose: 'deployment' }),
    (kind) => verify(setUp(kind), 'service', { projects: ['NOPE'] }),
    (kind) => verify(setUp(kind, toMyself({ status: 403, body: '{"errorMessages":["No access."]}' })), 'admin'),
  ],
  anonymous: [
    (kind) => verify(setUp(kind, toMyself({ body: '{}' })), 'admin'),
    (kind) => verify(setUp(kind, toMyself({ headers: { 'x-ausername': 'anonymous' } })), 'admin'),
  ],
  'wrong-token': [
    (kind) => verify(setUp(kind), 'expired'),
    (kind) => verify(setUp(kind, toMyself({ headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' } })), 'admin'),
    (kind) =>
      verify(setUp(kind, toMyself({ status: 401, headers: {}, body: 'Client must be authenticated.' })), 'admin'),
  ],
  expired: [
    (kind) => {
      const set = setUp(kind)
      return verify(set, 'expired', { expiresAt: set.world.now() - 1 })
    },
  ],
  'captcha-locked': [(kind) => verify(setUp(kind, toMyself({ status: 403, headers: captcha })), 'admin')],
  'ip-not-allowed': [
    (kind) => verify(setUp(kind, everywhere({ status: 403, body: ip })), 'admin'),
    (kind) => verify(setUp(kind, everywhere({ status: 400, body: ip })), 'admin'),
  ],
  tls: [(kind) => verify(setUp(kind, silent('tls')), 'admin')],
  dns: [(kind) => verify(setUp(kind, silent('dns')), 'admin')],
  proxy: [
    (kind) => verify(setUp(kind, silent('proxy')), 'admin'),
    (kind) => verify(setUp(kind, everywhere({ status: 407 })), 'admin'),
  ],
  unreachable: [
    (kind) => verify(setUp(kind, silent('refused')), 'admin'),
    (kind) => verify(setUp(kind, silent('timeout')), 'admin'),
    (kind) => verify(setUp(kind, silent('reset')), 'admin'),
    (kind) => {
      const set = setUp(kind)
      set.site.faults.add({ kind: 'server-error', status: 503 })
      return verify(set, 'admin')
    },
  ],
  'not-allowed': [(kind) => verify(setUp(kind, silent('not-allowed')), 'admin')],
  'not-jira': [
    (kind) => verify(setUp(kind, silent('too-large')), 'admin'),
    (kind) => verify(setUp(kind, everywhere({ status: 404, body: '{"message":"nothing here"}' })), 'admin'),
    (kind) => verify(setUp(kind, everywhere({ body: '<html>Log in</html>' })), 'admin'),
    (kind) => verify(setUp(kind, everywhere({ body: '{"product":"another"}' })), 'admin'),
    (kind) => verify(setUp(kind, toMyself({ body: '<html>Log in</html>' })), 'admin'),
  ],
  'site-moved': [(kind) => verify(setUp(kind, everywhere({ status: 301 })), 'admin')],
  'rate-limited': [
    (kind) => {
      const set = setUp(kind)
      set.site.faults.add({ kind: 'rate-limited', path: '/myself$' })
      return verify(set, 'admin')
    },
  ],
}

/** An account with every role in the projects in scope, so that only what is beyond its work can be found. */
function serviceOf(kind: Kind, role: 'service' | 'admin'): Promise<Verification> {
  const set = setUp(kind)
  const projects = projectsOf(set)
  const subject = account(set.site, role).accountId
  if (role === 'admin')
    for (const { key, roleActors } of set.site.tables.projects.values())
      for (const actors of projects.includes(key) ? Object.values(roleActors) : [])
        actors.push({ id: 'more', type: 'atlassian-user-role-actor', subject })
  return verify(set, role, { projects })
}

describe.each(KINDS)('on %s', (kind) => {
  describe.each(STATES)('%s', (state) => {
    test.each(WAYS[state].map((way, at) => [at + 1, way] as const))('way %d', async (_, way) => {
      const found = await way(kind)
      expect(found).toMatchObject({ state, says: expect.stringMatching(/\S/) })
      if (state !== 'ok') expect(found.remedy).toMatch(/\S/)
      expect([...new Set(found.checks.map(({ name }) => name))]).toEqual(ORDER)
      expect(found.account === null).toBe(found.address === null)
    })
  })
})
const ORDER = ['reach', 'jira', 'who', 'rights', 'excess', 'time-zone']
