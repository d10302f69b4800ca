/** One snapshot: how completely it was read, its objects, and each one's value. */
import { Group, Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SnapshotView } from '../../../actions/index.ts'
import { useLive } from '../../live.ts'
import { LoadedPage } from '../../parts/loaded-page.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { COMPLETENESS, SNAPSHOT_STATES } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { useWho } from '../../who.ts'
import { Completeness, completenessOf, completenessWord } from './completeness.tsx'
import { HowRead, Missed } from './how-read.tsx'
import { Objects } from './objects.tsx'
import { ReadAgain } from './read-again.tsx'

export function SnapshotPage(): ReactNode {
  const { id } = useParams({ from: '/shell/configuration/snapshots/$id' })
  const snapshot = useAsk('GET /snapshots/{id}', { id })
  const running = snapshot.data?.state === 'running'
  useLive(running ? `snapshot:${id}` : undefined, ['GET /snapshots/{id}'])
  return (
    <LoadedPage title="Snapshot" query={snapshot}>
      {(found) => <OneSnapshot snapshot={found} />}
    </LoadedPage>
  )
}

function OneSnapshot({ snapshot }: { readonly snapshot: SnapshotView }): ReactNode {
  const { connection, state, startedAt, takenAt, takenBy, objects, requests, progress, error } = snapshot
  const who = useWho()
  return (
    <Page
      title={`Snapshot of ${connection}`}
      context={
        <Group gap="md">
          {state === 'done' ? (
            <Mark sign={COMPLETENESS[completenessOf(snapshot)]} word={completenessWord(snapshot)} />
          ) : (
            <Mark sign={SNAPSHOT_STATES[state]} />
          )}
          <span>
            Taken <When at={takenAt ?? startedAt} /> by {who(takenBy)}
          </span>
          {state === 'done' && (
            <span className="tabular">
              {objects.toLocaleString()} objects
              {requests === null ? '' : ` in ${requests.toLocaleString()} requests`}
            </span>
          )}
        </Group>
      }
      action={<ReadAgain snapshot={snapshot} />}
    >
      <Stack gap="lg">
        {state === 'running' && (
          <Progress
            label="Reading"
            done={progress?.done ?? 0}
            of={progress?.of ?? 1}
            says={progress?.says ?? 'Waiting for a worker'}
          />
        )}
        {state === 'failed' && (
          <Notice meaning="lose" title="The snapshot could not be taken.">
            {error}
          </Notice>
        )}
        {state === 'done' && (
          <>
            <Completeness kinds={snapshot.kinds} />
            <Missed kinds={snapshot.kinds} />
            <HowRead kinds={snapshot.kinds} />
            <Objects snapshot={snapshot} />
          </>
        )}
      </Stack>
    </Page>
  )
}
