/** One mutant for each rule of how configuration must work (ARCHITECTURE.md). */
import { APPLYING } from './applying.ts'
import { DECIDING_RULES } from './deciding.ts'
import type { Mutant } from './mutant.ts'
import { READING } from './reading.ts'

export const MUTANTS: readonly Mutant[] = [...READING, ...DECIDING_RULES, ...APPLYING]
