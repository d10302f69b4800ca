/** How the list shows a snapshot: state while it is taken, then how completely each kind was read. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SnapshotView } from '../../../actions/index.ts'
import { Count, Mark } from '../../parts/mark.tsx'
import { Person } from '../../parts/person.tsx'
import { COMPLETENESS, SNAPSHOT_STATES } from '../../parts/signs.ts'
import type { Column, List } from '../../parts/table/column.ts'
import { When } from '../../parts/when.tsx'
import { readingText } from '../snapshot/reading.ts'

export type SnapshotRow = SnapshotView & { readonly who: string }

/** Who took it: of every list of snapshots. */
export const BY: Column<{ readonly who: string }> = {
  id: 'who',
  label: 'By',
  width: 'minmax(110px, 1fr)',
  spare: true,
  order: ({ who }) => who,
  cell: ({ who }) => <Person name={who} />,
}

export const READ: Column<Pick<SnapshotView, 'kinds'>> = {
  id: 'read',
  label: 'Read',
  width: 'minmax(120px, 0.8fr)',
  spare: true,
  order: ({ kinds }) => readingText(kinds),
  cell: ({ kinds }) => <span className="dimmed">{Object.keys(kinds).length === 0 ? '' : readingText(kinds)}</span>,
}

export const OBJECTS: Column<{ readonly objects: number; readonly state?: SnapshotView['state'] }> = {
  id: 'objects',
  label: 'Objects',
  width: '80px',
  align: 'right',
  order: ({ objects }) => objects,
  cell: ({ objects, state = 'done' }) => (state === 'done' ? objects.toLocaleString() : ''),
}

export const LIST: List<SnapshotRow> = {
  name: 'snapshots',
  label: 'Snapshots',
  keyOf: ({ id }) => id,
  textOf: ({ connection, who, error }) => [connection, who, error].join(' '),
  filters: [
    { id: 'site', label: 'Site', of: ({ connection }) => connection },
    {
      id: 'state',
      label: 'State',
      of: ({ state }) => state,
      name: (state) => SNAPSHOT_STATES[state as SnapshotView['state']].word,
    },
  ],
  columns: [
    {
      id: 'site',
      label: 'Site',
      width: 'minmax(120px, 1fr)',
      always: true,
      order: ({ connection }) => connection,
      cell: ({ id, connection }) => (
        <Link to="/configuration/snapshots/$id" params={{ id }} style={{ fontWeight: 550 }}>
          {connection}
        </Link>
      ),
    },
    {
      id: 'state',
      label: 'State',
      width: 'minmax(150px, 1.6fr)',
      order: ({ state }) => SNAPSHOT_STATES[state].word,
      cell: (row) => <State snapshot={row} />,
    },
    {
      id: 'kinds',
      label: 'Kinds',
      width: 'minmax(130px, 1fr)',
      order: ({ kinds }) => counts(kinds).complete,
      cell: ({ kinds }) => <KindCounts kinds={kinds} />,
    },
    READ,
    OBJECTS,
    {
      id: 'requests',
      label: 'Requests',
      width: '80px',
      align: 'right',
      spare: true,
      order: ({ requests }) => requests ?? 0,
      cell: ({ requests }) => requests?.toLocaleString() ?? '',
    },
    {
      id: 'taken',
      label: 'Taken',
      width: '110px',
      order: ({ takenAt, startedAt }) => takenAt ?? startedAt,
      cell: ({ takenAt, startedAt }) => <When at={takenAt ?? startedAt} />,
    },
    BY,
  ],
}

/** What goes on tells its last step; what failed, why. */
function State({ snapshot: { state, progress, error } }: { readonly snapshot: SnapshotView }): ReactNode {
  const says = state === 'running' && progress ? `${progress.done} of ${progress.of} · ${progress.says}` : error
  return (
    <span style={{ display: 'flex', gap: 8 }} title={says ?? undefined}>
      <span style={{ flex: 'none' }}>
        <Mark sign={SNAPSHOT_STATES[state]} />
      </span>
      {says && <span className="one-line dimmed tabular">{says}</span>}
    </span>
  )
}

const STATES = ['complete', 'partial', 'unreadable'] as const

function counts(kinds: SnapshotView['kinds']): Readonly<Record<(typeof STATES)[number], number>> {
  const all = Object.values(kinds)
  const of = (wanted: string): number => all.filter(({ state }) => state === wanted).length
  return { complete: of('complete'), partial: of('partial'), unreadable: of('unreadable') }
}

export function KindCounts({ kinds }: Pick<SnapshotView, 'kinds'>): ReactNode {
  const found = counts(kinds)
  if (Object.keys(kinds).length === 0) return null
  return (
    <span style={{ display: 'inline-flex', gap: 12 }}>
      {STATES.map((state) => (
        <Count
          key={state}
          sign={COMPLETENESS[state]}
          count={found[state]}
          word={`kinds ${COMPLETENESS[state].word.toLowerCase()}`}
        />
      ))}
    </span>
  )
}
