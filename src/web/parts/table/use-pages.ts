/** The rows of a paged list as it is asked for: the pages that are to be seen, and no more. */
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call, type Input, type Output } from '../../api.ts'
import type { Group } from './lines.ts'
import type { Pages } from './paged-table.tsx'

type PagedRoute =
  | 'GET /plans/{id}/differences'
  | 'GET /plans/{id}/steps'
  | 'GET /deployments/{id}/lines'
  | 'GET /snapshots/{id}/objects'
  | 'GET /items/lines'
  | 'GET /items/roadmap'

export interface Paged<R extends PagedRoute, Row> {
  readonly route: R
  readonly rowsIn: (answer: Output<R>) => readonly Row[]
  /** Where there are heads between the rows. */
  readonly groupsIn?: (answer: Output<R>) => readonly Group[]
  /** Milliseconds in which a page is taken as it is; without it, until it is said to have changed. */
  readonly fresh?: number
}

const PAGE = 200
/** Whoever flies past a page does not want it. */
const PAUSE = 60

function page<R extends PagedRoute, Row>({ route, fresh }: Paged<R, Row>, wanted: Input<R>, number: number) {
  const input = { ...wanted, limit: PAGE, offset: number * PAGE } as Input<R>
  return {
    queryKey: [route, input],
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Output<R>> => call(route, input, signal),
    staleTime: fresh ?? Number.POSITIVE_INFINITY,
  }
}

/** `wanted` and `paged` stay the same ones until something else is asked for. */
export function usePages<R extends PagedRoute, Row>(paged: Paged<R, Row>, wanted: Input<R>) {
  const client = useQueryClient()
  const [range, setRange] = useState<readonly [number, number]>([0, 0])
  const first = useQuery({ ...page(paged, wanted, range[0]), placeholderData: keepPreviousData })
  const numbers = Array.from({ length: range[1] - range[0] + 1 }, (_, at) => range[0] + at)
  const near = useQueries({ queries: numbers.map((number) => page(paged, wanted, number)) })
  // Until all of the new answer that is to be seen is here, what is seen is the one before.
  const settled = useRef(wanted)
  if (near.every(({ isSuccess }) => isSuccess)) settled.current = wanted
  const shown = settled.current
  const arrived = near.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ')
  const want = useWant(setRange)
  const lead = client.getQueryData<Output<R>>(page(paged, shown, range[0]).queryKey) ?? first.data
  const pages = useMemo((): Pages<Row> => {
    // Asked for once for each page and not once for each row: a question's name costs more than a row.
    const found = new Map<number, readonly Row[]>()
    const rowsOf = (number: number): readonly Row[] => {
      const known = found.get(number)
      if (known) return known
      const answer = client.getQueryData<Output<R>>(page(paged, shown, number).queryKey)
      const rows = answer === undefined ? [] : paged.rowsIn(answer)
      found.set(number, rows)
      return rows
    }
    return {
      total: lead?.total ?? 0,
      groups: lead === undefined ? [] : (paged.groupsIn?.(lead) ?? []),
      at: (index) => rowsOf(Math.floor(index / PAGE))[index % PAGE],
      here: numbersIn(arrived, range).flatMap((number) =>
        rowsOf(number).map((row, at) => ({ row, index: number * PAGE + at })),
      ),
      want,
    }
  }, [client, paged, shown, lead, arrived, range, want])
  return { first, lead, pages }
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
