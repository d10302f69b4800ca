/** Which dates Jira alone decides. */
import { expect, test } from 'vitest'
import type { IntegrationView, ListedItemView } from '../../../actions/index.ts'
import { entryOf } from './entry.ts'
import { lockOf, locksOf } from './jira-decides.ts'

const integration = (projects: string[], flows: Record<string, string>, level = 'initiative') =>
  ({
    connection: 'production',
    names: { projects },
    mapping: { level, fields: Object.entries(flows).map(([field, flow]) => ({ field, flow })) },
  }) as unknown as IntegrationView
const entry = (key: string | null, level = 'initiative') =>
  entryOf({
    level,
    owner: null,
    issue: key === null ? null : { connection: 'production', key },
  } as unknown as ListedItemView)
const all = [
  integration(['PAR'], { start: 'both', due: 'from-jira' }),
  integration(['OPS'], { start: 'to-jira', due: 'both' }),
  integration(['PAR'], { start: 'from-jira' }, 'outcome'),
]

test('only what flows from Jira is held, by the integration of its level and project', () => {
  expect(locksOf(entry('PAR-12'), all)).toEqual({ due: 'Jira alone decides the due date: edit it in PAR-12.' })
  expect(locksOf(entry('OPS-3'), all)).toEqual({})
  expect(Object.keys(locksOf(entry('PAR-9', 'outcome'), all))).toEqual(['start'])
  expect(locksOf(entry(null), all)).toEqual({})
})

test('where the project tells nothing, whatever could hold it does', () => {
  expect(Object.keys(locksOf(entry('NEW-1'), all))).toEqual(['due'])
})

test('the whole cannot be moved where one end is held', () => {
  const locks = locksOf(entry('PAR-12'), all)
  expect(lockOf(locks, 'whole')).toBe(lockOf(locks, 'due'))
  expect(lockOf(locks, 'start')).toBeUndefined()
})
