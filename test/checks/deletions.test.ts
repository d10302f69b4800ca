/** Checks of deletions: each raised where it must be, and proven needed. */
import { describe } from 'vitest'
import { DELETIONS } from './deletions.ts'
import { judge } from './scenario.ts'

describe('deletions', () => {
  for (const scenario of DELETIONS) judge(scenario)
})
