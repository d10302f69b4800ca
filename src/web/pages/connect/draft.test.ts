/** What the connect page makes of what is typed. */
import { describe, expect, test } from 'vitest'
import { NO_LOGIN } from '../../parts/login-draft.ts'
import { doneSteps, guessDeployment, NOTHING, requestOf, suggestName } from './draft.ts'

describe('an address', () => {
  test('of Atlassian is Cloud, of a company is asked about', () => {
    expect(guessDeployment('acme.atlassian.net/jira/projects')).toBe('cloud')
    expect(guessDeployment('https://jira.acme.example')).toBeUndefined()
    expect(guessDeployment('')).toBeUndefined()
  })
  test('suggests a name, except where it is a number', () => {
    expect(suggestName('https://acme.atlassian.net')).toBe('acme')
    expect(suggestName('https://jira.acme.example/jira')).toBe('jira-acme')
    expect(suggestName('http://127.0.0.1:7441')).toBe('')
  })
})

test('steps tick themselves, each by its own fields', () => {
  expect([...doneSteps(NOTHING, false)]).toEqual([])
  const draft = { ...NOTHING, url: 'acme.atlassian.net', deployment: 'cloud', name: 'acme' } as const
  expect([...doneSteps(draft, false)]).toEqual(['Site'])
  const login = { ...NO_LOGIN, email: 'a@b.example', facts: { token: 'x', expires: '' } }
  const whole = { ...draft, login, projects: ['OPS'] }
  expect([...doneSteps(whole, true)]).toEqual(['Site', 'Account and token', 'Projects', 'Test'])
})

test('Data Center gets no e-mail address, "all" no list, "does not expire" no date', () => {
  const draft = {
    ...NOTHING,
    url: ' https://jira.acme.example ',
    deployment: 'dataCenter',
    name: 'dc',
  } as const
  const facts = { token: ' t ', expires: 'never' }
  const login = { ...NO_LOGIN, method: 'personal-access-token', email: 'left@over.example', facts } as const
  const request = requestOf({ ...draft, scope: 'all', projects: ['OPS'], login })
  expect(request).toEqual({
    name: 'dc',
    url: 'https://jira.acme.example',
    method: 'personal-access-token',
    email: null,
    token: 't',
    projects: null,
    expiresAt: null,
    ...{ authorities: null, proxy: null, proxyUser: null, proxyPassword: null },
  })
})

test('a service account needs no e-mail address, an OAuth client its id', () => {
  const typed = { ...NO_LOGIN, email: 'left@over.example', facts: { token: 'x', expires: '' } }
  const by = (login: Partial<typeof NO_LOGIN>) =>
    ({
      ...NOTHING,
      url: 'acme.atlassian.net',
      deployment: 'cloud',
      name: 'acme',
      login: { ...typed, ...login },
    }) as const
  const token = by({ method: 'service-account-token' })
  expect(doneSteps(token, false).has('Account and token')).toBe(true)
  expect(requestOf(token)).toMatchObject({ email: null, method: 'service-account-token' })
  expect(doneSteps(by({ method: 'oauth-client' }), false).has('Account and token')).toBe(false)
  const client = by({ method: 'oauth-client', clientId: ' c ' })
  expect(doneSteps(client, false).has('Account and token')).toBe(true)
  expect(requestOf(client)).toMatchObject({ email: null, method: 'oauth-client', clientId: 'c' })
})
