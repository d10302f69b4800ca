/** The differences of a plan as the address filters and orders them: the pages that are to be seen, and no more. */
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DifferenceView, PlanView } from '../../../actions/index.ts'
import { call, type Input } from '../../api.ts'
import type { Pages } from '../../parts/table/paged-table.tsx'
import type { View } from '../../view.ts'

const ROUTE = 'GET /plans/{id}/differences'
const PAGE = 200
/** Whoever flies past a page does not want it. */
const PAUSE = 60

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

const page = (wanted: Wanted, number: number) => {
  const input = { ...wanted, limit: PAGE, offset: number * PAGE }
  return {
    queryKey: [ROUTE, input],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => call(ROUTE, input, signal),
    staleTime: Number.POSITIVE_INFINITY,
  }
}

export function useDifferences({ id, kinds }: PlanView, view: View, enabled: boolean) {
  const client = useQueryClient()
  const asked = useMemo(() => wantedBy(id, view), [id, view])
  const first = useQuery({ ...page(asked, 0), enabled, placeholderData: keepPreviousData })
  // Until the new answer is here, what is seen is the one before.
  const settled = useRef(asked)
  if (first.isSuccess && !first.isPlaceholderData) settled.current = asked
  const shown = settled.current
  const [range, setRange] = useState<readonly [number, number]>([0, 0])
  const numbers = Array.from({ length: range[1] - range[0] + 1 }, (_, at) => range[0] + at)
  const near = useQueries({
    queries: numbers.map((number) => ({ ...page(shown, number), enabled: enabled && first.isSuccess })),
  })
  const arrived = near.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ')
  const want = useWant(setRange)
  const pages = useMemo((): Pages<DifferenceView> => {
    const rowsOf = (number: number): readonly DifferenceView[] | undefined =>
      client.getQueryData<NonNullable<typeof first.data>>(page(shown, number).queryKey)?.differences
    const labels = new Map(kinds.map(({ kind, label }) => [kind, label]))
    return {
      total: first.data?.total ?? 0,
      groups: (first.data?.kinds ?? []).map(({ kind, count }) => ({ group: labels.get(kind) ?? kind, count })),
      at: (index) => rowsOf(Math.floor(index / PAGE))?.[index % PAGE],
      here: numbersIn(arrived, range).flatMap((number) =>
        (rowsOf(number) ?? []).map((row, at) => ({ row, index: number * PAGE + at })),
      ),
      want,
    }
  }, [client, shown, kinds, first.data, arrived, range, want])
  return { first, pages }
}

/** What arrived makes the list anew, page by page. */
const numbersIn = (_arrived: string, [from, to]: readonly [number, number]): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

function useWant(setRange: (range: readonly [number, number]) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef('0 0')
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (from: number, to: number) => {
      const next = [Math.floor(from / PAGE), Math.floor(to / PAGE)] as const
      if (next.join(' ') === last.current) return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        last.current = next.join(' ')
        setRange(next)
      }, PAUSE)
    },
    [setRange],
  )
}
