/** A source value in the target's keys: every reference is paired, made by this plan, left out by rule, or asked about. Pure. */
import { isObject, type Json, type Problem } from '../base/index.ts'
import type { Answers } from './answers.ts'
import { type Key, type Kind, kindOf, type Missing, type Reference } from './kind.ts'
import { swapAll } from './references.ts'
import type { SnapshotObject } from './snapshot.ts'

export interface Dictionary {
  /** Source key → the target's key, for what is paired or will be created. */
  readonly to: ReadonlyMap<Key, Key>
  readonly inScope: ReadonlySet<Key>
  readonly answers: Answers
  /** Takes the place of people who cannot be had; the account that read the target, unless an answer says who. */
  readonly fallback: Key | null
}

export interface Translated {
  readonly value: Json
  readonly problems: readonly Problem[]
}

export function translate(kind: Kind, object: SnapshotObject, dictionary: Dictionary): Translated {
  const problems: Problem[] = []
  const value = swapAll(kind, object.value, (reference, held) => {
    const known = dictionary.to.get(held)
    if (known !== undefined) return known
    const { key, problem } = withoutPair(object, reference, held, dictionary)
    if (problem) problems.push(problem)
    return key
  })
  return { value, problems: unique(problems) }
}

function withoutPair(
  object: SnapshotObject,
  reference: Reference,
  held: Key,
  dictionary: Dictionary,
): { key: Key | undefined; problem?: Problem } {
  if (reference.loose && !dictionary.inScope.has(held)) return { key: undefined }
  const rule = ruleFor(reference, held, dictionary.answers)
  if (rule === 'drop')
    return {
      key: undefined,
      problem: {
        severity: 'warns',
        code: 'left-out',
        about: object.key,
        says: `${held} does not exist on the target and is left out here.`,
        remedy: `To keep it, answer for "${held}".`,
      },
    }
  if (rule === 'fallback' && dictionary.fallback !== null)
    return {
      key: dictionary.fallback,
      problem: {
        severity: 'warns',
        code: 'fallback',
        about: object.key,
        says: `${held} does not exist on the target; ${dictionary.fallback} takes the place.`,
        remedy: `To choose somebody else, answer for "${held}".`,
      },
    }
  return { key: undefined, problem: missing(object, held) }
}

function ruleFor({ missing }: Reference, held: Key, answers: Answers): Missing {
  const said = answers[held]
  if (said === 'drop' || said === 'fallback') return said
  return (typeof missing === 'object' ? missing[kindOf(held)] : missing) ?? 'blocks'
}

function missing(object: SnapshotObject, held: Key): Problem {
  if (held.endsWith(':?'))
    return {
      severity: 'blocks',
      code: 'unresolved-reference',
      about: object.key,
      says: `It refers to a ${kindOf(held)} that could not be read on the source.`,
      remedy: 'Take the snapshot again with an account that sees it, or leave this object out.',
      choices: [{ answer: 'leave-out', says: 'Leave this object out.' }],
    }
  return {
    severity: 'blocks',
    code: 'missing-reference',
    about: held,
    says: `${object.key} needs it, and it is neither on the target nor in this deployment.`,
    remedy: 'Answer with the key of an object of the target, or "drop" to leave it out wherever it is named.',
    choices: [{ answer: 'drop', says: 'Leave it out wherever it is named.' }],
  }
}

/** Takes what this site cannot tell from the other side, so that nothing is invented and nothing compared. */
export function fillUnreadable(value: Json, unreadable: readonly string[] | undefined, other: Json | undefined): Json {
  if (!unreadable || !isObject(value)) return value
  const kept = Object.fromEntries(unreadable.map((name) => [name, isObject(other) ? (other[name] ?? null) : null]))
  return { ...value, ...kept }
}

function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.about} ${problem.says}`, problem])).values()]
}
