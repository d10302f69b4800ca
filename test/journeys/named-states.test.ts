/** Every way a connection fails has its name, its remedy and its exit code, at each door; and leaves nothing behind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fetch, HttpResponse } from '../../src/base/index.ts'
import { answering } from '../verification.ts'
import type { Client } from './client.ts'
import { connectWords } from './command.ts'
import { beginJourney, type Journey } from './journey.ts'
import type { Candidate, SiteWanted } from './sites.ts'

const everywhere = (answer: HttpResponse) => (): Fetch => async () => answer
const HTML = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><body>Welcome</body></html>' }
const CAPTCHA = {
  'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
  'x-authentication-denied-reason': 'CAPTCHA_CHALLENGE; login-url=https://jira.acme.example/login.jsp',
}
const SITES: readonly SiteWanted[] = [
  { name: 'staging', kind: 'cloud', story: 'acme' },
  { name: 'intranet', kind: 'cloud', story: 'empty', wrap: everywhere(HTML) },
  {
    name: 'former',
    kind: 'cloud',
    story: 'empty',
    wrap: everywhere({ status: 301, headers: { location: 'https://new.acme.example/?from=old' }, body: '' }),
  },
  {
    name: 'elsewhere',
    kind: 'cloud',
    story: 'empty',
    wrap: everywhere({ status: 302, headers: { location: 'https://login.acme.example/' }, body: '' }),
  },
  // A proxy that takes the header away: Jira answers 200, to nobody.
  {
    name: 'stripped',
    kind: 'cloud',
    story: 'empty',
    wrap: answering(/\/myself$/, () => ({ status: 200, body: '{}' })),
  },
  { name: 'legacy', kind: 'dataCenter', story: 'acme', contextPath: '/jira' },
  {
    name: 'locked',
    kind: 'dataCenter',
    story: 'empty',
    wrap: answering(/\/myself$/, () => ({ status: 403, headers: CAPTCHA, body: '' })),
  },
  // Personal access tokens are switched off: Jira answers 200, to nobody.
  {
    name: 'tokenless',
    kind: 'dataCenter',
    story: 'empty',
    wrap: answering(/\/myself$/, ({ headers }) => ({ headers: { ...headers, 'x-ausername': 'anonymous' } })),
  },
]

interface Way {
  readonly state: string
  readonly candidate: () => Candidate & { readonly expiresAt?: string }
  readonly says: RegExp
  readonly remedy: RegExp
}

let journey: Journey
let ada: Client
const of = (site: string, role: 'admin' | 'expired' = 'admin'): Candidate => journey.sites.candidate(site, role)

const WAYS: Readonly<Record<string, Way>> = {
  'a wrong token': {
    state: 'wrong-token',
    candidate: () => ({ ...of('staging'), token: 'ATATT3xFfGF0-not-a-token-of-anybody' }),
    says: /wrong, expired or revoked/,
    remedy: /create a new token/,
  },
  'an expired token whose end nobody typed': {
    state: 'wrong-token',
    candidate: () => of('staging', 'expired'),
    says: /wrong, expired or revoked/,
    remedy: /create a new token/,
  },
  'an expired token whose end was typed': {
    state: 'expired',
    candidate: () => ({ ...of('staging', 'expired'), expiresAt: '2026-01-31' }),
    says: /expiry date .* has passed/,
    remedy: /Create a new token/,
  },
  'a page that is no Jira': {
    state: 'not-jira',
    candidate: () => of('intranet'),
    says: /answers with a page, not with Jira/,
    remedy: /Check the address/,
  },
  'a site that moved for good': {
    state: 'site-moved',
    candidate: () => of('former'),
    says: /sends us on to https:\/\/new\.acme\.example;/,
    remedy: /connect the site by it/,
  },
  'a site that sends to a login page': {
    state: 'site-moved',
    candidate: () => of('elsewhere'),
    says: /sends us on to https:\/\/login\.acme\.example;/,
    remedy: /without single sign-on/,
  },
  'an address that nobody opened': {
    state: 'not-allowed',
    candidate: () => ({ ...of('staging'), url: 'https://127.0.0.1:9' }),
    says: /FAIRLEAD_ALLOW_ORIGINS="[^"]* https:\/\/127\.0\.0\.1:9"/,
    remedy: /operator of Fairlead opens exactly this origin/,
  },
  'a wrong token of Data Center': {
    state: 'wrong-token',
    candidate: () => ({ ...of('legacy'), token: 'MDAwMDAwMDAwMDAwOm5vYm9keXMtdG9rZW4tYXQtYWxs' }),
    says: /wrong, expired or revoked/,
    remedy: /create a new token/,
  },
  'an expired token of Data Center whose end was typed': {
    state: 'expired',
    candidate: () => ({ ...of('legacy', 'expired'), expiresAt: '2026-01-31' }),
    says: /expiry date .* has passed/,
    remedy: /Create a new token/,
  },
  'a token of Data Center given with an e-mail address': {
    state: 'wrong-token',
    candidate: () => ({ ...of('legacy'), email: 'ada@acme.example' }),
    says: /is Jira Data Center, but the token was given as the other's/,
    remedy: /Leave the e-mail address out, .* This one was not sent/,
  },
  'a token of Cloud given without an e-mail address': {
    state: 'wrong-token',
    candidate: () => ({ ...of('staging'), email: null }),
    says: /is Jira Cloud, but the token was given as the other's/,
    remedy: /Give the e-mail address of the account, .* This one was not sent/,
  },
  'a login that waits for a CAPTCHA': {
    state: 'captcha-locked',
    candidate: () => of('locked'),
    says: /locked this login behind a CAPTCHA/,
    remedy: /https:\/\/jira\.acme\.example\/login\.jsp/,
  },
  'a 200 of Data Center to nobody': {
    state: 'anonymous',
    candidate: () => of('tokenless'),
    says: /treats us as nobody/,
    remedy: /personal access tokens are switched on/,
  },
  'a 200 to nobody': {
    state: 'anonymous',
    candidate: () => of('stripped'),
    says: /treats us as nobody/,
    remedy: /proxy that removes the Authorization header/,
  },
}

beforeAll(async () => {
  journey = await beginJourney(SITES)
  ada = await journey.administrator()
})
afterAll(() => journey[Symbol.asyncDispose]())

/** Failed logins that one question caused, at whichever door. */
async function failedLogins(question: () => Promise<unknown>): Promise<number> {
  const before = journey.sites.heard.length
  await question()
  return journey.sites.heard.slice(before).filter((one) => one.failedLogin).length
}

