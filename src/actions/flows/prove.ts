/** After a deployment: reads both sites again and compares; what is not equal is named. */
import { blocks } from '../../base/index.ts'
import { loadDifferences, loadPlan, type Proof, type SavedPlan } from '../../store/index.ts'
import { analyse } from './analyse.ts'
import type { WorkerPorts } from './long-work.ts'
import type { OpenSite } from './site.ts'

export async function prove(
  { db, world }: Pick<WorkerPorts, 'db' | 'world'>,
  {
    source,
    target,
    saved,
    madeBy,
  }: { readonly source: OpenSite; readonly target: OpenSite; readonly saved: SavedPlan; readonly madeBy: string },
): Promise<Proof> {
  const { projects } = saved.plan
  const id = await analyse({
    db,
    source,
    target,
    projects,
    answers: saved.plan.answers,
    madeBy,
    hash: world.hash,
    tell: () => {},
  })
  const [again, differences] = await Promise.all([loadPlan(db, id), loadDifferences(db, id)])
  const open = differences.filter(
    (one) => one.choice === 'create' || one.choice === 'update' || one.choice === 'delete',
  )
  const unread = again.plan.problems.filter(
    (problem) => problem.severity === 'blocks' && problem.code.startsWith('kind-'),
  )
  return {
    equal: open.length === 0 && !blocks(unread),
    differences: [...open.map((one) => `${one.choice} ${one.targetKey}`), ...unread.map((problem) => problem.says)],
    at: new Date(world.now()).toISOString(),
  }
}
