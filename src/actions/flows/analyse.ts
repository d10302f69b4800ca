/** From two sites to a plan: read both, pair, compare, ask the target, decide, keep. */
import { type Answers, askTarget, compare, KINDS, makePlan, stillFit } from '../../configuration/index.ts'
import { planFingerprint } from '../../plan/index.ts'
import { type Db, loadSnapshot, rememberedAnswers, rememberedPairings, savePlan } from '../../store/index.ts'
import type { OpenSite, Tell } from './site.ts'
import { snapshotSite, type TakenSnapshot } from './take-snapshot.ts'

export interface Analysis {
  readonly db: Db
  readonly source: OpenSite
  readonly target: OpenSite
  /** Project keys; null is the whole site. */
  readonly projects: readonly string[] | null
  readonly answers: Answers
  readonly madeBy: string
  readonly hash: (text: string) => string
  readonly tell: Tell
}

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

/** Gives the id of the kept plan. */
export async function analyse(analysis: Analysis): Promise<string> {
  const { db, source, target, madeBy, hash, tell } = analysis
  const of = 2 * KINDS.length
  let done = 0
  const told: Tell = ({ says }) => tell({ done: ++done, of, says })
  const [from, to] = await Promise.all([
    snapshotSite(db, source, madeBy, hash, told),
    snapshotSite(db, target, madeBy, hash, told),
  ])
  return decide(analysis, from, to)
}

/** The same two snapshots with other answers. */
export async function analyseAgain(
  analysis: Analysis,
  sourceSnapshot: string,
  targetSnapshot: string,
): Promise<string> {
  const [from, to] = await Promise.all([
    loadSnapshot(analysis.db, sourceSnapshot),
    loadSnapshot(analysis.db, targetSnapshot),
  ])
  return decide(analysis, { id: sourceSnapshot, snapshot: from }, { id: targetSnapshot, snapshot: to })
}

async function decide(analysis: Analysis, from: TakenSnapshot, to: TakenSnapshot): Promise<string> {
  const { db, source, target, projects } = analysis
  const [remembered, said] = await Promise.all([
    rememberedPairings(db, source.siteId, target.siteId),
    rememberedAnswers(db, source.siteId, target.siteId),
  ])
  const answers = { ...stillFit(said, new Set(to.snapshot.objects.map((object) => object.key))), ...analysis.answers }
  const input = { source: from.snapshot, target: to.snapshot, kinds: BY_NAME, projects, remembered, answers }
  const comparison = compare(input)
  const questions = await askTarget(target.jira, comparison.differences, to.snapshot, BY_NAME, answers)
  const plan = makePlan({ ...input, comparison: { ...comparison, problems: [...comparison.problems, ...questions] } })
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
