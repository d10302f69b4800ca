/** After a deployment: reads both sites again and compares; what is not equal is named. */
import { blocks } from '../../base/index.ts'
import { changedObjects, loadPlan, type Proof, type SavedPlan } from '../../store/index.ts'
import { analyse } from './analyse.ts'
import type { WorkerPorts } from './long-work.ts'
import type { Side } from './sides.ts'

export async function prove(
  { db, world }: Pick<WorkerPorts, 'db' | 'world'>,
  {
    source,
    target,
    saved,
    madeBy,
  }: { readonly source: Side; readonly target: Side; readonly saved: SavedPlan; readonly madeBy: string },
): Promise<Proof> {
  const { projects, objects = null } = saved.plan
  const id = await analyse({
    db,
    source,
    target,
    projects,
    objects,
    answers: saved.plan.answers,
    madeBy,
    hash: world.hash,
    tell: () => {},
    // What stands proven is what is there, not what was.
    full: true,
  })
  const [again, open] = await Promise.all([loadPlan(db, id), changedObjects(db, id)])
  const unread = again.plan.problems.filter(
    (problem) => problem.severity === 'blocks' && problem.code.startsWith('kind-'),
  )
  return {
    equal: open.length === 0 && !blocks(unread),
    differences: [...open.map((one) => `${one.choice} ${one.targetKey}`), ...unread.map((problem) => problem.says)],
    at: new Date(world.now()).toISOString(),
  }
}
