/** The rows of a paged list as it is asked for: the pages that are to be seen, and no more. */
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call, type Input, type Output } from '../../api.ts'
import type { Group } from './lines.ts'
import type { Pages } from './paged-table.tsx'

type PagedRoute = 'GET /plans/{id}/differences' | 'GET /plans/{id}/steps'

export interface Paged<R extends PagedRoute, Row> {
  readonly route: R
  readonly rowsIn: (answer: Output<R>) => readonly Row[]
  readonly groupsIn: (answer: Output<R>) => readonly Group[]
}

const PAGE = 200
/** Whoever flies past a page does not want it. */
const PAUSE = 60

function page<R extends PagedRoute>(route: R, wanted: Input<R>, number: number) {
  const input = { ...wanted, limit: PAGE, offset: number * PAGE } as Input<R>
  return {
    queryKey: [route, input],
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Output<R>> => call(route, input, signal),
    staleTime: Number.POSITIVE_INFINITY,
  }
}

/** `wanted` and `list` stay the same ones until something else is asked for. */
export function usePages<R extends PagedRoute, Row>({ route, rowsIn, groupsIn }: Paged<R, Row>, wanted: Input<R>) {
  const client = useQueryClient()
  const first = useQuery({ ...page(route, wanted, 0), placeholderData: keepPreviousData })
  // Until the new answer is here, what is seen is the one before.
  const settled = useRef(wanted)
  if (first.isSuccess && !first.isPlaceholderData) settled.current = wanted
  const shown = settled.current
  const [range, setRange] = useState<readonly [number, number]>([0, 0])
  const numbers = Array.from({ length: range[1] - range[0] + 1 }, (_, at) => range[0] + at)
  const near = useQueries({
    queries: numbers.map((number) => ({ ...page(route, shown, number), enabled: first.isSuccess })),
  })
  const arrived = near.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ')
  const want = useWant(setRange)
  const pages = useMemo((): Pages<Row> => {
    // Asked for once for each page and not once for each row: a question's name costs more than a row.
    const found = new Map<number, readonly Row[]>()
    const rowsOf = (number: number): readonly Row[] => {
      const known = found.get(number)
      if (known) return known
      const answer = client.getQueryData<Output<R>>(page(route, shown, number).queryKey)
      const rows = answer === undefined ? [] : rowsIn(answer)
      found.set(number, rows)
      return rows
    }
    return {
      total: first.data?.total ?? 0,
      groups: first.data === undefined ? [] : groupsIn(first.data),
      at: (index) => rowsOf(Math.floor(index / PAGE))[index % PAGE],
      here: numbersIn(arrived, range).flatMap((number) =>
        rowsOf(number).map((row, at) => ({ row, index: number * PAGE + at })),
      ),
      want,
    }
  }, [client, route, shown, rowsIn, groupsIn, first.data, arrived, range, want])
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
