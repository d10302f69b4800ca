/** What one click can do about an object that Jira would not take as it is. Pure. */
import type { Problem } from '../base/index.ts'

export const waysOutOf = (isThere: boolean): NonNullable<Problem['choices']> =>
  isThere ? [{ answer: 'use', says: 'Use the target’s as it is.' }] : [{ answer: 'leave-out', says: 'Leave it out.' }]

/** What blocks and names no way out gets the plainest one. */
export const withWayOut = <P extends Omit<Problem, 'about'>>(problem: P, isThere: boolean): P =>
  problem.severity !== 'blocks' || problem.choices ? problem : { ...problem, choices: waysOutOf(isThere) }
