/** Snapshots: what a site's configuration was at one moment, and how completely it could be read. */
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCamera, IconChevronDown } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SnapshotView } from '../../../actions/index.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Person } from '../../parts/person.tsx'
import { COMPLETENESS, SNAPSHOT_STATES } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useWho } from '../../who.ts'
import { ConfigurationPage } from './configuration-page.tsx'

/** The worst that is in it. */
export function completenessOf({ kinds }: SnapshotView): keyof typeof COMPLETENESS {
  const states = Object.values(kinds).map(({ state }) => state)
  return states.includes('partial') ? 'partial' : states.includes('unreadable') ? 'unreadable' : 'complete'
}

export function completenessWord(snapshot: SnapshotView): string {
  const count = (wanted: string): number => Object.values(snapshot.kinds).filter(({ state }) => state === wanted).length
  const [partial, unreadable] = [count('partial'), count('unreadable')]
  const parts = [partial > 0 && `${partial} partial`, unreadable > 0 && `${unreadable} not readable`].filter(Boolean)
  return parts.length === 0 ? 'Complete' : `${parts.join(', ')} of ${Object.keys(snapshot.kinds).length} kinds`
}

function listFor(who: (actor: string) => string): List<SnapshotView> {
  return {
    name: 'snapshots',
    label: 'Snapshots',
    keyOf: ({ id }) => id,
    textOf: ({ connection, takenBy }) => `${connection} ${who(takenBy)}`,
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
        label: 'Snapshot of',
        width: 'minmax(140px, 1fr)',
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
        width: 'minmax(160px, 1.2fr)',
        cell: ({ state, progress, error }) =>
          state === 'running' && progress ? (
            <Mark sign={SNAPSHOT_STATES.running} word={`${progress.done} of ${progress.of} kinds`} />
          ) : (
            <span title={error ?? undefined}>
              <Mark sign={SNAPSHOT_STATES[state]} />
            </span>
          ),
      },
      {
        id: 'complete',
        label: 'Completeness',
        width: 'minmax(150px, 1.2fr)',
        cell: (snapshot) =>
          snapshot.state === 'done' && (
            <Mark sign={COMPLETENESS[completenessOf(snapshot)]} word={completenessWord(snapshot)} />
          ),
      },
      {
        id: 'objects',
        label: 'Objects',
        width: '80px',
        align: 'right',
        order: ({ objects }) => objects,
        cell: ({ objects, state }) => state === 'done' && objects,
      },
      {
        id: 'requests',
        label: 'Requests',
        width: '80px',
        align: 'right',
        spare: true,
        cell: ({ requests }) => requests,
      },
      {
        id: 'who',
        label: 'Taken by',
        width: 'minmax(120px, 1fr)',
        spare: true,
        cell: ({ takenBy }) => <Person name={who(takenBy)} />,
      },
      {
        id: 'at',
        label: 'Taken',
        width: '100px',
        order: ({ startedAt }) => startedAt,
        cell: ({ startedAt, takenAt }) => <When at={takenAt ?? startedAt} />,
      },
    ],
  }
}

export function SnapshotsPage(): ReactNode {
  const snapshots = useAsk(
    'GET /snapshots',
    { limit: 100 },
    { every: (known) => (known?.snapshots.some(({ state }) => state === 'running') ? 1_000 : false) },
  )
  const navigate = useNavigate()
  const list = listFor(useWho())
  return (
    <ConfigurationPage name="Snapshots" action={<TakeSnapshot />}>
      <Loaded query={snapshots}>
        {(found) =>
          found.snapshots.length === 0 ? (
            <Empty
              Icon={IconCamera}
              title="No snapshot has been taken yet"
              says="A snapshot keeps what a site’s configuration was at one moment, to look into and to compare. Analysing a deployment takes its own."
              step={<TakeSnapshot />}
            />
          ) : (
            <ListTable
              list={list}
              rows={found.snapshots}
              onOpen={(row) => row && void navigate({ to: '/configuration/snapshots/$id', params: { id: row.id } })}
            />
          )
        }
      </Loaded>
    </ConfigurationPage>
  )
}

function TakeSnapshot(): ReactNode {
  const sites = useAsk('GET /connections', {})
  const navigate = useNavigate()
  const take = useTell('POST /snapshots', ['GET /snapshots'])
  if (take.isError) return <Failure error={take.error} again={() => take.reset()} />
  if (sites.data?.connections.length === 0)
    return (
      <Button component={Link} to="/sites/connect">
        Connect a site
      </Button>
    )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button loading={take.isPending} rightSection={<IconChevronDown size={14} aria-hidden />}>
          Take a snapshot
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Of which site?</Menu.Label>
        {sites.data?.connections.map(({ name }) => (
          <Menu.Item
            key={name}
            onClick={() =>
              take.mutate(
                { connection: name },
                {
                  onSuccess: ({ id }) => {
                    notifications.show({ message: `A snapshot of ${name} is being taken.` })
                    void navigate({ to: '/configuration/snapshots/$id', params: { id } })
                  },
                },
              )
            }
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
