/** The two answers that rule whole kinds: how people are recognised, and what becomes of people and groups that the target lacks. Pure. */
import type { Problem } from '../base/index.ts'
import { type Answers, GROUPS, placeholderIn, USERS } from './answers.ts'
import type { Key } from './kind.ts'
import type { Snapshot } from './snapshot.ts'

/** `account`: the same Atlassian account. `email`: where both sites show it. `name`: where one of them does not. */
export const RECOGNISED_BY = ['account', 'email', 'name'] as const
export type RecognisedBy = (typeof RECOGNISED_BY)[number]
export const PEOPLE_ENDS = ['fallback', 'drop'] as const

export interface Rules {
  readonly people: readonly RecognisedBy[]
  /** Undefined: as each place says that names somebody. */
  readonly lackedPerson: (typeof PEOPLE_ENDS)[number] | undefined
  readonly lackedGroup: 'create' | 'drop' | { readonly placeholder: Key }
  readonly problems: readonly Problem[]
}

export function rulesOf(answers: Answers, target: Snapshot): Rules {
  const people = peopleRule(answers[USERS])
  const groups = groupRule(answers[GROUPS], target)
  return {
    people: people?.by ?? RECOGNISED_BY,
    lackedPerson: people?.end,
    lackedGroup: groups ?? 'create',
    problems: [
      ...(people === null
        ? [wrong(USERS, answers, `any of ${RECOGNISED_BY.join(', ')}, then one of ${PEOPLE_ENDS.join(', ')}`)]
        : []),
      ...(groups === null
        ? [wrong(GROUPS, answers, `create, drop, or placeholder:group:… with a group of ${target.site.name}`)]
        : []),
    ],
  }
}

/** `account, email, drop`: undefined where nothing is said, null where it cannot be read. */
export function peopleRule(
  said: string | undefined,
): { by: readonly RecognisedBy[]; end: Rules['lackedPerson'] } | undefined | null {
  if (said === undefined) return undefined
  const words = said.split(',').map((word) => word.trim())
  const end = PEOPLE_ENDS.find((word) => word === words.at(-1))
  const by = end === undefined ? words : words.slice(0, -1)
  const known = by.flatMap((word) => RECOGNISED_BY.filter((one) => one === word))
  return known.length === by.length && new Set(by).size === by.length ? { by: known, end } : null
}

function groupRule(said: string | undefined, target: Snapshot): Rules['lackedGroup'] | undefined | null {
  if (said === undefined || said === 'create' || said === 'drop') return said
  const placeholder = placeholderIn(said)
  const exists = target.objects.some(({ key }) => key === placeholder)
  return placeholder !== undefined && exists ? { placeholder } : null
}

const wrong = (about: string, answers: Answers, may: string): Problem => ({
  severity: 'blocks',
  code: 'unknown-answer',
  about,
  says: `The rule "${answers[about] ?? ''}" cannot be read; it may be: ${may}.`,
  remedy: 'Correct the rule, or take it back.',
})
