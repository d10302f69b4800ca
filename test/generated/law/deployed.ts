/** A whole deployment between two generated sites through the simulator, judged by the sites' own states: deployed, deployed again, taken back. */
import { isFault } from '../../../src/base/index.ts'
import {
  type Answers,
  answersSince,
  type ConfigurationPlan,
  KINDS,
  type Remembered,
} from '../../../src/configuration/index.ts'
import type { Entry } from '../../../src/plan/index.ts'
import { judge } from '../../comparer/index.ts'
import { type Row, readState } from '../../comparer/state.ts'
import { notRestored } from '../../comparer/undone.ts'
import { apply, memoryJournal, type Planned, plan, planUndo } from '../../simulation/deploy.ts'
import type { Sites } from '../../simulation/sites.ts'
import { Draw } from '../draw.ts'
import { build } from '../site/build.ts'
import { populate } from '../site/projects.ts'
import { newSites } from '../site/sites.ts'
import { answersTo } from './answer.ts'
import { type Designs, designsFor, emptyDesign, pairsOf } from './pair-of-sites.ts'

export interface Deployed {
  readonly answers: Answers
  readonly steps: number
  readonly requests: number
  /** What no answer could settle: nothing was deployed. */
  readonly refused: readonly string[]
  readonly broken: readonly string[]
  /** Answers left something as it was, so that the sites are rightly unlike. */
  readonly judged: boolean
}

interface Setting {
  readonly sites: Sites
  readonly designs: Designs
  readonly remembered: Remembered
  readonly truth: Remembered
}

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))
const MOST_ROUNDS = 10

export async function deploySeed(seed: number, target: 'empty' | 'drifted'): Promise<Deployed> {
  const setting = settingFor(seed, target)
  const { sites } = setting
  const before = sites.state('production')
  const { planned, answers } = await settled(setting, new Draw(seed))
  const refused = blocking(planned.plan)
  const base = { steps: planned.plan.steps.length, requests: 0, judged: false, answers }
  if (refused.length > 0) return { ...base, refused, broken: [] }
  const entries: Entry[] = []
  const broken = [
    ...(await run(sites, planned.plan, entries)),
    ...verdict(setting, before, remembering(planned.plan, answers)),
    ...mistaken(setting, planned.plan, answers),
    ...(await again(setting, planned.plan, entries, remembering(planned.plan, answers))),
    ...(await undone(sites, before, planned.plan, entries)),
  ]
  return {
    ...base,
    requests: sites.simulator.asked.length,
    refused,
    broken,
    judged: isWhole(answers),
    answers,
  }
}

function settingFor(seed: number, target: 'empty' | 'drifted'): Setting {
  const drawn = designsFor(seed, target === 'drifted')
  const designs = target === 'empty' ? { ...drawn, target: { design: emptyDesign(), known: new Set<string>() } } : drawn
  const sites = newSites(['staging', 'production'], seed)
  const [staging, production] = [sites.simulator.site('staging'), sites.simulator.site('production')]
  const [from, to] = [build(staging, designs.source), build(production, designs.target.design)]
  populate(staging, designs.source, from, seed)
  populate(production, designs.target.design, to, seed + 1)
  const both = [...from.ids.keys()].filter((tag) => to.ids.has(tag))
  const known = both.filter((tag) => designs.target.known.has(tag))
  return { sites, designs, remembered: pairsOf(known, from, to), truth: pairsOf(both, from, to) }
}

const planFor = ({ sites, designs, remembered }: Setting, answers: Answers): Promise<Planned> =>
  plan(sites.client('staging'), sites.client('production'), designs.projects, answers, remembered)

async function settled(setting: Setting, draw: Draw): Promise<{ planned: Planned; answers: Answers }> {
  let answers: Answers = {}
  let planned = await planFor(setting, answers)
  for (let round = 0; round < MOST_ROUNDS && blocking(planned.plan).length > 0; round++) {
    const said = answersTo(planned.plan.problems, { ...planned, truth: setting.truth }, draw)
    if (said === null) break
    answers = { ...answers, ...said }
    planned = await planFor(setting, answers)
  }
  return { planned, answers }
}

