/** What the documents show and the simulator does not send, line by line with its reason. A line that is not needed fails. */
import { ABSENT_IN_ANSWERS } from './answers.ts'
import { ABSENT_IN_ISSUES } from './issues.ts'
import type { Absent } from './line.ts'

export { type Absent, isAbsent } from './line.ts'
export const ABSENT: readonly Absent[] = [...ABSENT_IN_ANSWERS, ...ABSENT_IN_ISSUES]
