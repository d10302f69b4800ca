/** Checks of workflows: each raised where it must be, and proven needed. */
import { describe } from 'vitest'
import { judge } from './scenario.ts'
import { WORKFLOWS } from './workflows.ts'

describe('workflows', () => {
  for (const scenario of WORKFLOWS) judge(scenario)
})
