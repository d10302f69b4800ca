/** Checks of queries and other texts: each raised where it must be, and proven needed. */
import { describe } from 'vitest'
import { judge } from './scenario.ts'
import { TEXTS } from './texts.ts'

describe('texts', () => {
  for (const scenario of TEXTS) judge(scenario)
})
