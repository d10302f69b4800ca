/** What a list shows of a difference, what it is filtered by, and the text in which it is searched. Pure. */
import { equal, isArray, isObject, type Json, type Problem, type Severity } from '../base/index.ts'
import type { Answers } from './answers.ts'
import type { Choice, Difference } from './compare.ts'
import { KINDS } from './kinds/index.ts'

export interface Outline {
  /** What people call it: a project by its key and its name. */
  readonly title: string
  /** Members of the value that an update changes. */
  readonly fields: readonly string[]
  /** Its own problems, and the plan's about it or a detail of it. */
  readonly found: readonly Problem[]
  readonly worst: Severity | null
  /** `open`: it waits for a person's answer; `answered`: a person said what becomes of it, now or before. */
  readonly mapping: Mapping
  /** In lower case. As long as the difference itself, so it is made when it is asked for. */
  readonly text: string
}

export type Mapping = 'open' | 'answered' | 'none'

/** How many objects of a kind there are of each sort. */
export interface KindCount extends Readonly<Record<Choice, number>> {
  readonly kind: string
  /** With a problem that is more than a note. */
  readonly problems: number
  readonly open: number
  readonly answered: number
}

interface Around {
  readonly problems: readonly Problem[]
  readonly answers: Answers
}

/** Gives the outline of each difference of one plan. */
export function outliner({ problems, answers }: Around): (difference: Difference) => Outline {
  const about = Map.groupBy(problems, (problem) => objectIn(problem.about))
  const answered = new Set(Object.keys(answers).map(objectIn))
  return (difference) => {
    const found = unique([...(about.get(difference.key) ?? []), ...difference.problems])
    return {
      title: titleOf(difference),
      fields: fieldsOf(difference),
      found,
      worst: SEVERITIES.find((severity) => found.some((problem) => problem.severity === severity)) ?? null,
      mapping: found.some(asks) ? 'open' : answered.has(difference.key) ? 'answered' : 'none',
      get text() {
        return textOf(difference)
      },
    }
  }
}

/** In the register's order; kinds without any are left out. */
export function countKinds(outlines: ReadonlyMap<Difference, Outline>): readonly KindCount[] {
  const counts = new Map<string, { -readonly [N in keyof KindCount]: KindCount[N] }>()
  for (const [{ kind, choice }, { worst, mapping }] of outlines) {
    const count = counts.get(kind) ?? { kind, ...NONE }
    counts.set(kind, count)
    count[choice] += 1
    if (worst !== null && worst !== 'notes') count.problems += 1
    if (mapping !== 'none') count[mapping] += 1
  }
  return [...counts.values()].sort((left, right) => placeOf(left.kind) - placeOf(right.kind))
}

const NONE = { create: 0, update: 0, unchanged: 0, use: 0, 'left-out': 0, delete: 0, problems: 0, open: 0, answered: 0 }
const SEVERITIES = ['blocks', 'warns', 'notes'] as const
const PLACES = new Map(KINDS.map(({ name }, place) => [name, place]))

/** Where a kind stands among all: the order of groups. */
export const placeOf = (kind: string): number => PLACES.get(kind) ?? PLACES.size

const asks = ({ severity, choices }: Problem): boolean => severity === 'blocks' && choices !== undefined

/** A finding about a detail is named `workflow:Delivery/status:Blocked`: the object, then the detail. */
function objectIn(about: string): string {
  return /^(.+?)\/[a-z]+(?:-[a-z]+)*:.+$/s.exec(about)?.[1] ?? about
}

function titleOf({ kind, name, before, after }: Difference): string {
  const value = after ?? before
  return kind === 'project' && isObject(value) && typeof value.name === 'string' ? `${name} · ${value.name}` : name
}

function fieldsOf({ choice, before, after }: Difference): readonly string[] {
  if (choice !== 'update' || !isObject(before) || !isObject(after)) return []
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !equal(before[name] ?? null, after[name] ?? null)).sort()
}

function textOf({ key, targetKey, choice, before, after }: Difference): string {
  const words = new Set([key, targetKey])
  addWords(words, before)
  if (choice !== 'unchanged') addWords(words, after)
  return [...words].join('\n').toLowerCase()
}

/** Names of members and all that is text or number. */
function addWords(words: Set<string>, value: Json | null): void {
  if (value === null || typeof value === 'boolean') return
  if (isArray(value)) for (const one of value) addWords(words, one)
  else if (isObject(value))
    for (const name in value) {
      words.add(name)
      addWords(words, value[name] ?? null)
    }
  else words.add(String(value))
}

function unique(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.about} ${problem.says}`, problem])).values()]
}
