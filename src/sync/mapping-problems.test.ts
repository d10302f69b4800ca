/** A mapping that could stop the engine is refused when it is saved. */
import { expect, test } from 'vitest'
import type { FieldMapping, Integration } from './integration.ts'
import { mappingProblems } from './mapping-problems.ts'

const WELL = {
  level: 'initiative',
  under: null,
  projects: ['10'],
  types: ['1'],
  pushes: { project: '10', type: '1' },
  fields: [
    { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' },
    { field: 'health', jira: 'customfield_1', flow: 'both', policy: 'newest', values: { 'on-track': ['7'] } },
  ],
} as const satisfies Partial<Integration>
const health = (values: FieldMapping['values']): FieldMapping => ({ ...WELL.fields[1], ...(values ? { values } : {}) })
const due = (more: Partial<FieldMapping>): FieldMapping => ({
  ...{ field: 'due', jira: 'customfield_2', flow: 'both', policy: 'newest', type: 'datetime', ...more },
})

test('a mapping that is well has no problems', () => {
  expect(mappingProblems(WELL)).toEqual([])
  expect(mappingProblems({ ...WELL, pushes: null })).toEqual([])
  // Only a day of a moment has a zone, labels are a set, and stages are named by people.
  const labels: FieldMapping = {
    ...due({ zone: 'no zone', type: 'labels', jira: 'labels' }),
    field: 'labels',
    policy: 'merge',
  }
  const stage: FieldMapping = { ...due({ type: 'status', jira: 'status' }), field: 'stage', values: { any: ['1'] } }
  expect(mappingProblems({ ...WELL, fields: [due({}), labels, stage] })).toEqual([])
  expect(mappingProblems({ ...WELL, fields: [due({ zone: 'Asia/Kolkata' })], under: 'x' })).toEqual([])
  expect(mappingProblems({ ...WELL, level: 'objective' })).toEqual([])
})

test.each([
  ['value-unknown', { fields: [health({ 'on-track': ['7'], green: ['8'] })] }],
  ['values-missing', { fields: [health({})] }],
  ['pushes-outside', { pushes: { project: '11', type: '1' } }],
  ['pushes-outside', { pushes: { project: '10', type: '2' } }],
  ['mapped-twice', { fields: [WELL.fields[0], WELL.fields[0]] }],
  ['no-set', { fields: [{ ...WELL.fields[0], policy: 'merge' as const }] }],
  ['level', { level: 'objective' as const, under: 'x' }],
  ['type-unfit', { fields: [{ ...WELL.fields[0], type: 'date' as const }] }],
  ['flow-unfit', { fields: [{ ...WELL.fields[0], type: 'url' as const }] }],
  ['zone-unknown', { fields: [due({ zone: 'Europe/Nowhere' })] }],
])('%s', (code, wrong) => {
  const problems = mappingProblems({ ...WELL, ...wrong })
  expect(problems.length).toBeGreaterThan(0)
  for (const problem of problems)
    expect(problem).toMatchObject({ code, severity: 'blocks', remedy: expect.any(String) })
})
