/** What can be done with a connection's sync: look at once, check, pause, go on, have Jira tell of changes, set its pace. */
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconBolt,
  IconDots,
  IconGauge,
  IconListCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconSum,
  IconTimeline,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SyncStatusView } from '../../../actions/index.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'

const CHANGES = ['GET /sync'] as const

export function ConnectionMenu({
  status: { connection: name, state },
}: {
  readonly status: SyncStatusView
}): ReactNode {
  const look = useTell('POST /sync/{name}/run', CHANGES)
  const verify = useTell('POST /sync/{name}/verify', CHANGES)
  const pause = useTell('POST /sync/{name}/pause', CHANGES)
  const resume = useTell('POST /sync/{name}/resume', CHANGES)
  const { change } = useView()
  const [mayLook, mayPause] = [useMay('editor'), useMay('administrator')]
  const show = (panel: 'webhook' | 'points' | 'pace'): void =>
    change({ webhook: undefined, points: undefined, pace: undefined, [panel]: name })
  const icon = (Icon: typeof IconBolt): ReactNode => <Icon size={15} aria-hidden />
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Sync of ${name}: more actions`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayLook && state !== 'paused' && (
          <Menu.Item leftSection={icon(IconRefresh)} onClick={() => look.mutate({ name }, { onError: tellRefused })}>
            Look now
          </Menu.Item>
        )}
        {mayLook && state !== 'paused' && (
          <Menu.Item
            leftSection={icon(IconListCheck)}
            onClick={() => verify.mutate({ name }, { onError: tellRefused })}
          >
            Check all pairs
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={icon(IconTimeline)}
          renderRoot={(props) => <Link to="/sync/activity" search={{ connection: name }} {...props} />}
        >
          Its activity
        </Menu.Item>
        <Menu.Item leftSection={icon(IconBolt)} onClick={() => show('webhook')}>
          Webhook
        </Menu.Item>
        {mayPause && (
          <Menu.Item leftSection={icon(IconSum)} onClick={() => show('points')}>
            Story points
          </Menu.Item>
        )}
        {mayPause && (
          <Menu.Item leftSection={icon(IconGauge)} onClick={() => show('pace')}>
            Pace and quiet hours
          </Menu.Item>
        )}
        {mayPause &&
          (state === 'paused' ? (
            <Menu.Item
              leftSection={icon(IconPlayerPlay)}
              onClick={() => resume.mutate({ name }, { onError: tellRefused })}
            >
              Resume reading and writing
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={icon(IconPlayerPause)}
              onClick={() => pause.mutate({ name }, { onError: tellRefused })}
            >
              Pause reading and writing
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
