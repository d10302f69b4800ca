/** Law: every line of the drifted year leaves a mark. And what was promised of it is there. */
import { expect, test } from 'vitest'
import { stateOf } from '../control.ts'
import type { Site } from '../site.ts'
import { named, projectNamed } from './build/named.ts'
import { built } from './built.ts'
import { DRIFTS } from './drifted.ts'

/** All of the site; of its issues, what a drift can change. */
function mark(site: Site): string {
  const issues = [...site.issues.all()].map(({ key, statusId, updated }) => ({ key, statusId, updated }))
  return JSON.stringify({ ...stateOf(site), issues })
}

test('every drift changes the site', () => {
  const site = built('acme', 'cloud')
  let before = mark(site)
  for (const [what, apply] of DRIFTS) {
    apply(site, site.now())
    const after = mark(site)
    expect([what, after === before]).toEqual([what, false])
    before = after
  }
  expect(new Set(DRIFTS.map(([what]) => what)).size).toBe(DRIFTS.length)
})

test('what a comparison of the two sites has to find', () => {
  const site = built('drifted', 'cloud')
  const { tables } = site
  const names = (table: ReadonlyMap<string, { name: string }>) => [...table.values()].map(({ name }) => name)
  expect(projectNamed(site, 'RSK').lastIssueNumber).toBe(3)
  expect(tables.projects.size).toBe(7)
  expect([...tables.users.values()].filter(({ active }) => !active).map(({ displayName }) => displayName)).toEqual([
    'Tomás Ferreira',
  ])
  const twins = [...tables.fields.values()].filter(({ name }) => name === 'Customer')
  expect(new Set(twins.map(({ type }) => type)).size).toBe(2)
  expect(names(tables.filters).filter((name) => name === 'Open bugs of the products')).toHaveLength(2)
  expect(names(tables.statuses)).not.toContain('Waiting for Customer')
  expect(names(tables.projectRoles)).not.toContain('Auditors')
  const added = named(tables.statuses, 'In Acceptance').id
  expect([...site.issues.all()].filter(({ statusId }) => statusId === added).length).toBeGreaterThan(0)
})
