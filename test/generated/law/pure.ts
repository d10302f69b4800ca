/** The laws of deciding, for the two sites of one seed: nothing is asked of any Jira, so thousands of seeds are cheap. */
import { canonical, equal, isFault, type Json } from '../../../src/base/index.ts'
import {
  type Answers,
  type Comparison,
  type ConfigurationPlan,
  compare,
  KINDS,
  makePlan,
  type Remembered,
  type Snapshot,
} from '../../../src/configuration/index.ts'
import { Draw } from '../draw.ts'
import { answersTo } from './answer.ts'
import { Model } from './model.ts'
import { type PairOfSites, pairOfSites } from './pair-of-sites.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))
const MOST_ROUNDS = 8

export interface Decided {
  readonly sites: PairOfSites
  readonly answers: Answers
  readonly comparison: Comparison
  readonly plan: ConfigurationPlan
}
export interface Outcome {
  readonly decided: Decided
  /** Codes of what no answer can settle; the plan was rightly refused. */
  readonly refused: readonly string[]
  /** What broke a law. */
  readonly broken: readonly string[]
}

export function decide(sites: PairOfSites, answers: Answers): Decided {
  const { source, target, remembered, projects } = sites
  const input = { source, target, kinds: BY_NAME, projects, remembered, answers }
  const comparison = compare(input)
  return { sites, answers, comparison, plan: makePlan({ ...input, comparison }) }
}

export function judgeSeed(seed: number): Outcome {
  const sites = pairOfSites(seed)
  const draw = new Draw(seed)
  let decided = decide(sites, {})
  for (let round = 0; round < MOST_ROUNDS && blocking(decided).length > 0; round++) {
    const said = answersTo(decided.plan.problems, sites, draw)
    if (said === null) break
    decided = decide(sites, { ...decided.answers, ...said })
  }
  const refused = blocking(decided)
  const permuted = [...unaccounted(decided), ...dependsOnOrder(decided, draw), ...leaks(decided)]
  return { decided, refused, broken: refused.length > 0 ? permuted : [...permuted, ...applied(decided)] }
}

const blocking = ({ plan }: Decided): string[] =>
  plan.problems
    .filter(({ severity }) => severity === 'blocks')
    .map(({ code, about, says }) => `${code} ${about}: ${says}`)

/** Each difference that changes something has its step, and each step its difference. */
function unaccounted({ comparison, plan, sites }: Decided): string[] {
  const changes = comparison.differences.filter(({ choice }) => ['create', 'update', 'delete'].includes(choice))
  const about = new Set(plan.steps.map((step) => step.about))
  const cycle = plan.problems.some(({ code }) => code === 'cycle')
  const known = new Set(sites.source.objects.map(({ key }) => key))
  return [
    ...changes
      .filter(({ targetKey }) => !about.has(targetKey) && !cycle)
      .map(({ key }) => `${key} is different and has no step`),
    ...plan.steps
      .filter((step) => !changes.some((one) => one.targetKey === step.about))
      .map(({ id }) => `${id} is for nothing`),
    ...comparison.differences
      .filter(({ key, choice }) => choice !== 'delete' && !known.has(key))
      .map(({ key }) => `${key} is no object`),
    ...comparison.differences
      .filter(
        ({ targetKey, choice }, at, all) =>
          choice === 'create' && all.findIndex((one) => one.targetKey === targetKey) < at,
      )
      .map(({ targetKey }) => `${targetKey} is two things`),
  ]
}

/** The same sites, read in another order, have the same plan. */
function dependsOnOrder(decided: Decided, draw: Draw): string[] {
  const { sites, answers, plan } = decided
  const mixed = (snapshot: Snapshot): Snapshot => ({ ...snapshot, objects: draw.shuffled(snapshot.objects) })
  const other = decide({ ...sites, source: mixed(sites.source), target: mixed(sites.target) }, answers)
  return equal(plan as unknown as Json, other.plan as unknown as Json)
    ? []
    : [`the order of reading makes another plan: ${firstDifference(plan, other.plan)}`]
}

function firstDifference(a: ConfigurationPlan, b: ConfigurationPlan): string {
  for (const name of Object.keys(a) as (keyof ConfigurationPlan)[])
    if (!equal(a[name] as Json, b[name] as Json)) {
      const [left, right] = [canonical(a[name] as Json), canonical(b[name] as Json)]
      const at = [...left].findIndex((letter, index) => letter !== right[index])
      return `${name}: …${left.slice(Math.max(0, at - 80), at + 80)}… against …${right.slice(Math.max(0, at - 80), at + 80)}…`
    }
  return ''
}

/** People and system fields are the same on every site; every other id of the source is a stranger in a step. */
function leaks({ sites, plan }: Decided): string[] {
  const strangers = new Set(
    sites.source.objects.filter(({ kind }) => kind !== 'user' && kind !== 'system-field').map(({ id }) => id),
  )
  return plan.steps.flatMap(({ id, data: { sourceId: _, ...data } }) =>
    JSON.stringify(data)
      .split(/[^A-Za-z0-9_-]+/)
      .filter((word) => strangers.has(word))
      .map((word) => `${id} holds ${word}`),
  )
}

/** In the order of the plan everything can be done, all is then as wanted, and nothing is left to do. */
function applied(decided: Decided): string[] {
  const { sites, comparison, plan, answers } = decided
  const model = new Model(sites.target)
  model.apply(plan)
  const unlike = comparison.differences.filter(
    ({ choice, targetKey, after }) =>
      (choice === 'create' || choice === 'update') && !equal(model.value(targetKey), after ?? undefined),
  )
  const again = decide(
    { ...sites, target: model.snapshot(), remembered: remember(sites.remembered, plan, model) },
    answers,
  )
  return [
    ...model.wrong,
    ...unlike.map(({ targetKey }) => `${targetKey} is not as it should be`),
    ...again.plan.steps.map(({ id, data }) => `again: ${id} ${said(data.before, data.after)}`),
    ...blocking(again).map((says) => `again: ${says}`),
  ]
}

function said(before: Json, after: Json): string {
  const [left, right] = [canonical(before), canonical(after)]
  const at = [...left].findIndex((letter, index) => letter !== right[index])
  return `${left.slice(Math.max(0, at - 60), at + 60)} → ${right.slice(Math.max(0, at - 60), at + 60)}`
}

function remember(known: Remembered, { pairs }: ConfigurationPlan, model: Model): Remembered {
  const all = new Map([...known].map(([kind, ids]) => [kind, new Map(ids)]))
  for (const { kind, sourceId, targetKey, targetId } of pairs) {
    const id = targetId ?? model.id(targetKey)
    if (id !== undefined) all.set(kind, (all.get(kind) ?? new Map<string, string>()).set(sourceId, id))
  }
  return all
}

/** A fault is an answer as well, but never to sites that are whole. */
export function judgeSafely(
  seed: number,
): Outcome | { readonly broken: readonly string[]; readonly refused: readonly string[] } {
  try {
    return judgeSeed(seed)
  } catch (error) {
    const says = isFault(error)
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error)
    return { broken: [`it throws: ${says}`], refused: [] }
  }
}
