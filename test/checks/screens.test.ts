/** Checks of screens: each raised where it must be, and proven needed. */
import { describe } from 'vitest'
import { judge } from './scenario.ts'
import { SCREENS } from './screens.ts'

describe('screens', () => {
  for (const scenario of SCREENS) judge(scenario)
})
