/** Settings of signing in: what they say when they are whole, and what is said of each half. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-sign-in-'))
const read = (more: Readonly<Record<string, string>> = {}) => readSettings({ FAIRLEAD_DATA: folder, ...more })
const SSO = {
  FAIRLEAD_SSO_ISSUER: 'https://id.acme.example',
  FAIRLEAD_SSO_CLIENT_ID: 'fairlead',
  FAIRLEAD_SSO_ROLES: 'jira-admins=administrator, portfolio = editor',
}

test('left out: a password is enough, a proof lasts five minutes, there is no provider', () => {
  const { requireSecondFactor, proofMinutes, ssoIssuer, ssoOnly, ssoLinkByEmail } = read()
  expect([requireSecondFactor, proofMinutes, ssoIssuer, ssoOnly, ssoLinkByEmail]).toEqual([
    ...[false, 5, undefined, false, false],
  ])
})

test.each([
  ['https://fairlead.example.com', true],
  ['http://fairlead.internal:7420', true],
  ['http://localhost:7420', false],
  ['http://127.0.0.1:7420', false],
])('where people come by %s a second factor is a must: %s, unless it is said', (url, must) => {
  const at = { FAIRLEAD_URL: url }
  expect(read(at).requireSecondFactor).toBe(must)
  for (const said of [true, false])
    expect(read({ ...at, FAIRLEAD_REQUIRE_SECOND_FACTOR: String(said) }).requireSecondFactor).toBe(said)
})

test('groups have roles, written in either form', () => {
  expect(read(SSO).ssoRoles).toEqual({ 'jira-admins': 'administrator', portfolio: 'editor' })
  const json = '{"CN=Jira, DC=acme": "owner"}'
  expect(read({ ...SSO, FAIRLEAD_SSO_ROLES: json }).ssoRoles).toEqual({ 'CN=Jira, DC=acme': 'owner' })
})

test.each([
  [{ ...SSO, FAIRLEAD_SSO_CLIENT_ID: '' }, /FAIRLEAD_SSO_CLIENT_ID: must be set/],
  [{ ...SSO, FAIRLEAD_SSO_ROLES: '' }, /FAIRLEAD_SSO_ROLES: must be set/],
  [{ ...SSO, FAIRLEAD_SSO_ROLES: 'admins=king' }, /FAIRLEAD_SSO_ROLES/],
  [{ ...SSO, FAIRLEAD_SSO_ISSUER: 'id.acme.example' }, /FAIRLEAD_SSO_ISSUER: must be an address/],
  [{ FAIRLEAD_SSO_ONLY: 'true' }, /FAIRLEAD_SSO_ONLY: FAIRLEAD_SSO_ISSUER must be set/],
  [{ FAIRLEAD_REQUIRE_SECOND_FACTOR: 'perhaps' }, /FAIRLEAD_REQUIRE_SECOND_FACTOR: must be true or false/],
  [{ FAIRLEAD_PROOF_MINUTES: '600' }, /FAIRLEAD_PROOF_MINUTES/],
])('%o is refused', (settings, says) => expect(() => read(settings)).toThrow(says))

test('the secret prints as nothing, and never lies in the data folder', () => {
  const settings = read({ ...SSO, FAIRLEAD_SSO_CLIENT_SECRET: 'a secret of ours' })
  expect(JSON.stringify(settings)).not.toContain('a secret of ours')
  const file = path.join(folder, 'settings.json')
  writeFileSync(file, JSON.stringify({ ssoClientSecret: 'a secret of ours' }))
  expect(() => read(SSO)).toThrow(/never lies in the data folder/)
  rmSync(folder, { recursive: true })
})
