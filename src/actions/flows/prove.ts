/** After a deployment: reads both sites again and compares; what is not equal is named. */
import { blocks } from '../../base/index.ts'
import { type ConfigurationPlan, KINDS } from '../../configuration/index.ts'
import { type Entry, pastOf, pasts } from '../../plan/index.ts'
import { changedObjects, loadPlan, type Proof, type SavedPlan } from '../../store/index.ts'
import { analyse } from './analyse.ts'
import { sinceDone } from './apply.ts'
import type { WorkerPorts } from './long-work.ts'
import type { Side } from './sides.ts'

export async function prove(
  { db, world }: Pick<WorkerPorts, 'db' | 'world'>,
  {
    source,
    target,
    saved,
    entries,
    madeBy,
  }: {
    readonly source: Side
    readonly target: Side
    readonly saved: SavedPlan
    readonly entries: readonly Entry[]
    readonly madeBy: string
  },
): Promise<Proof> {
  const { projects, objects = null } = saved.plan
  const since = sinceDone(saved.plan, entries)
  const id = await analyse({
    db,
    source,
    target,
    projects,
    objects,
    answers: Object.fromEntries(Object.entries(saved.plan.answers).map(([about, answer]) => since(about, answer))),
    madeBy,
    hash: world.hash,
    tell: () => {},
    // What stands proven is what is there, not what was.
    full: true,
  })
  const [again, found] = await Promise.all([loadPlan(db, id), changedObjects(db, id)])
  const unseen = unseenIn(again.plan)
  const open = found.filter(({ targetKey }) => !unseen.has(targetKey))
  const unread = again.plan.problems.filter(
    (problem) => problem.severity === 'blocks' && problem.code.startsWith('kind-'),
  )
  return {
    equal: open.length === 0 && !blocks(unread),
    differences: [...open.map((one) => `${one.choice} ${one.targetKey}`), ...unread.map((problem) => problem.says)],
    at: new Date(world.now()).toISOString(),
    unproven: unprovenBy(saved.plan, entries),
  }
}

/** What nobody can look at is planned anew each time, and differs from nothing. */
export const unseenIn = ({ steps }: ConfigurationPlan): ReadonlySet<string> =>
  new Set(
    [...Map.groupBy(steps, ({ data }) => data.key)].flatMap(([key, all]) =>
      all.every(({ data }) => data.unseen) ? [key] : [],
    ),
  )

/** By kind and by whose word it stands on. */
export function unprovenBy({ steps }: ConfigurationPlan, entries: readonly Entry[]): NonNullable<Proof['unproven']> {
  const known = pasts(entries)
  const told = steps.flatMap(({ id, data }) => {
    const by = pastOf(known, id).confirmed
    const what = KINDS.find(({ name }) => name === data.kind)?.plural ?? data.kind
    return data.unseen ? [[`${what}\n${by}`, { what, by }] as const] : []
  })
  return [...new Map(told).values()]
}
