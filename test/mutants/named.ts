/** One mutant for each rule of how configuration and sync must work (ARCHITECTURE.md). */
import { ALIGNING } from './aligning.ts'
import { APPLYING } from './applying.ts'
import { DECIDING_RULES } from './deciding.ts'
import type { Mutant } from './mutant.ts'
import { POLLING } from './polling.ts'
import { READING } from './reading.ts'
import { WATCHING } from './watching.ts'
import { WRITING } from './writing.ts'

export const MUTANTS: readonly Mutant[] = [
  ...READING,
  ...DECIDING_RULES,
  ...APPLYING,
  ...POLLING,
  ...WATCHING,
  ...ALIGNING,
  ...WRITING,
]
