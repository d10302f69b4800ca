/** Checks of fields and screens: each raised where it must be, and proven needed. */
import { describe } from 'vitest'
import { FIELDS_AND_SCREENS } from './fields-and-screens.ts'
import { judge } from './scenario.ts'

describe('fields and screens', () => {
  for (const scenario of FIELDS_AND_SCREENS) judge(scenario)
})
