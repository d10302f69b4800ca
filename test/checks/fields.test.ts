/** Checks of fields: each raised where it must be, and proven needed. */
import { describe } from 'vitest'
import { FIELDS } from './fields.ts'
import { judge } from './scenario.ts'

describe('fields', () => {
  for (const scenario of FIELDS) judge(scenario)
})
