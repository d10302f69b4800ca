/** The guides say the same wherever they are shown, lead to the customer's own site and never ask for a password. */
import { describe, expect, test } from 'vitest'
import type { Deployment } from './credential.ts'
import { type Guide, type GuidePurpose, SCOPES, SERVICE_ACCOUNT_NAME, setupGuide } from './setup-guide.ts'
import { storedMessage } from './stored-message.ts'

const BASE: Readonly<Record<Deployment, string>> = {
  cloud: 'https://acme.atlassian.net',
  dataCenter: 'https://jira.acme.example/jira',
}
const ALL = (['cloud', 'dataCenter'] as const).flatMap((deployment) =>
  (['service', 'authorization'] as const).map((purpose) => [deployment, purpose] as const),
)
const text = ({ title, intro, steps, after }: Guide): string =>
  [title, ...intro, ...steps.flatMap((step) => [step.title, ...step.text]), ...after].join('\n')

describe.each(ALL)('%s, %s', (deployment: Deployment, purpose: GuidePurpose) => {
  const guide = setupGuide(deployment, purpose, BASE[deployment])
  test('leads to the customer’s own site or to Atlassian, nowhere else', () => {
    const links = guide.steps.flatMap(({ link }) => link ?? [])
    expect(links.length).toBeGreaterThan(0)
    for (const { href } of links)
      expect(
        href.startsWith(`${BASE[deployment]}/`) || /^https:\/\/(id|admin)\.atlassian\.com(\/|$)/.test(href),
        href,
      ).toBe(true)
  })
  test('says that the token is shown once, and has no exclamation mark', () => {
    expect(text(guide)).toMatch(/only this once/)
    expect(text(guide)).not.toContain('!')
  })
})

test('a service account is named as one, and its mailbox is the customer’s own', () => {
  for (const deployment of ['cloud', 'dataCenter'] as const) {
    const guide = text(setupGuide(deployment, 'service', BASE[deployment]))
    expect(guide).toContain(SERVICE_ACCOUNT_NAME)
    expect(guide).toMatch(/Use a mailbox of your own organisation.*ever one of a vendor/s)
  }
})

test('the scopes that the check asks for are named', () => {
  const guide = text(setupGuide('cloud', 'authorization', BASE.cloud))
  for (const scope of SCOPES.authorization) expect(guide).toContain(scope)
})

describe('once a token is stored', () => {
  const account = { id: '1', name: 'Anna Berg', email: 'anna@acme.example', timeZone: null }
  test('it is said for whom, where, what it can do and until when', () => {
    const expiry = Date.UTC(2027, 10, 20)
    expect(storedMessage([{ site: 'acme.atlassian.net', account, administrator: true }], expiry)).toEqual([
      'Token stored, encrypted, for Anna Berg (anna@acme.example).',
      'Proven on acme.atlassian.net: Jira administrator. You may start deployments there.',
      'It expires on 2027-11-20; you will be reminded.',
    ])
  })
  test('who does not administer Jira hears that deployments stay closed, and why', () => {
    const [, line] = storedMessage([{ site: 'acme', account, administrator: false }], null)
    expect(line).toMatch(/stay closed.*because/)
  })
})
