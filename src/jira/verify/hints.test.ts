/** What the look of a token suggests, and what is taken off it before it is used. */
import { describe, expect, test } from 'vitest'
import { Secret } from '../../base/index.ts'
import type { LoginMethodName } from '../credential.ts'
import { tidyCredential, tokenHints } from './hints.ts'

const made = (method: LoginMethodName, token: string, email: string | null = 'anna@acme.example') => ({
  id: 'one',
  method,
  email,
  secret: new Secret(token),
})
const cloud = (token: string, email?: string | null) => made('api-token', token, email)
const dataCenter = (token: string) => made('personal-access-token', token, null)
const PERSONAL = 'NDAyMTc2MzI5ODExOkv5xGb0mQpT2hVcYwLzR8sJ7nAd'

describe('hints', () => {
  test.each([
    [cloud('ATATT3xFfGF0abc=1A2B3C4D'), []],
    [dataCenter(PERSONAL), []],
    [cloud('ATATT3xFfGF0abc=1A2B3C4D\n'), [/White space/]],
    [cloud('ATATT3xFf GF0abc'), [/White space/]],
    [cloud('Basic ATATT3xFfGF0abc'), [/word before the token/, /White space/]],
    [dataCenter(`Bearer ${PERSONAL}`), [/word before the token/, /White space/]],
    [cloud('ATCTT3xFfGN0abc=1A2B3C4D'), [/admin API key/]],
    [dataCenter('ATATT3xFfGF0abc=1A2B3C4D'), [/token of Jira Cloud/]],
    [cloud(PERSONAL), [/personal access token/]],
    [cloud('ATSTT3xFfGF0abc=1A2B3C4D'), [/choose that way in/]],
    [cloud('ATATT3xFfGF0abc', ''), [/e-mail address/]],
    [cloud('ATATT3xFfGF0abc', null), [/e-mail address/]],
    [cloud('ATATT3xFfGF0abc', 'anna'), [/e-mail address/]],
    [cloud(' '), [/White space/, /empty/]],
  ])('%#', (credential, says) => {
    const hints = tokenHints(credential)
    expect(hints).toHaveLength(says.length)
    for (const [at, one] of says.entries()) expect(hints[at]).toMatch(one)
  })
})

test('a tidy credential holds the token alone, and is tidy already', () => {
  const tidy = tidyCredential(cloud(' Bearer ATATT3x\u200bFf\r\nGF0abc ', ' anna@acme.example\n'))
  expect(tidy.secret.reveal()).toBe('ATATT3xFfGF0abc')
  expect(tidy.email).toBe('anna@acme.example')
  expect(tidyCredential(tidy).secret.reveal()).toBe('ATATT3xFfGF0abc')
})
