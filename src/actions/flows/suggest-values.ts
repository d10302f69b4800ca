/** Suggests which statuses stand for which stage, and which options for which health: by category, then by likeness of names. Pure. */
import type { StatusCategory } from '../../jira/index.ts'
import { HEALTHS, type Health, type Stage, type StageCategory } from '../../portfolio/index.ts'

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
    const best = found.toSorted((a, b) => likeness(b.name, name) - likeness(a.name, name))
    return [[id, best.map((status) => status.id)] as const]
  })
  return Object.fromEntries(entries)
}

/** Work that ended without being done. */
const GIVEN_UP = /won.?t|cancel|reject|declin|drop|abandon|duplicate|obsolete/i
const CATEGORIES: Readonly<Record<StatusCategory, StageCategory>> = {
  new: 'proposed',
  indeterminate: 'underway',
  done: 'done',
}

function stageFor({ name, category }: Status, stages: readonly Stage[]): Stage | undefined {
  const same = stages.find((stage) => likeness(stage.name, name) === SAME)
  if (same) return same
  const wanted = category === 'done' && GIVEN_UP.test(name) ? 'dropped' : CATEGORIES[category]
  const fitting = stages.filter((stage) => stage.category === wanted)
  const alike = fitting.toSorted((a, b) => likeness(b.name, name) - likeness(a.name, name))[0]
  if (alike && likeness(alike.name, name) > 0) return alike
  // What is in Jira is decided already: of the stages before the work it is the last one.
  return wanted === 'proposed'
    ? fitting.at(-1)
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

const SIGNS: Readonly<Record<Health, RegExp>> = {
  'on-track': /on.?track|green|good|high/i,
  'at-risk': /at.?risk|amber|yellow|orange|medium/i,
  'off-track': /off.?track|red\b|late|bad|low|blocked/i,
}

/** Undefined unless every health has an option, and every option at most one health. */
export function healthValues(options: readonly { readonly id: string; readonly name: string }[]): Values | undefined {
  const entries = HEALTHS.map(
    (health) => [health, options.filter(({ name }) => SIGNS[health].test(name)).map(({ id }) => id)] as const,
  )
  const all = entries.flatMap(([, ids]) => ids)
  if (entries.some(([, ids]) => ids.length === 0) || new Set(all).size < all.length) return undefined
  return Object.fromEntries(entries)
}
