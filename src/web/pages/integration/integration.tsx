/** One integration: what it keeps aligned and how it is doing, what waits in it, and what can be done with it. */
import { Button, Group, Menu, Stack } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { IntegrationView } from '../../../actions/index.ts'
import { useLive } from '../../live.ts'
import { LoadedPage } from '../../parts/loaded-page.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { tellDone } from '../../parts/tell-done.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { When } from '../../parts/when.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useWho } from '../../who.ts'
import { INTEGRATION_STATES } from '../sync/signs.ts'
import { integrationText } from '../sync/words.ts'
import { Counts } from './counts.tsx'
import { MappingSection } from './mapping-section.tsx'
import { ProblemsSection } from './problems-section.tsx'
import { RecentSteps } from './recent-steps.tsx'
import { RemoveIntegration } from './remove-integration.tsx'
import { UnlinkedSection } from './unlinked-section.tsx'

export function IntegrationPage(): ReactNode {
  const { id } = useParams({ from: '/shell/sync/integrations/$id' })
  const integration = useAsk('GET /integrations/{id}', { id })
  useLive('sync', ['GET /integrations/{id}', 'GET /integrations/{id}/unlinked', 'GET /sync/steps', 'GET /sync'])
  return (
    <LoadedPage title="Integration" query={integration}>
      {(found) => <OneIntegration key={id} integration={found} />}
    </LoadedPage>
  )
}

function OneIntegration({ integration }: { readonly integration: IntegrationView }): ReactNode {
  const { id, name, state, connection, mapping, names, createdBy, createdAt } = integration
  const [removing, setRemoving] = useState(false)
  const who = useWho()
  return (
    <Page
      title={name}
      context={
        <Group gap="md">
          <Mark sign={INTEGRATION_STATES[state]} />
          <span>{integrationText(mapping.level, names.types, names.projects)}</span>
          <Link to="/sites/$name" params={{ name: connection }}>
            {connection}
          </Link>
          <span>
            Set up <When at={createdAt} /> by {who(createdBy)}
          </span>
        </Group>
      }
      action={<Controls integration={integration} remove={() => setRemoving(true)} />}
    >
      <Stack gap={28}>
        {state === 'paused' && (
          <Notice meaning="person" title="It is paused.">
            Its issues are still read, and nothing is written for it. When it goes on, what changed meanwhile is decided
            by the rules below.
          </Notice>
        )}
        <StillReading connection={connection} />
        <Counts integration={integration} />
        <MappingSection integration={integration} />
        <ProblemsSection integration={integration} />
        <UnlinkedSection integration={integration} />
        <RecentSteps integration={integration} />
      </Stack>
      {removing && <RemoveIntegration id={id} name={name} close={() => setRemoving(false)} />}
    </Page>
  )
}

/** Until everything was read once, what is counted is not the whole. */
function StillReading({ connection }: { readonly connection: string }): ReactNode {
  const sync = useAsk('GET /sync', {})
  const status = sync.data?.connections.find((one) => one.connection === connection)
  if (status?.state !== 'first-reading') return null
  return (
    <Notice meaning="add" title={`${connection} is being read for the first time.`}>
      {status.firstReading.read.toLocaleString('en')} issues are read so far. What is counted here is not the whole
      before that ends.
    </Notice>
  )
}

const CHANGES = ['GET /integrations/{id}', 'GET /integrations', 'GET /sync'] as const

function Controls({
  integration: { id, state },
  remove,
}: {
  readonly integration: IntegrationView
  readonly remove: () => void
}): ReactNode {
  const start = useTell('POST /integrations/{id}/start', CHANGES)
  const pause = useTell('POST /integrations/{id}/pause', CHANGES)
  const again = useTell('POST /integrations/{id}/resync', CHANGES)
  if (!useMay('administrator')) return null
  return (
    <Group gap="xs" wrap="nowrap">
      {state === 'draft' && (
        <Button renderRoot={(props) => <Link to="/sync/new" search={{ integration: id }} {...props} />}>
          Go on setting it up
        </Button>
      )}
      {state === 'running' && (
        <Button
          variant="default"
          loading={pause.isPending}
          onClick={() => pause.mutate({ id }, { onError: tellRefused })}
        >
          Pause
        </Button>
      )}
      {state === 'paused' && (
        <Button loading={start.isPending} onClick={() => start.mutate({ id }, { onError: tellRefused })}>
          Resume
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={8} aria-label="More actions">
            <IconDots size={16} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {state === 'running' && (
            <Menu.Item
              onClick={() =>
                again.mutate(
                  { id },
                  {
                    onSuccess: ({ pairs }) =>
                      tellDone(`${pairs} ${pairs === 1 ? 'issue is' : 'issues are'} read again.`),
                    onError: tellRefused,
                  },
                )
              }
            >
              Sync all of it again
            </Menu.Item>
          )}
          <Menu.Item c="var(--meaning-lose)" onClick={remove}>
            Remove the integration
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
