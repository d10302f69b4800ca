/** What people said to a plan's questions: one flat table, question → answer, kept in a file or remembered. Pure. */
import { Fault, isObject, type Json } from '../base/index.ts'
import type { Key } from './kind.ts'

/**
 * Question → answer. The forms, all of them:
 *
 * | Question                     | Answer                                                                               |
 * | ---------------------------- | ------------------------------------------------------------------------------------ |
 * | a key of the source          | `create`, `update`, `use`, `leave-out`, `drop`, `rename:<new name>`, a key of the target |
 * | the same, of a kind that the target cannot show | `use`, `use:<its name there>`, `by-hand`, `drop`                  |
 * | such a kind                  | `use`, `by-hand`: of all its objects that are not answered for themselves             |
 * | `<key>/by-hand`              | `by-hand`: what the target cannot show of it is set by a person                       |
 * | a key of the target          | `delete`                                                                             |
 * | `project:OPS`                | `rename:OPX`: its key                                                                |
 * | `project:OPS/name`           | `rename:Operations X`: its name                                                      |
 * | `user:…`                     | a key of the target, `fallback`, `drop`                                              |
 * | `group:…`                    | a key of the target, `create`, `rename:…`, `drop`                                    |
 * | `users`                      | how people are recognised, in order, and what becomes of the rest: `account, email, drop` |
 * | `groups`                     | what becomes of groups that the target lacks: `create`, `drop`, `placeholder:group:…`  |
 * | `fallback`                   | the key of the target's person who stands in                                         |
 * | `<key>/<key of a detail>`    | a key of the target, `keep`                                                          |
 * | `<key>/<workflow>/<status>`  | the same, of those issues alone that come to this workflow                           |
 * | `plan`                       | `allow`                                                                              |
 */
export type Answers = Readonly<Record<string, string>>

/** Words an answer may be besides a key of the target. */
export const WORDS = [
  'create',
  'update',
  'use',
  'by-hand',
  'keep',
  'leave-out',
  'drop',
  'fallback',
  'delete',
  'allow',
] as const

/** The question who takes the place of every person whom the target does not have; no object has such a key. */
export const FALLBACK = 'fallback'
/** The questions that rule all people and all groups. */
export const USERS = 'users'
export const GROUPS = 'groups'
/** The question about the plan as a whole. */
export const WHOLE_PLAN = 'plan'

const RENAME = 'rename:'
/** The new name that an answer gives; undefined where it gives none, empty where it forgot to. */
export const renameIn = (answer: string | undefined): string | undefined =>
  answer?.startsWith(RENAME) ? answer.slice(RENAME.length).trim() : undefined

const USE = 'use:'
/** The name by which the target has it, where only a person can tell. */
export const usedIn = (answer: string | undefined): string | undefined =>
  answer?.startsWith(USE) ? answer.slice(USE.length).trim() : undefined

export const isWord = (answer: string): boolean => WORDS.some((word) => word === answer)

export function parseAnswers(json: Json): Answers {
  if (!isObject(json)) throw new Fault('input.invalid', 'Answers must be one JSON object: question → answer.')
  const wrong = Object.entries(json).filter(([, answer]) => typeof answer !== 'string')
  if (wrong.length > 0)
    throw new Fault(
      'input.invalid',
      `An answer must be text; these are not: ${wrong.map(([about]) => about).join(', ')}.`,
    )
  return json as Answers
}

/** Said about one plan only: never remembered, so that nothing is deleted, created twice or let through unasked. */
const ONCE: ReadonlySet<string> = new Set(['create', 'update', 'delete', 'allow'])

export function worthRemembering(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([about, answer]) => about === GROUPS || !ONCE.has(answer)))
}

/** Of remembered answers those that still mean something: a word, a rule, a new name, or an object that the target still has. */
export function stillFit(answers: Answers, targetKeys: ReadonlySet<string>): Answers {
  const fits = (about: string, answer: string): boolean => {
    if (about === USERS || isWord(answer) || renameIn(answer) || usedIn(answer)) return true
    return targetKeys.has(about === GROUPS ? (placeholderIn(answer) ?? answer) : answer)
  }
  return Object.fromEntries(Object.entries(answers).filter(([about, answer]) => fits(about, answer)))
}

const PLACEHOLDER = 'placeholder:'
/** The key of the group that stands for those which the target lacks. */
export function placeholderIn(answer: string): string | undefined {
  if (!answer.startsWith(PLACEHOLDER)) return undefined
  const named = answer.slice(PLACEHOLDER.length).trim()
  return named.startsWith('group:') ? named : `group:${named}`
}

/** Answers about details of one object, such as `workflow:Delivery/status:Blocked`, without the object's key; a new name is none. */
export function answersAbout(key: Key, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([about, answer]) =>
      about.startsWith(`${key}/`) && !renameIn(answer) ? [[about.slice(key.length + 1), answer]] : [],
    ),
  )
}

/** The same as a kind hears them: in the site's ids, where it has them. */
export function answersInIds(answers: Answers, ids: ReadonlyMap<Key, string>): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([detail, answer]) => [mapDetail(detail, ids), ids.get(answer) ?? answer]),
  )
}

/** Keys that a detail may be made of: a status within a workflow is named by both, and either name may hold a slash. */
export const keysIn = (detail: string): readonly Key[] => [detail, ...partings(detail).flat()]

const partings = (detail: string): (readonly [Key, Key])[] =>
  [...detail.matchAll(/\/(?=[a-z][a-z-]*:)/g)].map(({ index }) => [detail.slice(0, index), detail.slice(index + 1)])

/** The object of a question and its detail: the object is the longest beginning that is known, since a name may hold a slash. */
export function splitAbout(
  about: string,
  objects: ReadonlySet<Key>,
): readonly [object: Key | undefined, detail: string] {
  for (let at = about.lastIndexOf('/'); at > 0; at = about.lastIndexOf('/', at - 1))
    if (objects.has(about.slice(0, at))) return [about.slice(0, at), about.slice(at + 1)]
  return [undefined, '']
}

/** The detail with its keys exchanged. What is known of it counts: of several ways to part it the one with most parts known. */
export function mapDetail(detail: string, names: ReadonlyMap<Key, string>): string {
  const whole = names.get(detail)
  if (whole !== undefined) return whole
  const known = (parts: readonly Key[]): number => parts.filter((part) => names.has(part)).length
  const [best] = partings(detail).sort((a, b) => known(b) - known(a))
  return best?.map((part) => names.get(part) ?? part).join('/') ?? detail
}
