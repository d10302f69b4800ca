/** What each of Jira's refusals is taken for: above all, which of them say that the token does not work. */
import { expect, test } from 'vitest'
import type { HttpResponse } from '../base/index.ts'
import { refusal } from './refusal.ts'

const answer = (status: number, headers: HttpResponse['headers'] = {}, body = ''): HttpResponse => ({
  status,
  headers,
  body,
})
const code = (response: HttpResponse) =>
  refusal('acme', { method: 'GET', path: '/rest/api/3/statuses?id=1', reads: true }, response)?.code

test.each([
  ['an answer', answer(200, { 'x-aaccountid': 'a' }), undefined],
  ['a task', answer(303), undefined],
  ['down', answer(503), undefined],
  ['a 401 that names nobody', answer(401), 'jira.unauthorized'],
  ['a 401 to the account of a good token', answer(401, { 'x-aaccountid': 'a' }), 'jira.forbidden'],
  ['a 401 to the user of a good token', answer(401, { 'x-ausername': 'anna' }), 'jira.forbidden'],
  ['a 401 for want of a scope', answer(401, {}, '{"message":"Unauthorized; scope does not match"}'), 'jira.forbidden'],
  ['a 200 to a failed login', answer(200, { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }), 'jira.anonymous'],
  ['a 200 to nobody', answer(200, { 'x-ausername': 'anonymous' }), 'jira.anonymous'],
  ['a locked login', answer(403, { 'x-authentication-denied-reason': 'CAPTCHA_CHALLENGE' }), 'jira.unauthorized'],
  ['no right', answer(403), 'jira.forbidden'],
  ['not there', answer(404), 'jira.not-found'],
  ['stale', answer(409), 'jira.conflict'],
  ['wrong', answer(400), 'jira.refused'],
  ['moved', answer(302, { location: 'https://elsewhere.example/?token=x' }), 'jira.unreachable'],
] as const)('%s', (_, response, expected) => {
  expect(code(response)).toBe(expected)
})

test('of where a redirect leads only the origin is told', () => {
  const fault = refusal(
    'acme',
    { method: 'GET', path: '/', reads: true },
    answer(302, { location: 'https://a.example/x?y=z' }),
  )
  expect(fault?.message).toContain('to https://a.example;')
})
