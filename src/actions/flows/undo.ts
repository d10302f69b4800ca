/** From a deployment to the plan that takes it back: its journal, the target as it is now, and what has come to use it since. */
import { Fault, type World } from '../../base/index.ts'
import { type Answers, askTarget, askUses, KINDS, makePlan, type Snapshot, undoing } from '../../configuration/index.ts'
import { pasts, planFingerprint } from '../../plan/index.ts'
import {
  type Db,
  getDeployment,
  loadDifferences,
  loadPlan,
  loadSnapshot,
  type Proof,
  readJournal,
  savePlan,
} from '../../store/index.ts'
import type { WorkerPorts } from './long-work.ts'
import { unseenIn } from './prove.ts'
import type { OpenSite, Tell } from './site.ts'
import { snapshotSite, type TakenSnapshot } from './take-snapshot.ts'

export interface Undoing {
  readonly db: Db
  readonly target: OpenSite
  /** The deployment that is taken back. */
  readonly deployment: string
  readonly answers: Answers
  readonly madeBy: string
  readonly hash: World['hash']
  readonly tell: Tell
  /** Milliseconds in which a write without an answer may still happen. */
  readonly inDoubt: number
}

/** What an undo has of the worker that plans or proves it. */
export function undoingFor({ db, world, settings }: WorkerPorts, target: OpenSite, madeBy: string) {
  const inDoubt = settings.requestTimeout + settings.inDoubtMargin
  return { db, target, madeBy, hash: world.hash, inDoubt }
}

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))

/** Gives the id of the kept plan. `seen`: the snapshot that an earlier plan of the same undo was made from. */
export async function planUndo(undo: Undoing, seen: string | null): Promise<string> {
  const { db, target, deployment, hash } = undo
  const taken = seen === null ? await lookNow(undo) : { id: seen, snapshot: await loadSnapshot(db, seen) }
  const now = taken.snapshot
  const { plan: deployed } = await loadPlan(db, (await getDeployment(db, deployment)).planId)
  if (deployed.to.identity !== target.identity)
    throw new Fault('plan.blocked', `The deployment went to ${deployed.to.name}; ${target.name} is another site.`, {
      about: deployment,
      remedy: 'Undo it through a connection to the site it went to.',
    })
  const back = undoing({
    plan: deployed,
    entries: await readJournal(db, deployment),
    target: now,
    kinds: BY_NAME,
    answers: undo.answers,
  })
  const plan = makePlan({
    comparison: {
      ...back,
      problems: [...back.problems, ...(await asked(target, back.differences, now, back.answers))],
    },
    source: now,
    target: now,
    kinds: BY_NAME,
    projects: deployed.projects,
    answers: back.answers,
    undoes: deployment,
  })
  return savePlan(db, {
    plan,
    fingerprint: planFingerprint(plan, hash),
    differences: back.differences,
    sourceSite: null,
    targetSite: target.siteId,
    sourceSnapshot: null,
    targetSnapshot: taken.id,
    madeBy: undo.madeBy,
  })
}

async function asked(
  { jira }: OpenSite,
  differences: ReturnType<typeof undoing>['differences'],
  now: Snapshot,
  answers: Answers,
) {
  const [moves, uses] = await Promise.all([
    askTarget(jira, differences, now, BY_NAME, answers),
    askUses(jira, differences, BY_NAME, answers),
  ])
  return [...moves, ...uses]
}

/** Not before every write of the deployment has happened or can no longer happen. */
async function lookNow({ db, target, deployment, madeBy, hash, tell, inDoubt }: Undoing): Promise<TakenSnapshot> {
  const { now, sleep } = target.jira.world
  const doubts = [...pasts(await readJournal(db, deployment)).values()].map(({ doubtSince }) => doubtSince ?? 0)
  const left = Math.max(0, ...doubts) + inDoubt - now()
  if (left > 0 && doubts.some((since) => since > 0)) await sleep(left)
  return snapshotSite(db, target, madeBy, hash, tell, true)
}

/** After an undo: looks again at what it would still have to take back. */
export async function proveUndone(undo: Undoing): Promise<Proof> {
  const id = await planUndo(undo, null)
  const [differences, { plan }] = await Promise.all([loadDifferences(undo.db, id), loadPlan(undo.db, id)])
  const unseen = unseenIn(plan)
  const open = differences.filter(
    ({ choice, targetKey }) =>
      (choice === 'create' || choice === 'update' || choice === 'delete') && !unseen.has(targetKey),
  )
  return {
    equal: open.length === 0,
    differences: open.map(({ choice, targetKey }) => `${choice} ${targetKey}`),
    at: new Date(undo.target.jira.world.now()).toISOString(),
  }
}
