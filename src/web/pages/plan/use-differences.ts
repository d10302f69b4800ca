/** The differences of a plan as the address filters and orders them. */
import { useMemo } from 'react'
import type { DifferenceView, PlanView } from '../../../actions/index.ts'
import type { Input } from '../../api.ts'
import { type Paged, usePages } from '../../parts/table/use-pages.ts'
import type { View } from '../../view.ts'

const ROUTE = 'GET /plans/{id}/differences'

type Wanted = Input<typeof ROUTE>

/** What the address asks for, as the server takes it. */
export function wantedBy(plan: string, view: View): Wanted {
  const sort = SORTS.find((one) => one === view.sort)
  return {
    id: plan,
    ...(view.kind ? { kind: view.kind } : {}),
    ...(view.choice ? { choice: view.choice } : {}),
    ...(view.problems ? { severity: view.problems } : {}),
    ...(view.code ? { code: view.code } : {}),
    ...(view.mapping ? { mapping: view.mapping } : {}),
    ...(view.q ? { search: view.q } : {}),
    ...(view.show === 'all' ? {} : { moving: 'true' }),
    ...(sort ? { sort } : {}),
    values: 'false',
  }
}

const SORTS = ['name', 'choice', 'problems', 'because', '-name', '-choice', '-problems', '-because'] as const

export function useDifferences({ id, kinds }: PlanView, view: View) {
  const wanted = useMemo(() => wantedBy(id, view), [id, view])
  const paged = useMemo((): Paged<typeof ROUTE, DifferenceView> => {
    const labels = new Map(kinds.map(({ kind, label }) => [kind, label]))
    return {
      route: ROUTE,
      rowsIn: ({ differences }) => differences,
      groupsIn: (answer) => answer.kinds.map(({ kind, count }) => ({ group: labels.get(kind) ?? kind, count })),
    }
  }, [kinds])
  return usePages(paged, wanted)
}
