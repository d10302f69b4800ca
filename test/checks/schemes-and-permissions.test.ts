/** Checks of schemes, permissions and deletions: each raised where it must be, and proven needed. */
import { describe } from 'vitest'
import { judge } from './scenario.ts'
import { SCHEMES_AND_PERMISSIONS } from './schemes-and-permissions.ts'

describe('schemes and permissions', () => {
  for (const scenario of SCHEMES_AND_PERMISSIONS) judge(scenario)
})
