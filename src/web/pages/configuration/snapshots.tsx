/** Snapshots: what each site's configuration was at a moment, and how much of it could be read. */
import { IconCamera } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Empty, unlessEmpty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useWho } from '../../who.ts'
import { ConfigurationPage } from './configuration-page.tsx'
import { LIST, type SnapshotRow } from './snapshot-list.tsx'
import { TakeSnapshot } from './take-snapshot.tsx'

const [SOON, SOMETIMES] = [1_500, 30_000]
const MOST = 500

const WHAT =
  'A snapshot is all of a site’s configuration at one moment, read and kept. A plan compares two of them and takes its own'

export function SnapshotsPage(): ReactNode {
  const snapshots = useAsk(
    'GET /snapshots',
    { limit: MOST },
    { every: (known) => (known?.snapshots.some(({ state }) => state === 'running') ? SOON : SOMETIMES) },
  )
  const take = useTell('POST /snapshots', ['GET /snapshots'])
  const who = useWho()
  const navigate = useNavigate()
  const onOpen = (row: SnapshotRow | undefined): void => {
    if (row) void navigate({ to: '/configuration/snapshots/$id', params: { id: row.id } })
  }
  const mayTake = useMay('deployer')
  return (
    <ConfigurationPage
      name="Snapshots"
      action={mayTake && unlessEmpty(snapshots.data?.snapshots, <TakeSnapshot take={take} />)}
    >
      {take.isError && (
        <div style={{ marginBottom: 16 }}>
          <Failure error={take.error} />
        </div>
      )}
      <Loaded query={snapshots}>
        {(found) =>
          found.snapshots.length === 0 ? (
            <Empty
              Icon={IconCamera}
              title="No snapshot has been taken yet"
              says={mayTake ? `${WHAT}; take one by hand to look into a site, or to keep how it was.` : `${WHAT}.`}
              step={mayTake && <TakeSnapshot take={take} />}
            />
          ) : (
            <ListTable
              list={LIST}
              rows={found.snapshots.map((one) => ({ ...one, who: who(one.takenBy) }))}
              newest={found.snapshots.length === MOST}
              onOpen={onOpen}
            />
          )
        }
      </Loaded>
    </ConfigurationPage>
  )
}
