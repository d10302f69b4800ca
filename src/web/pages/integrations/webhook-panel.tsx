/** A connection's webhook: whether Jira tells of changes at once, and how to have it do so. Polling alone works. */
import { Button, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SyncStatusView } from '../../../actions/index.ts'
import { Facts } from '../../parts/facts.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Panel } from '../../parts/panel.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { WEBHOOK_STATES } from '../sync/signs.ts'
import { WebhookMade } from './webhook-made.tsx'

export function WebhookPanel({
  status: { connection, webhook },
  close,
}: {
  readonly status: SyncStatusView
  readonly close: () => void
}): ReactNode {
  const make = useTell('POST /sync/{name}/webhook', ['GET /sync'])
  const end = useTell('DELETE /sync/{name}/webhook', ['GET /sync'])
  const may = useMay('administrator')
  return (
    <Panel label={`Webhook of ${connection}`} title={`Webhook of ${connection}`} close={close} enter>
      <Stack gap={16}>
        <Text fz="sm">
          With a webhook, Jira tells of a change at once; without one, Fairlead looks by itself every few seconds to
          minutes, and misses nothing either way: what a webhook says is only where to look.
        </Text>
        <Facts
          facts={[
            ['State', <Mark key="state" sign={WEBHOOK_STATES[webhook.state]} />],
            ['Last heard', webhook.heardAt ? <When key="heard" at={webhook.heardAt} /> : 'never'],
          ]}
        />
        <Text fz="sm">{webhook.says}</Text>
        <Notice meaning="plain" title="Jira must be able to reach Fairlead.">
          Jira Cloud sends only to a public HTTPS address. Jira Data Center sends to any address its server reaches.
          Where neither can be had, polling alone is enough.
        </Notice>
        {make.data ? (
          <WebhookMade made={make.data} />
        ) : may ? (
          <Ways
            connection={connection}
            exists={webhook.state !== 'none'}
            busy={make.isPending}
            make={(register) => make.mutate({ name: connection, register })}
          />
        ) : (
          <Text fz="sm" className="dimmed">
            An administrator of Fairlead sets it up.
          </Text>
        )}
        {may && webhook.state !== 'none' && !make.data && (
          <div>
            <Button variant="default" loading={end.isPending} onClick={() => end.mutate({ name: connection })}>
              Close the webhook
            </Button>
            <Text fz="xs" className="dimmed" mt={4}>
              Its address and secret end at once; changes are found by asking again.
            </Text>
          </div>
        )}
        {end.data && (
          <Notice meaning={end.data.removed ? 'done' : 'person'} title="It is closed.">
            {end.data.says}
          </Notice>
        )}
        {(make.isError || end.isError) && <Failure error={make.error ?? end.error} />}
      </Stack>
    </Panel>
  )
}

interface WaysProps {
  readonly connection: string
  /** One was made before. */
  readonly exists: boolean
  readonly busy: boolean
  readonly make: (register: boolean) => void
}

/** Registering needs the rights of a Jira administrator, which only a person's own token may have. */
function Ways({ connection, exists, busy, make }: WaysProps): ReactNode {
  const mine = useAsk('GET /authorizations', {})
  const mayRegister = mine.data?.authorizations.some((one) => one.connection === connection && one.administrator)
  return (
    <Stack gap={10}>
      <Group gap="xs">
        {mayRegister && (
          <Button loading={busy} onClick={() => make(true)}>
            Register for me
          </Button>
        )}
        <Button variant={mayRegister ? 'default' : 'filled'} loading={busy} onClick={() => make(false)}>
          {exists ? 'Show the steps with a new secret' : 'Show the steps for a Jira administrator'}
        </Button>
      </Group>
      <Text fz="xs" className="dimmed">
        {mayRegister
          ? 'It is registered in Jira with your own authorization, as yourself.'
          : 'With your own authorization as a Jira administrator of this site, Fairlead could register it for you.'}
        {exists && ' Either makes a new address and secret: those in use now end at once.'}
      </Text>
    </Stack>
  )
}