async function stored(): Promise<number> {
  const counts = await Promise.all(
    (['connection', 'credential', 'site'] as const).map((table) =>
      journey.database.db
        .selectFrom(table)
        .select((query) => query.fn.countAll<string>().as('rows'))
        .executeTakeFirstOrThrow(),
    ),
  )
  return counts.reduce((sum, { rows }) => sum + Number(rows), 0)
}

describe.each(Object.entries(WAYS))('%s', (_, { state, candidate, says, remedy }) => {
  test('over HTTP: named with its remedy by the check, refused by the store, nothing kept', async () => {
    const input = { name: 'site', projects: null, expiresAt: null, ...candidate() }
    const failures = await failedLogins(async () => {
      const found = await ada.get('connections.verify', input)
      expect(found).toMatchObject({
        state,
        says: expect.stringMatching(says),
        remedy: expect.stringMatching(remedy),
        account: null,
      })
      expect(found.checks.filter((check) => check.state === 'fails')).toHaveLength(1)
    })
    expect(failures).toBeLessThanOrEqual(1)
    const again = await failedLogins(async () => {
      const { status, body } = await ada.refused('connections.create', input)
      expect(status).toBe(422)
      expect(body).toMatchObject({
        code: 'connection.refused',
        says: expect.stringMatching(says),
        remedy: expect.stringMatching(remedy),
        facts: { state },
      })
    })
    expect(again).toBeLessThanOrEqual(1)
    expect(await stored()).toBe(0)
  })

  test('on the command line: the same words and exit code 6', async () => {
    const { token, expiresAt, ...site } = candidate()
    const words = connectWords('site', site)
    const more = expiresAt === undefined ? [] : ['--expires', expiresAt]
    const failures = await failedLogins(async () => {
      const ended = await journey.command([...words, ...more, '--json'], { input: token })
      expect(ended.code).toBe(6)
      expect(ended.json()).toMatchObject({
        error: {
          code: 'connection.refused',
          says: expect.stringMatching(says),
          remedy: expect.stringMatching(remedy),
          facts: { state },
        },
      })
    })
    expect(failures).toBeLessThanOrEqual(1)
    expect(await stored()).toBe(0)
  })
})

test('on the command line without --json: what went well, the name of what did not, what to do', async () => {
  const words = connectWords('site', of('staging'))
  const { code, out, err } = await journey.command(words, { input: 'ATATT3xFfGF0-nobody-s' })
  expect(code).toBe(6)
  expect(out).toBe('')
  expect(err).toMatch(/✓ .* answers\.\n✓ Jira Cloud .*\nwrong-token: .*wrong, expired or revoked/)
  expect(err).toMatch(/create a new token/)
  expect(await stored()).toBe(0)
})

test('plain http to an address that nobody opened: refused before anything is asked, and the line to set is named', async () => {
  const url = 'http://jira.acme.example:8080'
  const input = { name: 'site', url, email: 'ada@acme.example', token: 'x', projects: null }
  const { status, body } = await ada.refused('connections.create', input)
  expect(status).toBe(400)
  expect(body).toMatchObject({ code: 'input.invalid', about: 'url', says: expect.stringMatching(/not encrypted/) })
  expect(body.remedy).toContain(`FAIRLEAD_ALLOW_ORIGINS="${[...journey.sites.origins, url].join(' ')}"`)
})
