/** The audit log: who did what to what, and what came of it. */
import { IconActivity } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import type { AuditRowView } from '../../../actions/index.ts'
import { call, type Output } from '../../api.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Page } from '../../parts/page.tsx'
import { Person } from '../../parts/person.tsx'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { Older } from '../../parts/table/older.tsx'
import { When } from '../../parts/when.tsx'
import { useView } from '../../view.ts'
import { useWho } from '../../who.ts'
import { AuditPanel } from './audit-panel.tsx'
import { actionWord, outcomeSign } from './audit-words.ts'
import { Chain } from './chain.tsx'
import { ExportMenu } from './export-menu.tsx'
import { lookedFor } from './looked-for.ts'
import { naming } from './name-ids.ts'
import { Narrow } from './narrow.tsx'

const PAGE = 200

function listFor(who: (actor: string) => string, named: (text: string) => string): List<AuditRowView> {
  return {
    name: 'activity',
    label: 'Lines',
    keyOf: ({ seq }) => String(seq),
    // What is looked for is found by the server, in all lines and not only in those that are here.
    textOf: () => '',
    columns: [
      { id: 'at', label: 'When', width: '96px', always: true, spare: true, cell: ({ at }) => <When at={at} /> },
      {
        id: 'who',
        label: 'Who',
        width: 'minmax(130px, 1fr)',
        spare: true,
        cell: ({ actor }) => <Person name={who(actor)} />,
      },
      {
        id: 'what',
        label: 'What',
        width: 'minmax(80px, 1.2fr)',
        wants: 160,
        cell: ({ action }) => actionWord(action),
      },
      {
        id: 'about',
        label: 'About',
        width: 'minmax(60px, 2fr)',
        wants: 180,
        cell: ({ about }) => <span title={named(about)}>{named(about)}</span>,
      },
      {
        id: 'outcome',
        label: 'Outcome',
        width: '130px',
        spare: true,
        cell: ({ outcome }) => <Mark sign={outcomeSign(outcome)} />,
      },
    ],
  }
}

export function ActivityPage(): ReactNode {
  const { view } = useView()
  const wanted = useMemo(() => lookedFor(view), [view])
  const log = useInfiniteQuery({
    queryKey: ['GET /activity', wanted],
    queryFn: ({ pageParam, signal }) => call('GET /activity', { limit: PAGE, ...wanted, ...pageParam }, signal),
    initialPageParam: {} as { before?: string },
    getNextPageParam: ({ rows }) => (rows.length < PAGE ? undefined : { before: String(rows.at(-1)?.seq) }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
  const pages = log.data?.pages
  const isEmpty = pages?.[0]?.rows.length === 0 && Object.keys(wanted).length === 0
  return (
    <Page
      title="Activity"
      context="Who did what, with which credential, and what came of it. Nothing can be removed from it."
      action={pages && !isEmpty && <ExportMenu wanted={wanted} />}
    >
      {log.isError && <Failure error={log.error} again={() => log.refetch()} />}
      {log.isPending && (
        <Late>
          <Rows />
        </Late>
      )}
      {isEmpty && (
        <Empty
          Icon={IconActivity}
          title="Nothing has happened yet"
          says="Every change, every use of a token and every write to a Jira leaves a line here."
        />
      )}
      {pages && !isEmpty && (
        <>
          <Chain />
          <Listed pages={pages} newest={log.hasNextPage} />
        </>
      )}
      {log.hasNextPage && <Older log={log} />}
    </Page>
  )
}

function Listed({
  pages,
  newest,
}: {
  readonly pages: readonly Output<'GET /activity'>[]
  readonly newest: boolean
}): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const who = useWho()
  const named = useMemo(() => naming(Object.assign({}, ...pages.map((page) => page.names))), [pages])
  const rows = useMemo(() => pages.flatMap((page) => page.rows), [pages])
  const open = rows.find(({ seq }) => String(seq) === view.open)
  return (
    <>
      <ListTable
        list={listFor(who, named)}
        rows={rows}
        arranged={{ rows, count: rows.length }}
        newest={newest}
        extra={<Narrow rows={rows} />}
        none="No line has all of these words and filters."
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row && String(row.seq) })
        }}
      />
      {open && <AuditPanel row={open} named={named} enter={enter} close={() => change({ open: undefined })} />}
    </>
  )
}
