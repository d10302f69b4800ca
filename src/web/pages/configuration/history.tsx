/** The history of snapshots: every one that was kept, whoever took it, with what changed since the one before of its site. */
import { Button, Group } from '@mantine/core'
import { IconGitCompare, IconHistory, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { KeptSnapshotView } from '../../../actions/index.ts'
import { Empty, unlessEmpty } from '../../parts/empty.tsx'
import { useKindLabel } from '../../parts/kind.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Count } from '../../parts/mark.tsx'
import { type Sign, sign } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { useWho } from '../../who.ts'
import { ConfigurationPage, ToSnapshots } from './configuration-page.tsx'
import { BY, OBJECTS, READ } from './snapshot-list.tsx'

const MANY = 200

const CAME: readonly (readonly ['added' | 'changed' | 'removed', Sign, string])[] = [
  ['added', sign('add', '', IconPlus), 'came'],
  ['changed', sign('change', '', IconPencil), 'changed'],
  ['removed', sign('lose', '', IconMinus), 'went'],
]

type Row = KeptSnapshotView & { readonly who: string }

const moved = ({ since }: KeptSnapshotView): number =>
  since === null ? -1 : since.added + since.changed + since.removed

function listFor(label: (kind: string) => string): List<Row> {
  return {
    name: 'history',
    label: 'Snapshots',
    keyOf: ({ id }) => id,
    textOf: ({ connection, who }) => `${connection} ${who}`,
    groupOf: ({ connection }) => connection,
    filters: [
      { id: 'site', label: 'Site', of: ({ connection }) => connection },
      { id: 'changed', label: 'Changed', of: (row) => CHANGED[Math.sign(moved(row)) + 1] ?? '' },
      { id: 'taken', label: 'Taken', of: ({ byHand }) => (byHand ? 'By hand' : 'For a plan') },
    ],
    columns: [
      {
        id: 'at',
        label: 'Taken',
        width: 'minmax(120px, 1fr)',
        always: true,
        order: ({ takenAt }) => takenAt,
        cell: ({ id, takenAt }) => (
          <Link to="/configuration/snapshots/$id" params={{ id }} style={{ fontWeight: 550 }}>
            <When at={takenAt} />
          </Link>
        ),
      },
      {
        id: 'since',
        label: 'Since the one before',
        width: 'minmax(190px, 1.4fr)',
        order: moved,
        cell: ({ since }) => <Since since={since} label={label} />,
      },
      {
        id: 'compare',
        label: 'Compare',
        width: '110px',
        quiet: true,
        cell: ({ id, since }) =>
          since === null || since.added + since.changed + since.removed === 0 ? null : (
            <Link to="/configuration/compare" search={{ from: since.before, to: id }} style={{ color: 'var(--focus)' }}>
              See what
            </Link>
          ),
      },
      READ,
      OBJECTS,
      {
        id: 'why',
        label: 'For',
        width: '110px',
        spare: true,
        cell: ({ byHand }) => <span className="dimmed">{byHand ? 'by hand' : 'a plan'}</span>,
      },
      BY,
    ],
  }
}

const CHANGED = ['The first', 'Nothing', 'Something'] as const

function Since({
  since,
  label,
}: {
  readonly since: KeptSnapshotView['since']
  readonly label: (kind: string) => string
}): ReactNode {
  if (since === null) return <span className="dimmed">the first</span>
  const unread = since.unread.map(label).join(', ')
  return (
    <Group gap={12} wrap="nowrap" component="span" title={unread ? `Not told whole: ${unread}` : ''}>
      {since.added + since.changed + since.removed === 0 ? (
        <span className="dimmed">nothing</span>
      ) : (
        CAME.map(([name, mark, word]) => <Count key={name} sign={mark} count={since[name]} word={word} />)
      )}
      {unread && <span className="dimmed one-line">without {unread}</span>}
    </Group>
  )
}

export function HistoryPage(): ReactNode {
  const kept = useAsk('GET /snapshots/history', { limit: MANY }, { every: 30_000 })
  const who = useWho()
  const label = useKindLabel()
  const list = useMemo(() => listFor(label), [label])
  const navigate = useNavigate()
  return (
    <ConfigurationPage
      name="History"
      action={unlessEmpty(
        kept.data?.snapshots,
        <Button
          component={Link}
          to="/configuration/compare"
          variant="default"
          leftSection={<IconGitCompare size={15} aria-hidden />}
        >
          Compare two
        </Button>,
      )}
    >
      <Loaded query={kept}>
        {({ snapshots }) =>
          snapshots.length === 0 ? (
            <Empty
              Icon={IconHistory}
              title="No snapshot has been kept yet"
              says="Each plan keeps a snapshot of both its sites, and each proof of a deployment too. From the second of a site on, you see here what changed in it."
              step={<ToSnapshots />}
            />
          ) : (
            <ListTable
              list={list}
              rows={snapshots.map((one) => ({ ...one, who: who(one.takenBy) }))}
              newest={snapshots.length === MANY}
              onOpen={(row) => row && void navigate({ to: '/configuration/snapshots/$id', params: { id: row.id } })}
            />
          )
        }
      </Loaded>
    </ConfigurationPage>
  )
}