export const blocking = ({ problems }: ConfigurationPlan): string[] =>
  problems.filter(({ severity }) => severity === 'blocks').map(({ code, about, says }) => `${code} ${about}: ${says}`)

async function run(sites: Sites, made: ConfigurationPlan, entries: Entry[]): Promise<string[]> {
  const result = await apply(made, sites.client('production'), memoryJournal(entries))
  const wrong = entries.filter(({ what }) => what === 'failed' || what === 'stale')
  return [...wrong.map((entry) => JSON.stringify(entry)), ...(result.finished ? [] : ['it is not finished'])]
}

/** Left out, used as it is, dropped: then something is missing on the target, as somebody said. */
const LEAVES = new Set(['leave-out', 'use', 'drop'])
const isWhole = (answers: Answers): boolean =>
  Object.entries(answers).every(
    ([about, answer]) => !LEAVES.has(answer) && !(answer === 'keep' && about.startsWith('project:')),
  )

function verdict({ sites, designs }: Setting, before: Row, answers: Answers): string[] {
  if (!isWhole(answers)) return []
  const keys = designs.source.projects.filter(({ archived }) => !archived).map(({ key }) => key)
  const kept = Object.entries(answers).flatMap(([about, answer]) =>
    answer === 'keep' ? [about.slice(about.lastIndexOf('/issue-type:') + '/issue-type:'.length)] : [],
  )
  const found = judge(
    sites.state('staging'),
    before,
    sites.state('production'),
    designs.projects ?? keys,
    kept,
    designs.projects === null,
  )
  return [
    ...found.differences.map((one) => `unlike: ${one}`),
    ...found.touched.map((one) => `touched: ${one}`),
    ...found.leaked.map((one) => `leaked: ${one}`),
  ]
}

/** Kind → its table. */
const TABLE_OF: Readonly<Record<string, string>> = {
  ...{ 'project-role': 'projectRoles', status: 'statuses', 'issue-type': 'issueTypes', priority: 'priorities' },
  ...{ resolution: 'resolutions', 'issue-type-scheme': 'issueTypeSchemes', 'custom-field': 'fields' },
  ...{ screen: 'screens', 'screen-scheme': 'screenSchemes', 'workflow-scheme': 'workflowSchemes' },
  ...{ 'issue-type-screen-scheme': 'issueTypeScreenSchemes', 'permission-scheme': 'permissionSchemes' },
  ...{ project: 'projects', filter: 'filters' },
}

/** What was known as the same thing is called the same: the comparer pairs by names, and would not see two things take each other's place. */
function mistaken({ sites, remembered }: Setting, { pairs }: ConfigurationPlan, answers: Answers): string[] {
  if (!isWhole(answers)) return []
  const [here, there] = [readState(sites.state('staging')), readState(sites.state('production'))]
  return pairs.flatMap(({ kind, sourceId }) => {
    const targetId = remembered.get(kind)?.get(sourceId)
    const table = TABLE_OF[kind]
    if (targetId === undefined || table === undefined) return []
    const [mine, theirs] = [here.tables.get(table)?.get(sourceId), there.tables.get(table)?.get(targetId)]
    if (mine?.archivedAt || theirs?.archivedAt || mine?.name === theirs?.name) return []
    return [`mistaken: ${table} "${mine?.name}" is "${theirs?.name}"`]
  })
}

/** The answers that are remembered, once it is deployed. */
function remembering(made: ConfigurationPlan, answers: Answers): Answers {
  const since = answersSince(made, BY_NAME, () => true)
  return Object.fromEntries(Object.entries(answers).map(([about, answer]) => since(about, answer)))
}

