/** Plans of differences made up for tests, and what their steps wait for. */
import type { ConfigurationPlan } from '../src/configuration/change.ts'
import type { Difference } from '../src/configuration/compare.ts'
import type { Kind } from '../src/configuration/kind.ts'
import { makePlan, type PlanInput } from '../src/configuration/make-plan.ts'
import { type Rows, TOYS, toySite } from './toy-sites.ts'

export const ids = ({ steps }: ConfigurationPlan): string[] => steps.map(({ id }) => id)
export const step = (plan: ConfigurationPlan, id: string) => {
  const found = plan.steps.find((one) => one.id === id)
  if (!found) throw new Error(`no step ${id} among ${ids(plan).join(', ')}`)
  return found
}
export const waits = (plan: ConfigurationPlan, id: string): string[] => [...step(plan, id).after].sort()
export const kindsWith = (...kinds: readonly Kind[]): ReadonlyMap<string, Kind> =>
  new Map([...TOYS, ...kinds.map((kind) => [kind.name, kind] as const)])

export const difference = (key: string, choice: Difference['choice'], more: Partial<Difference> = {}): Difference => {
  const [kind = '', name = ''] = key.split(':')
  const value = { name, statuses: [], projects: [] }
  return {
    ...{ kind, key, name, choice, sourceId: `source ${name}`, targetKey: key, because: null, problems: [] },
    ...{ targetId: choice === 'create' ? null : `target ${name}` },
    ...{ before: choice === 'create' ? null : value, after: choice === 'delete' ? null : value },
    ...more,
  }
}
export function planOf(
  differences: readonly Difference[],
  more: Partial<PlanInput> = {},
  there: Rows = {},
  fallback: string | null = null,
) {
  const { kinds = TOYS } = more
  const [source, target] = [toySite('here', {}, kinds), toySite('there', there, kinds)]
  const comparison = { differences, fallback, problems: [] }
  return makePlan({ comparison, source, target, kinds, projects: null, answers: {}, ...more })
}
