/** Suggestions: a field flows only where Jira can write it, and one that no issue can hold is not suggested. */
import { expect, test } from 'vitest'
import { type Offered, suggestFields } from './suggest-mapping.ts'

const field = (id: string, type: string) => ({ id, name: id, type, items: null, custom: false, schema: id })
const offered = (everywhere: readonly string[], somewhere: readonly string[]): Offered => ({
  types: [],
  statuses: [],
  fields: [field('summary', 'string'), field('duedate', 'date')],
  options: new Map(),
  form: new Set(['summary', ...everywhere]),
  somewhere: new Set(['summary', ...everywhere, ...somewhere]),
  anywhere: new Set(),
  used: new Map(),
  stages: [],
})

test.each([
  [['duedate'], [], 'both', []],
  [[], ['duedate'], 'from-jira', ['not-on-screen']],
  [[], [], undefined, ['on-no-screen']],
] as const)('a due date on every form (%j) or on some (%j)', (everywhere, somewhere, flow, codes) => {
  const { fields, problems } = suggestFields(offered(everywhere, somewhere), [])
  expect(fields.find((one) => one.field === 'due')?.flow).toBe(flow)
  expect(problems.filter(({ about }) => about === 'due').map(({ code }) => code)).toEqual(codes)
})
