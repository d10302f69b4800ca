/** From two sides to a plan: read both, pair, compare, ask the target, decide, keep. */
import type { Json, Problem, World } from '../../base/index.ts'
import {
  type Answers,
  alarms,
  type Chosen,
  compare,
  compareSnapshots,
  ENGINE,
  inspect,
  KINDS,
  makePlan,
  type Remembered,
  type Snapshot,
  stillFit,
} from '../../configuration/index.ts'
import { planFingerprint } from '../../plan/index.ts'
import { type Db, loadSnapshot, rememberedAnswers, rememberedPairings, savePlan } from '../../store/index.ts'
import { readSide, type Side } from './sides.ts'
import type { Tell } from './site.ts'
import type { TakenSnapshot } from './take-snapshot.ts'

export interface Analysis extends Chosen {
  readonly db: Db
  readonly source: Side
  readonly target: Side
  readonly answers: Answers
  /** Questions of which what is remembered shall not hold here. */
  readonly without?: readonly string[]
  readonly madeBy: string
  readonly hash: World['hash']
  readonly tell: Tell
  /** Both sites are read whole, whatever they say has not changed. */
  readonly full?: boolean
}

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

/** Gives the id of the kept plan. */
export async function analyse(analysis: Analysis): Promise<string> {
  const { source, target, tell } = analysis
  const of = [source, target].filter(({ site }) => site !== null).length * KINDS.length
  let done = 0
  const reading = { ...analysis, tell: (({ says }) => tell({ done: ++done, of, says })) satisfies Tell }
  const [from, to] = await Promise.all([readSide(source, reading), readSide(target, reading)])
  return decide(analysis, from, to)
}

/** The same two snapshots with other answers. */
export async function analyseAgain(
  analysis: Analysis,
  sourceSnapshot: string,
  targetSnapshot: string,
): Promise<string> {
  const [from, to] = await loadBoth(analysis.db, sourceSnapshot, targetSnapshot)
  return decide(analysis, { id: sourceSnapshot, snapshot: from }, { id: targetSnapshot, snapshot: to })
}

/** Most of two sites is often the same, and of one site at two times nearly all. */
function loadBoth(db: Db, one: string, other: string): Promise<[Snapshot, Snapshot]> {
  const values = new Map<string, Json>()
  return Promise.all([loadSnapshot(db, one, values), loadSnapshot(db, other, values)])
}

async function decide(analysis: Analysis, from: TakenSnapshot, to: TakenSnapshot): Promise<string> {
  const { db, source, target, projects, objects = null } = analysis
  const [remembered, said] = await Promise.all([
    rememberedPairings(db, source.siteId, target.siteId),
    rememberedAnswers(db, source.siteId, target.siteId),
  ])
  const fit = stillFit(said, new Set(to.snapshot.objects.map((object) => object.key)))
  const without = new Set(analysis.without)
  const kept = Object.fromEntries(Object.entries(fit).filter(([about]) => !without.has(about)))
  const answers = { ...kept, ...analysis.answers }
  const input = {
    source: from.snapshot,
    target: to.snapshot,
    kinds: BY_NAME,
    projects,
    objects,
    remembered: source.siteId === target.siteId ? asTheyWere(to.snapshot, remembered) : remembered,
    answers,
  }
  const comparison = compare(input)
  const asked = target.site
    ? await inspect(target.site.jira, { ...input, differences: comparison.differences })
    : appliedNowhere(to.snapshot)
  const problems = [...comparison.problems, ...asked, ...alarms(from.snapshot), ...alarms(to.snapshot)]
  const plan = makePlan({ ...input, comparison: { ...comparison, problems } })
  return savePlan(db, {
    plan,
    fingerprint: planFingerprint(plan, analysis.hash),
    differences: comparison.differences,
    sourceSite: source.siteId,
    targetSite: target.siteId,
    sourceSnapshot: from.id,
    targetSnapshot: to.id,
    madeBy: analysis.madeBy,
  })
}

/** Back to how a site was: an object is itself, unless it was made anew since. */
function asTheyWere(target: Snapshot, remembered: Remembered): Remembered {
  const kinds = Map.groupBy(target.objects, ({ kind }) => kind)
  return new Map(
    [...kinds].map(([kind, objects]) => [
      kind,
      new Map([...(remembered.get(kind) ?? []), ...objects.map(({ id }): [string, string] => [id, id])]),
    ]),
  )
}

/** A snapshot is the past: nothing can be asked of it, and nothing can be done to it. */
function appliedNowhere({ site, takenAt }: Snapshot): Problem[] {
  const about = site.name
  return [
    {
      severity: 'blocks',
      code: 'comparison-only',
      about,
      says: `The target is a snapshot of ${site.name}, from ${new Date(takenAt).toISOString()}: this is a comparison only, and it is applied nowhere.`,
      remedy: `To change ${site.name}, make a plan with the site itself as the target.`,
    },
    {
      severity: 'notes',
      code: 'target-not-asked',
      about,
      says: `${site.name} was not asked what the changes would take from issues, since its snapshot is what it was then.`,
    },
  ]
}

/** What one snapshot has otherwise than an earlier one: kept as a plan is, with no step in it. */
export async function compareKept(
  { db, source, target, madeBy, hash }: Analysis,
  beforeId: string,
  afterId: string,
): Promise<string> {
  const [before, after] = await loadBoth(db, beforeId, afterId)
  const { differences, problems } = compareSnapshots(before, after, BY_NAME)
  const plan = {
    madeBy: { engine: ENGINE, kinds: {} },
    steps: [],
    problems: [...appliedNowhere(after).slice(0, 1), ...problems],
    from: before.site,
    to: after.site,
    projects: null,
    answers: {},
    bindings: {},
    pairs: [],
  }
  return savePlan(db, {
    plan,
    fingerprint: planFingerprint(plan, hash),
    differences,
    sourceSite: source.siteId,
    targetSite: target.siteId,
    sourceSnapshot: beforeId,
    targetSnapshot: afterId,
    madeBy,
  })
}
