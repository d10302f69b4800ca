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

test('a mapping that is well has no problems', () => {
  expect(mappingProblems(WELL)).toEqual([])
  expect(mappingProblems({ ...WELL, pushes: null })).toEqual([])
})

test.each([
  ['value-unknown', { fields: [health({ 'on-track': ['7'], green: ['8'] })] }],
  ['values-missing', { fields: [health({})] }],
  ['pushes-outside', { pushes: { project: '11', type: '1' } }],
  ['pushes-outside', { pushes: { project: '10', type: '2' } }],
  ['mapped-twice', { fields: [WELL.fields[0], WELL.fields[0]] }],
  ['no-set', { fields: [{ ...WELL.fields[0], policy: 'merge' as const }] }],
  ['level', { level: 'objective' as const, under: 'x' }],
])('%s', (code, wrong) => {
  const problems = mappingProblems({ ...WELL, ...wrong })
  expect(problems.length).toBeGreaterThan(0)
  for (const problem of problems)
    expect(problem).toMatchObject({ code, severity: 'blocks', remedy: expect.any(String) })
})
