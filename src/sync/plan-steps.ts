/** Open steps as a plan: the same data, runner and journal as a deployment's. Pure. */
import type { Json } from '../base/index.ts'
import type { Plan, Step } from '../plan/index.ts'
import type { StoredStep, SyncStep } from './ports.ts'

/** Raised when stored steps would be understood otherwise. */
const ENGINE = 'sync/1'

export type SyncData = SyncStep & Json

/** Each wave holds at most one step of an issue or item: what one writes is read back before the next looks. */
export function waves(steps: readonly StoredStep[]): Plan<SyncData>[] {
  const waves: StoredStep[][] = []
  const taken = new Map<string, number>()
  for (const step of steps) {
    const at = taken.get(subjectOf(step.data)) ?? 0
    taken.set(subjectOf(step.data), at + 1)
    const wave = waves[at]
    if (wave) wave.push(step)
    else waves.push([step])
  }
  return waves.map((wave) => ({ madeBy: { engine: ENGINE, kinds: {} }, steps: wave.map(planned), problems: [] }))
}

function subjectOf(data: SyncStep): string {
  return data.what === 'create-issue' ? data.item : data.issue
}

function planned({ id, data, title }: StoredStep): Step<SyncData> {
  return {
    id,
    verb: data.what === 'field' ? 'update' : 'create',
    about: subjectOf(data),
    title,
    after: [],
    data: data as SyncData,
  }
}
