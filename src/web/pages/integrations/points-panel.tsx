/** Which field of a connection's Jira holds story points: chosen anew at any time, and read of every issue again. */
import { Button, Select, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { SyncStatusView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { OF_ITEMS } from '../../portfolio.ts'
import { useAsk, useTell } from '../../queries.ts'

export function PointsPanel({
  status: { connection, points },
  close,
}: {
  readonly status: SyncStatusView
  readonly close: () => void
}): ReactNode {
  const options = useAsk('GET /connections/{name}/sync-options', { name: connection }, { fresh: 60_000 })
  const save = useTell('PUT /sync/{name}/settings', ['GET /sync', ...OF_ITEMS])
  const [chosen, setChosen] = useState(points?.id ?? null)
  return (
    <Panel label={`Story points of ${connection}`} title={`Story points of ${connection}`} close={close} enter>
      <Stack gap={16}>
        <Text fz="sm">
          Roll-ups that measure by points add up this field. It is the same for all integrations of the site; another
          one is read of every issue again, which goes on beside all other work.
        </Text>
        <Loaded query={options}>
          {({ points: offered }) => (
            <Select
              label="Field"
              placeholder="None: issues are counted"
              data={[...offered, ...(points && !offered.some(({ id }) => id === points.id) ? [points] : [])].map(
                ({ id, name }) => ({ value: id, label: name }),
              )}
              value={chosen}
              onChange={setChosen}
              clearable
            />
          )}
        </Loaded>
        <div>
          <Button
            disabled={chosen === (points?.id ?? null)}
            loading={save.isPending}
            onClick={() => save.mutate({ name: connection, points: chosen }, { onSuccess: close })}
          >
            Save
          </Button>
        </div>
        {save.isError && <Failure error={save.error} />}
      </Stack>
    </Panel>
  )
}
