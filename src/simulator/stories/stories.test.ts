/** Laws of every story: the same dice build the same site, two sites share no id, and every sort of account is there. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../../base/index.ts'
import { accountsOf } from '../accounts.ts'
import { stateOf } from '../control.ts'
import { built, EVERY } from './built.ts'

describe.each(EVERY)('%s on %s', (story, kind) => {
  test('the same dice build the same site', () => {
    const [one, other] = [0, 1].map(() => JSON.stringify(stateOf(built(story, kind))))
    expect(one === other).toBe(true)
  })

  test('two sites share no id but those of accounts and of Jira’s own pictures', () => {
    const one = ids(stateOf(built(story, kind)))
    const other = ids(stateOf(built(story, kind, { firstId: 100_010_000, seed: 2 })))
    expect([...one].filter((id) => other.has(id))).toEqual([])
    expect(one.size).toBeGreaterThan(50)
  })

  test('has one account of every sort, administrators among them', () => {
    const site = built(story, kind)
    const accounts = accountsOf(site)
    expect(accounts.map(({ role }) => role)).toEqual(['admin', 'service', 'member', 'expired', 'scoped'])
    const administrators = accounts.filter(({ accountId }) => site.administrators.has(accountId))
    expect(administrators.map(({ role }) => role)).toEqual(['admin', 'scoped'])
  })
})

/** Numbers of five digits and more, field ids by their number, and UUIDs: wherever in the state they stand. */
function ids(state: Json | undefined, found = new Set<string>()): Set<string> {
  if (typeof state === 'string') {
    if (/^(customfield_|JIRAUSER)?\d{5,9}$/.test(state) || /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(state)) found.add(state)
  } else if (typeof state === 'object' && state !== null)
    for (const [key, value] of Object.entries(state)) if (key !== 'avatarId') ids(value, ids(key, found))
  return found
}

test('a person has one account on all Cloud sites, and another on each Data Center', () => {
  const accounts = (kind: 'cloud' | 'dataCenter', firstId: number) =>
    new Map(
      [...built('acme', kind, { firstId }).tables.users.values()].map(({ email, accountId }) => [email, accountId]),
    )
  expect(accounts('cloud', 100_010_000)).toEqual(accounts('cloud', 10_000))
  const [one, other] = [accounts('dataCenter', 100_010_000), accounts('dataCenter', 10_000)]
  for (const [email, accountId] of one) expect(other.get(email)).not.toBe(accountId)
})
