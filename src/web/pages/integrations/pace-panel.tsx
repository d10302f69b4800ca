/** How much of what a Jira allows Fairlead uses, and the hours in which sync leaves it in peace. */
import { Button, Group, Slider, Stack, Switch, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { SyncStatusView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useTell } from '../../queries.ts'

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone

export function PacePanel({
  status: { connection, pace },
  close,
}: {
  readonly status: SyncStatusView
  readonly close: () => void
}): ReactNode {
  const save = useTell('PUT /sync/{name}/pace', ['GET /sync'])
  const [share, setShare] = useState(pace.share)
  const [isQuiet, setQuiet] = useState(pace.quiet !== null)
  const [hours, setHours] = useState(pace.quiet ?? { from: '22:00', to: '06:00', zone: HERE })
  const quiet = isQuiet ? hours : null
  return (
    <Panel label={`Pace of ${connection}`} title={`Pace of ${connection}`} close={close} enter>
      <Stack gap={20}>
        <div>
          <Text fz="sm" fw={550} id="share">
            Of what this Jira allows: {share} %
          </Text>
          <Text fz="sm" className="dimmed" mb={8}>
            Jira says with each answer how fast it may be asked. The rest is left to its people and to other tools. It
            holds for deployments too, whichever connection to this Jira they use.
          </Text>
          <Slider aria-labelledby="share" min={5} max={100} step={5} value={share} onChange={setShare} label={null} />
        </div>
        <Switch
          label="Quiet hours"
          description="Sync reads and writes nothing then, and catches up afterwards. Deployments are not held back."
          checked={isQuiet}
          onChange={({ currentTarget }) => setQuiet(currentTarget.checked)}
        />
        {isQuiet && <Hours hours={hours} change={setHours} />}
        <div>
          <Button
            loading={save.isPending}
            onClick={() => save.mutate({ name: connection, share, quiet }, { onSuccess: close })}
          >
            Save
          </Button>
        </div>
        {save.isError && <Failure error={save.error} />}
      </Stack>
    </Panel>
  )
}

type QuietHours = NonNullable<SyncStatusView['pace']['quiet']>

function Hours({
  hours,
  change,
}: {
  readonly hours: QuietHours
  readonly change: (hours: QuietHours) => void
}): ReactNode {
  const field = (name: keyof QuietHours, label: string, type: 'time' | 'text'): ReactNode => (
    <TextInput
      label={label}
      type={type}
      required
      value={hours[name]}
      onChange={({ currentTarget }) => change({ ...hours, [name]: currentTarget.value })}
    />
  )
  return (
    <Group align="flex-start" wrap="nowrap">
      {field('from', 'From', 'time')}
      {field('to', 'To', 'time')}
      {field('zone', 'Time zone', 'text')}
    </Group>
  )
}
