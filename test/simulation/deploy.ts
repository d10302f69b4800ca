/** A whole deployment between two simulated sites, in memory: snapshot, compare, ask, plan, run. */
import {
  type Answers,
  askTarget,
  askUses,
  ConfigurationActor,
  type ConfigurationPlan,
  compare,
  type Difference,
  inspect,
  KINDS,
  makePlan,
  type Remembered,
  type Snapshot,
  takeSnapshot,
  undoing,
} from '../../src/configuration/index.ts'
import type { Jira } from '../../src/jira/index.ts'
import { type Entry, type Journal, type RunOptions, type RunResult, run } from '../../src/plan/index.ts'

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

/** What a plan of acme onto the drifted site asks, answered. */
export const ANSWERS: Answers = {
  'custom-field:Business value (float)': 'custom-field:Business value (float)',
  'filter:Open bugs of the products': 'filter:Open bugs of the products',
  'issue-type-scheme:Product Issue Type Scheme/issue-type:Question': 'keep',
  'workflow:Acme Story Workflow/status:In Acceptance': 'status:In Testing',
  'workflow:Acme Delivery Workflow/status:Release Candidate': 'status:Ready for Release',
  'workflow-scheme:Parcel Workflow Scheme/status:To Do': 'status:Backlog',
  'workflow-scheme:Parcel Workflow Scheme/status:Done': 'status:Released',
  'workflow-scheme:Warehouse Workflow Scheme/status:Resolved': 'status:Released',
}

export interface Planned {
  readonly source: Snapshot
  readonly target: Snapshot
  readonly differences: readonly Difference[]
  readonly plan: ConfigurationPlan
}

export async function plan(
  source: Jira,
  target: Jira,
  projects: readonly string[] | null,
  answers: Answers = {},
  remembered: Remembered = new Map(),
  without: ReadonlySet<string> = new Set(),
): Promise<Planned> {
  const [from, to] = (await Promise.all(
    [source, target].map((jira) => takeSnapshot(jira, { kinds: KINDS, identity: jira.site })),
  )) as [Snapshot, Snapshot]
  const input = { source: from, target: to, kinds: BY_NAME, projects, remembered, answers }
  const comparison = compare(input)
  const found = await inspect(target, { ...input, differences: comparison.differences }, without)
  const problems = [...comparison.problems, ...found]
  const made = makePlan({ ...input, comparison: { ...comparison, problems }, without })
  return { source: from, target: to, differences: comparison.differences, plan: made }
}

export function memoryJournal(entries: Entry[], before: (entry: Entry) => void = () => {}): Journal {
  return {
    entries: async () => [...entries],
    add: async (entry) => {
      before(entry)
      entries.push(entry)
    },
  }
}

export const apply = (
  made: ConfigurationPlan,
  target: Jira,
  journal: Journal,
  options: Partial<RunOptions> = {},
): Promise<RunResult> =>
  run(made, new ConfigurationActor(target, made, BY_NAME), journal, {
    world: target.world,
    inDoubt: 40_000,
    ...options,
  })

/** The plan that takes a deployment back, as the target is now. */
export async function planUndo(
  deployed: ConfigurationPlan,
  entries: readonly Entry[],
  target: Jira,
  answers: Answers = {},
): Promise<ConfigurationPlan> {
  const now = await takeSnapshot(target, { kinds: KINDS, identity: target.site })
  const back = undoing({ plan: deployed, entries, target: now, kinds: BY_NAME, answers })
  const asked = [
    ...(await askTarget(target, back.differences, now, BY_NAME, back.answers)),
    ...(await askUses(target, back.differences, BY_NAME, back.answers)),
  ]
  return makePlan({
    comparison: { ...back, problems: [...back.problems, ...asked] },
    source: now,
    target: now,
    kinds: BY_NAME,
    projects: deployed.projects,
    answers: back.answers,
    undoes: 'deployment',
  })
}
