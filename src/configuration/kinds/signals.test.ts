/** What every kind promises of its signal: it is declared, its words are documented, and some objects are read as all are. */
import { expect, test } from 'vitest'
import { visit } from '../../../test/sites.ts'
import { KINDS } from './index.ts'

/** Categories of the audit log that Atlassian's page names, in the words of the log. */
const CATEGORIES = ['projects', 'permissions', 'workflows', 'notifications', 'screens', 'fields']
const { jira } = visit('acme')

test.each(KINDS.map((kind) => [kind.name, kind] as const))('%s declares its signal', async (_, { signal, read }) => {
  if (signal === undefined) throw new Error('no signal')
  if (signal.by === 'none') return expect(signal.why).toMatch(/^[A-Z].+\.$/)
  if (signal.by === 'audit') {
    expect(CATEGORIES).toContain(signal.category)
    expect(signal.others).not.toContain(signal.type)
  }
  const all = await read(jira, 'all')
  const some = all.filter((_one, at) => at % 3 === 0)
  expect(
    await signal.read(
      jira,
      some.map(({ id }) => id),
    ),
  ).toEqual(some)
})