/** With what is remembered of the first time, and the answers that were given then. */
async function again(
  setting: Setting,
  made: ConfigurationPlan,
  entries: readonly Entry[],
  answers: Answers,
): Promise<string[]> {
  const remembered = new Map([...setting.remembered].map(([kind, ids]) => [kind, new Map(ids)]))
  const ids = madeIds(made, entries)
  for (const { kind, sourceId, targetKey, targetId } of made.pairs) {
    const id = targetId ?? ids.get(targetKey)
    if (id !== undefined) remembered.set(kind, (remembered.get(kind) ?? new Map<string, string>()).set(sourceId, id))
  }
  const { plan: second } = await planFor({ ...setting, remembered }, answers)
  const { sites } = setting
  const asked = sites.simulator.asked.length
  await apply(second, sites.client('production'), memoryJournal([]))
  const writes = sites.simulator.asked.slice(asked).filter(({ method }) => method !== 'GET')
  return [
    ...blocking(second).map((one) => `again: ${one}`),
    ...second.steps.map(({ id, data }) => `again: ${id} ${JSON.stringify(data).slice(0, 3000)}`),
    ...writes.map(({ method, path }) => `again: ${method} ${path}`),
  ]
}

function madeIds({ steps }: ConfigurationPlan, entries: readonly Entry[]): Map<string, string> {
  const about = new Map(steps.map((step) => [step.id, step.about]))
  return new Map(
    entries.flatMap((entry): [string, string][] => {
      const result = entry.what === 'done' ? (entry.result as { id?: string } | null) : null
      const key = about.get(entry.step)
      return result?.id !== undefined && key !== undefined ? [[key, result.id]] : []
    }),
  )
}

/** Whatever it asks is answered so that as much as possible goes back. */
async function undone(
  sites: Sites,
  before: Row,
  made: ConfigurationPlan,
  entries: readonly Entry[],
): Promise<string[]> {
  const target = sites.client('production')
  let answers: Answers = {}
  let back = await planUndo(made, entries, target, answers)
  for (let round = 0; round < MOST_ROUNDS && blocking(back).length > 0; round++) {
    answers = { ...answers, ...backTo(back) }
    back = await planUndo(made, entries, target, answers)
  }
  const blocked = blocking(back)
  if (blocked.length > 0) return blocked.map((one) => `undo: ${one}`)
  const wrong = await run(sites, back, [])
  const isAllBack = Object.values(answers).every((answer) => answer !== 'leave-out' && answer !== 'keep')
  const left = isAllBack ? notRestored(before, sites.state('production')).filter((one) => !isNamed(one, made)) : []
  return [...wrong, ...left].map((one) => `undo: ${one}`)
}

function backTo({ problems }: ConfigurationPlan): Answers {
  const open = problems.filter(({ severity, choices }) => severity === 'blocks' && choices && choices.length > 0)
  return Object.fromEntries(
    open.map(({ about, choices = [] }) => {
      const back = choices.find(({ answer }) => answer !== 'leave-out' && answer !== 'keep') ?? choices[0]
      return [about, back?.answer ?? '']
    }),
  )
}

/** A loss that the plan had named before it was applied, and that somebody allowed. */
function isNamed(difference: string, { answers, pairs }: ConfigurationPlan): boolean {
  return Object.entries(answers).some(([about, answer]) => {
    if (answer !== 'allow' || !about.endsWith('/undo')) return false
    const key = about.slice(0, -'/undo'.length)
    const there = pairs.find((pair) => pair.key === key)?.targetKey ?? key
    const name = there.slice(there.indexOf(':') + 1).replace(/ \([^()]*\)(#\d+)?$/, '')
    return key.startsWith('project:') ? difference.startsWith('projects ') : difference.includes(`"${name}"`)
  })
}

export async function deploySafely(seed: number, target: 'empty' | 'drifted'): Promise<Deployed> {
  try {
    return await deploySeed(seed, target)
  } catch (error) {
    const says = isFault(error) || error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { steps: 0, requests: 0, refused: [], judged: false, answers: {}, broken: [`it throws: ${says}`] }
  }
}
