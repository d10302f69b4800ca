/** Ids become names wherever they stand, the longer one first; what has no name keeps its id. */
import { expect, test } from 'vitest'
import { naming } from './name-ids.ts'

const PLAN = '11111111-2222-4333-8444-555555555555'
const CLOUD = 'cloud:99999999-2222-4333-8444-555555555555'
const named = naming({
  [PLAN]: 'staging → production',
  [CLOUD]: 'production',
  'dataCenter:https://jira.example': 'old',
  'dataCenter:https://jira.example/two': 'older',
})

test.each([
  [PLAN, 'staging → production'],
  [`deployment ${PLAN} proof`, 'deployment staging → production proof'],
  [`${CLOUD} and dataCenter:https://jira.example/two`, 'production and older'],
  ['dataCenter:https://jira.example', 'old'],
  ['production update workflow-scheme:Delivery', 'production: update Delivery'],
  ['66666666-2222-4333-8444-555555555555', '66666666-2222-4333-8444-555555555555'],
])('%s', (text, told) => {
  expect(named(text)).toBe(told)
})
