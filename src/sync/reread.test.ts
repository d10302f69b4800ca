/** Which projects a changed mapping has read again: those it is about, and no other. */
import { expect, test } from 'vitest'
import type { FieldMapping } from './integration.ts'
import { staleProjects } from './reread.ts'

const mapped = (...ids: string[]): FieldMapping[] =>
  ids.map((jira) => ({ field: 'name', jira, flow: 'both', policy: 'newest' }))
const mark = (fields?: readonly string[]) => ({
  ...{ next: null, done: true, read: 10, began: 0 },
  ...(fields ? { fields } : {}),
})
const NONE = { chosen: null, boards: {} }
const stale = (...given: Parameters<typeof staleProjects>) => [...staleProjects(...given)]

test('a field that is mapped anew has the projects of its integration read again, and no other', () => {
  const backfill = { '10': mark(['summary']), '20': mark(['summary']) }
  const one = { projects: ['10'], fields: mapped('summary', 'duedate') }
  const other = { projects: ['20'], fields: mapped('summary') }
  expect(stale({ backfill, fields: ['summary'] }, [one, other], NONE)).toEqual(['10'])
})

test('a field that was read elsewhere only is read where it is mapped now', () => {
  const backfill = { '10': mark(['duedate', 'summary']), '20': mark(['summary']) }
  const both = { projects: ['10', '20'], fields: mapped('summary', 'duedate') }
  expect(stale({ backfill, fields: ['duedate', 'summary'] }, [both], NONE)).toEqual(['20'])
})

test('another field for points is read everywhere; one that was read is not read twice', () => {
  const backfill = { '10': mark(['points', 'summary']), '20': mark(['summary']) }
  expect(stale({ backfill, fields: ['summary'] }, [], { chosen: 'points', boards: {} })).toEqual(['20'])
})

test('where a mark says nothing, what was read of every issue holds', () => {
  const both = [{ projects: ['10'], fields: mapped('summary') }]
  expect(stale({ backfill: { '10': mark() }, fields: ['summary'] }, both, NONE)).toEqual([])
  expect(stale({ backfill: { '10': mark() }, fields: [] }, both, NONE)).toEqual(['10'])
})

test('the field that a project’s boards estimate by is read there alone', () => {
  const backfill = { '10': mark(['summary']), '20': mark(['points', 'summary']) }
  const points = { chosen: 'points', boards: { '10': 'estimate' } }
  expect(stale({ backfill, fields: ['summary'] }, [], points)).toEqual(['10'])
  expect(stale({ backfill: { ...backfill, '10': mark(['estimate']) }, fields: ['summary'] }, [], points)).toEqual([])
  expect(stale({ backfill, fields: ['summary'] }, [], { ...points, chosen: null })).toEqual([])
})
