/** What the target's API cannot do, and a person can: said before anything is written, and a step of the plan all the same. Pure. */
import { equal, isObject, type Json, type Problem } from '../base/index.ts'
import type { Answers } from './answers.ts'
import type { Choice, Difference } from './compare.ts'
import { type Key, type Kind, kindOf } from './kind.ts'
import { collect } from './references.ts'
import type { Snapshot, SnapshotObject } from './snapshot.ts'
import { fillUnreadable } from './translate.ts'

/** `rest`: what a person sets besides, for the API takes only the others. */
type ByHand = Pick<Difference, 'choice' | 'after' | 'byHand' | 'rest' | 'problems'>

/** The answer to `<key>/by-hand`, and what the step of a person is called by. */
export const BY_HAND = 'by-hand'

/** Properties of the kind that the target neither tells nor takes. */
export const untoldOn = (kind: Kind, { site }: Snapshot): readonly string[] => kind.untold?.[site.deployment] ?? []

interface Wanted {
  readonly kind: Kind
  readonly object: SnapshotObject
  readonly target: SnapshotObject | undefined
  /** As the source has it, in the target's keys. */
  readonly whole: Json
  /** The same as far as the target can tell and take it. */
  readonly after: Json
  readonly choice: Choice
}

/** Who does it: the API, a person, or both after each other. */
export function whoDoes(
  { kind, object, target, whole, after, choice }: Wanted,
  to: Snapshot,
  answers: Answers,
): ByHand {
  const given = choice === 'create' ? kind.born?.(whole) : undefined
  const untold = untoldOn(kind, to).filter((name) => isWanted(name, whole, given))
  const isMade = choice === 'create' || choice === 'update' || choice === 'unchanged'
  const about = `${object.key}/${BY_HAND}`
  const isSet = isMade && untold.length > 0 && (choice === 'create' || answers[about] === BY_HAND)
  const problems = [
    ...(isMade && untold.length > 0 && !isSet ? [notCompared(about, untold, to.site.name)] : []),
    ...(choice === 'create' ? notTold(object, to.site.name) : []),
  ]
  const rest = isSet ? fillFrom(after, untoldOn(kind, to), whole) : undefined
  if (choice === 'unchanged' && rest !== undefined)
    return { choice: 'update', after: rest, byHand: 'unseen', problems: [...problems, hand(object.key, 'update', to)] }
  if (choice !== 'create' && choice !== 'update') return { choice, after, problems }
  if (isAble(kind, choice, after, target?.value ?? null, to)) {
    if (rest === undefined) return { choice, after, problems }
    return { choice, after, rest, problems: [...problems, partly(object.key, untold, to.site.name)] }
  }
  if (!kind.byHand) return { choice, after, problems: [...problems, cannot(object.key, choice, to)] }
  const byHand = rest === undefined ? 'seen' : 'unseen'
  return { choice, after: rest ?? after, byHand, problems: [...problems, hand(object.key, choice, to)] }
}

/** The API has the request, and the value names nothing whose id it cannot tell. */
function isAble(kind: Kind, choice: 'create' | 'update', after: Json, before: Json | null, to: Snapshot): boolean {
  if (kind.can[to.site.deployment][choice] === null) return false
  if (choice === 'update' && kind.fixed?.[to.site.deployment]?.some((name) => differs(name, after, before)))
    return false
  return !collect(kind, after).some(({ held }) => to.kinds[kindOf(held)]?.state === 'unreadable')
}

const member = (value: Json | null, name: string): Json => (isObject(value) ? (value[name] ?? null) : null)
const differs = (name: string, after: Json, before: Json | null): boolean =>
  !equal(member(after, name), member(before, name))

/** Nothing is wanted where the source has none, or where Jira gives a new object the same by itself. */
const isWanted = (name: string, whole: Json, given: Json | undefined): boolean =>
  member(whole, name) !== null && !(given !== undefined && equal(member(given, name), member(whole, name)))

const fillFrom = (after: Json, names: readonly string[], whole: Json): Json => fillUnreadable(after, names, whole)

const LEAVE = { answer: 'leave-out', says: 'Leave it out.' }
const USE = { answer: 'use', says: 'Use the target’s as it is.' }

export function hand(about: Key, choice: 'create' | 'update' | 'delete', { site }: Pick<Snapshot, 'site'>): Problem {
  return {
    severity: 'notes',
    code: 'by-hand',
    about,
    says: `The API of ${site.name} cannot ${choice} it: a person does, with the clicks that the step names.`,
    ...(choice === 'delete' ? {} : { choices: choice === 'update' ? [USE] : [LEAVE] }),
  }
}

export function cannot(about: Key, choice: 'create' | 'update', { site }: Pick<Snapshot, 'site'>): Problem {
  return {
    severity: 'blocks',
    code: 'cannot-here',
    about,
    says: `The API of ${site.name} cannot ${choice} it.`,
    remedy: `${choice === 'create' ? 'Create' : 'Change'} it there by hand and plan again, or leave it as it is.`,
    choices: choice === 'update' ? [USE] : [LEAVE],
  }
}

const partly = (about: Key, untold: readonly string[], site: string): Problem => ({
  severity: 'notes',
  code: 'by-hand',
  about,
  says: `The API of ${site} does not take ${words(untold)}: a person sets this, with the clicks that the step names.`,
})

/** Never silently taken for equal. */
const notCompared = (about: string, untold: readonly string[], site: string): Problem => ({
  severity: 'warns',
  code: 'not-compared',
  about,
  says: `The API of ${site} does not tell ${words(untold)}, so that this is not compared and stays as it is.`,
  remedy: 'Look there, or have a person set it.',
  choices: [{ answer: BY_HAND, says: 'A person sets it as the source has it.' }],
})

function notTold({ key, unreadable = [] }: SnapshotObject, site: string): Problem[] {
  if (unreadable.length === 0) return []
  return [
    {
      severity: 'warns',
      code: 'not-told',
      about: key,
      says: `The source does not tell ${words(unreadable)}: a new one on ${site} has what Jira gives it.`,
      remedy: 'Set it there by hand afterwards.',
    },
  ]
}

/** `issueTypeScreenScheme` as people say it. */
const words = (names: readonly string[]): string =>
  names.map((name) => `its ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`).join(' and ')
