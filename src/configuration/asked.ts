/** Under which name an answer settles a finding of a plan. Pure. */
import type { Problem } from '../base/index.ts'

const OF_AN_OBJECT = /^[a-z]+(?:-[a-z]+)*:[^/]/

/** Whether it is about an object of either site, and not about the plan or a whole kind. */
export const isOfObject = ({ about }: Pick<Problem, 'about'>): boolean => OF_AN_OBJECT.test(about)

/** A warning about one object may ask about another: its remedy says `answer for "user:eva@acme.example"`. Null: no answer settles it. */
export function askedAbout(problem: Problem): string | null {
  const { about, severity, remedy, choices = [] } = problem
  if (choices.length > 0) return about
  const [, other] = /answer for "(.+)"/.exec(remedy ?? '') ?? []
  if (other !== undefined) return other
  return severity === 'blocks' && isOfObject(problem) ? about : null
}
