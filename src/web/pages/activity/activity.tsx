/** The audit log: who did what to what, and what came of it. */
import { Button, Group } from '@mantine/core'
import { IconActivity } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import type { AuditRowView } from '../../../actions/index.ts'
import { call } from '../../api.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Page } from '../../parts/page.tsx'
import { Person } from '../../parts/person.tsx'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { useView } from '../../view.ts'
import { useWho } from '../../who.ts'
import { AuditPanel } from './audit-panel.tsx'
import { actionWord, outcomeSign } from './audit-words.ts'
import { naming } from './name-ids.ts'

const PAGE = 200

function listFor(who: (actor: string) => string, named: (text: string) => string): List<AuditRowView> {
  return {
    name: 'activity',
    label: 'Lines',
    keyOf: ({ seq }) => String(seq),
    textOf: (row) =>
      [
        who(row.actor),
        actionWord(row.action),
        row.action,
        named(row.about),
        row.outcome,
        JSON.stringify(row.details),
      ].join(' '),
    filters: [
      { id: 'who', label: 'Who', of: ({ actor }) => actor, name: who },
      { id: 'what', label: 'What', of: ({ action }) => action, name: actionWord },
      { id: 'outcome', label: 'Outcome', of: ({ outcome }) => outcome, name: (outcome) => outcomeSign(outcome).word },
    ],
    columns: [
      { id: 'at', label: 'When', width: '96px', always: true, cell: ({ at }) => <When at={at} /> },
      { id: 'who', label: 'Who', width: 'minmax(130px, 1fr)', cell: ({ actor }) => <Person name={who(actor)} /> },
      { id: 'what', label: 'What', width: 'minmax(160px, 1.2fr)', cell: ({ action }) => actionWord(action) },
      {
        id: 'about',
        label: 'About',
        width: 'minmax(180px, 2fr)',
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
  const log = useInfiniteQuery({
    queryKey: ['GET /activity'],
    queryFn: ({ pageParam, signal }) => call('GET /activity', { limit: PAGE, ...pageParam }, signal),
    initialPageParam: {} as { before?: string },
    getNextPageParam: ({ rows }) => (rows.length < PAGE ? undefined : { before: String(rows.at(-1)?.seq) }),
    refetchInterval: 15_000,
  })
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const who = useWho()
  const named = useMemo(
    () => naming(Object.assign({}, ...(log.data?.pages ?? []).map((page) => page.names))),
    [log.data],
  )
  const list = listFor(who, named)
  const rows = log.data?.pages.flatMap((page) => page.rows)
  const open = rows?.find(({ seq }) => String(seq) === view.open)
  return (
    <Page
      title="Activity"
      context="Who did what, with which credential, and what came of it. Nothing can be removed from it."
    >
      {log.isError && <Failure error={log.error} again={() => log.refetch()} />}
      {log.isPending && (
        <Late>
          <Rows />
        </Late>
      )}
      {rows?.length === 0 && (
        <Empty
          Icon={IconActivity}
          title="Nothing has happened yet"
          says="Every change, every use of a token and every write to a Jira leaves a line here."
        />
      )}
      {rows && rows.length > 0 && (
        <ListTable
          list={list}
          rows={rows}
          open={view.open}
          onOpen={(row, into) => {
            setEnter(into)
            change({ open: row && String(row.seq) })
          }}
        />
      )}
      {log.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            Load older
          </Button>
        </Group>
      )}
      {open && <AuditPanel row={open} named={named} enter={enter} close={() => change({ open: undefined })} />}
    </Page>
  )
}
