/** Suggests which statuses stand for which stage, and which options for which health: by category, then by likeness of names. Pure. */
import type { StatusCategory } from '../../jira/index.ts'
import { HEALTHS, type Health, type Stage, type StageCategory } from '../../portfolio/index.ts'
import { wordsOf } from './suggest-names.ts'
import { DEGREES, GIVEN_UP, HEALTH_PHRASES, PLAIN_STATUSES } from './suggest-value-words.ts'

export interface Status {
  readonly id: string
  readonly name: string
  readonly category: StatusCategory
}

export type Values = Readonly<Record<string, readonly string[]>>

/** Every status stands for one stage; the first of a stage is the one most alike, which is written. */
export function stageValues(statuses: readonly Status[], stages: readonly Stage[]): Values {
  const placed = statuses.flatMap((status) => {
    const stage = stageFor(status, stages)
    return stage ? [{ status, stage }] : []
  })
  const of = Map.groupBy(placed, ({ stage }) => stage.id)
  const entries = stages.flatMap(({ id, name }) => {
    const found = of.get(id)?.map(({ status }) => status)
    if (!found) return []
    const rank = (status: Status): number => likeness(status.name, name) + (plainMeaning(status.name) ? 2 : 0)
    const best = found.toSorted((a, b) => rank(b) - rank(a))
    return [[id, best.map((status) => status.id)] as const]
  })
  return Object.fromEntries(entries)
}

const CATEGORIES: Readonly<Record<StatusCategory, StageCategory>> = {
  new: 'proposed',
  indeterminate: 'underway',
  done: 'done',
}

function stageFor({ name, category }: Status, stages: readonly Stage[]): Stage | undefined {
  const same = stages.find((stage) => likeness(stage.name, name) === SAME)
  if (same) return same
  const isGivenUp = category === 'done' && GIVEN_UP.some(isIn(name))
  const wanted = plainMeaning(name) ?? (isGivenUp ? 'dropped' : CATEGORIES[category])
  const fitting = stages.filter((stage) => stage.category === wanted)
  const alike = fitting.toSorted((a, b) => likeness(b.name, name) - likeness(a.name, name))[0]
  if (alike && likeness(alike.name, name) > 0) return alike
  // What is in Jira is decided already: of the stages before the work it is the last one.
  return wanted === 'proposed'
    ? (fitting.at(-1) ?? stages.find((stage) => stage.category === CATEGORIES[category]))
    : (fitting[0] ?? stages.find((stage) => stage.category === CATEGORIES[category]))
}

const SAME = 3

function likeness(a: string, b: string): number {
  const [one, other] = [plain(a), plain(b)]
  if (one.join('') === other.join('')) return SAME
  if (one.join(' ').includes(other.join(' ')) || other.join(' ').includes(one.join(' '))) return 2
  return one.some((word) => other.includes(word)) ? 1 : 0
}

/** Small words mean nothing. */
const plain = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !['in', 'to', 'the', 'of', 'is'].includes(word))

/** What a status is by its whole name, where that leaves no doubt. */
function plainMeaning(name: string): StageCategory | undefined {
  const whole = wordsOf(name).join(' ')
  const meanings = Object.keys(PLAIN_STATUSES) as StageCategory[]
  const plain = meanings.find((meaning) => PLAIN_STATUSES[meaning].includes(whole))
  return plain ?? (GIVEN_UP.includes(whole) ? 'dropped' : undefined)
}

/** Phrases in a text: by whole words; signs and Japanese, which has no spaces, anywhere. */
function isIn(text: string): (phrase: string) => boolean {
  const [words, all] = [` ${wordsOf(text).join(' ')} `, text.normalize('NFKC')]
  return (phrase) => (isUnspaced(phrase) ? all.includes(phrase) : words.includes(` ${phrase} `))
}

const isUnspaced = (phrase: string): boolean => /[^\p{sc=Latin}\s]/u.test(phrase)

/**
 * Undefined unless every health has an option, and every option at most one health. `isDegree` is of a confidence, of
 * which much is good: of a risk it would be bad.
 */
export function healthValues(
  options: readonly { readonly id: string; readonly name: string }[],
  isDegree = false,
): Values | undefined {
  const told = options.map(({ id, name }) => ({ id, told: healthsIn(name, isDegree) }))
  const entries = HEALTHS.map(
    (health) => [health, told.filter((one) => one.told.includes(health)).map(({ id }) => id)] as const,
  )
  if (entries.some(([, ids]) => ids.length === 0) || told.some((one) => one.told.length > 1)) return undefined
  return Object.fromEntries(entries)
}

/** A longer phrase is read before what is in it: “not on track” is not “on track”. */
function healthsIn(name: string, isDegree: boolean): readonly Health[] {
  const said = isIn(name)
  const found = HEALTHS.flatMap((health) =>
    [...HEALTH_PHRASES[health], ...(isDegree ? DEGREES[health] : [])]
      .filter(said)
      .map((phrase) => ({ health, phrase })),
  )
  const whole = found.filter(
    ({ phrase }) => !found.some((other) => other.phrase !== phrase && isIn(other.phrase)(phrase)),
  )
  return [...new Set(whole.map(({ health }) => health))]
}
