/** All tables of Data Center. */
import type { Tables } from '../table.ts'
import { ABSENT_IN_ANSWERS } from './absent.ts'
import { ABSENT_IN_ISSUES, ELSEWHERE } from './absent-issues.ts'
import { UNDOCUMENTED, UNSPECIFIED } from './sourced.ts'
import { GONE, UNLISTED } from './statuses.ts'

export const DATA_CENTER: Tables = {
  absent: [...ABSENT_IN_ANSWERS, ...ABSENT_IN_ISSUES],
  elsewhere: ELSEWHERE,
  unlisted: UNLISTED,
  undocumented: UNDOCUMENTED,
  unspecified: UNSPECIFIED,
  gone: GONE,
  neverRefused: {},
  neverAnswered: {},
}
