/** Every change of a dry run: where, what, from what to what. */
import { IconEqual } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { DryRunChangeView } from '../../../actions/index.ts'
import { call } from '../../api.ts'
import { valueText } from '../../parts/day.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useView } from '../../view.ts'
import { ChangePanel, VERBS, whereWord } from './change-panel.tsx'

const PAGE = 1_000
type Row = DryRunChangeView & { readonly index: number }

const empty = <span className="dimmed">empty</span>

const CHANGES: List<Row> = {
  name: 'dry-run',
  label: 'Changes',
  keyOf: ({ index }) => String(index),
  textOf: ({ about, key, from, to, field }) => [about, key, field && fieldWord(field), from, to].join(' '),
  filters: [
    { id: 'where', label: 'Where', of: ({ where }) => where, name: whereWord },
    { id: 'verb', label: 'What', of: ({ verb }) => verb, name: (verb) => VERBS[verb as Row['verb']].word },
    { id: 'field', label: 'Field', of: ({ field }) => field ?? [], name: fieldWord },
  ],
  columns: [
    {
      id: 'where',
      label: 'Where',
      width: '66px',
      always: true,
      order: ({ where }) => where,
      cell: ({ where }) => whereWord(where),
    },
    {
      id: 'verb',
      label: 'What',
      width: '76px',
      order: ({ verb }) => verb,
      cell: ({ verb }) => <Mark sign={VERBS[verb]} />,
    },
    {
      id: 'about',
      label: 'About',
      width: 'minmax(100px, 1.4fr)',
      always: true,
      order: ({ about }) => about,
      cell: ({ about }) => about,
    },
    { id: 'key', label: 'Issue', width: '80px', spare: true, order: ({ key }) => key ?? '', cell: ({ key }) => key },
    {
      id: 'field',
      label: 'Field',
      width: '80px',
      order: ({ field }) => field ?? '',
      cell: ({ field }) => field && fieldWord(field),
    },
    {
      id: 'from',
      label: 'From',
      width: 'minmax(76px, 1fr)',
      cell: ({ from, verb }) => (verb === 'create' ? '' : from === '' ? empty : valueText(from)),
    },
    { id: 'to', label: 'To', width: 'minmax(90px, 1.2fr)', cell: ({ to }) => (to === '' ? empty : valueText(to)) },
  ],
}

export function DryRunChanges({ id, total }: { readonly id: string; readonly total: number }): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const all = useChanges(id, total)
  const rows = useMemo(
    () => all.data?.pages.flatMap(({ changes }) => changes).map((one, index) => ({ ...one, index })),
    [all.data],
  )
  if (total === 0)
    return (
      <Empty
        Icon={IconEqual}
        title="Nothing would change"
        says="Both sides hold the same already, or no issue of these types is there yet."
      />
    )
  if (all.isError) return <Failure error={all.error} again={() => all.refetch()} />
  if (!rows)
    return (
      <Late>
        <Rows />
      </Late>
    )
  const open = rows.find(({ index }) => String(index) === view.open)
  return (
    <>
      <ListTable
        list={CHANGES}
        rows={rows}
        none="No change fits this search."
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row && String(row.index) })
        }}
      />
      {open && <ChangePanel change={open} enter={enter} close={() => change({ open: undefined })} />}
    </>
  )
}

/** Page after page until all are here: what is searched and counted is then the whole. */
function useChanges(id: string, total: number) {
  const query = useInfiniteQuery({
    queryKey: ['GET /dry-runs/{id}', { id }, 'changes'],
    queryFn: ({ pageParam, signal }) => call('GET /dry-runs/{id}', { id, limit: PAGE, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (_, pages) => (pages.length * PAGE < total ? pages.length * PAGE : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: total > 0,
  })
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  return query
}
