/** Integrations: above, how each connection is doing; below, what is kept aligned with what. */
import { Button, Stack } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { IntegrationView } from '../../../actions/index.ts'
import { useLive } from '../../live.ts'
import { Empty, unlessEmpty } from '../../parts/empty.tsx'
import { Loaded, Rows } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { Connections } from './connections.tsx'
import { INTEGRATIONS } from './list.tsx'
import { PacePanel } from './pace-panel.tsx'
import { PointsPanel } from './points-panel.tsx'
import { WebhookPanel } from './webhook-panel.tsx'

export function IntegrationsPage(): ReactNode {
  const integrations = useAsk('GET /integrations', {})
  const statuses = useAsk('GET /sync', {}, { every: 15_000 })
  useLive('sync', ['GET /integrations', 'GET /sync'])
  const may = useMay('administrator')
  const { view, change } = useView()
  const named = (name: string | undefined) => statuses.data?.connections.find(({ connection }) => connection === name)
  const asked = named(view.webhook)
  const [counted, paced] = may ? [named(view.points), named(view.pace)] : []
  const setUp = may && (
    <Button component={Link} to="/sync/new">
      Set up an integration
    </Button>
  )
  return (
    <Page
      title="Integrations"
      context="Levels of the portfolio that are kept aligned with issues of Jira, in both directions."
      action={unlessEmpty(integrations.data?.integrations, setUp)}
    >
      <Loaded query={integrations}>
        {({ integrations: rows }) =>
          rows.length === 0 ? (
            <NoneYet step={setUp} />
          ) : (
            <Stack gap={28}>
              <Section title="Connections">
                <Loaded query={statuses} skeleton={<Rows count={2} />}>
                  {({ connections }) => <Connections statuses={connections} />}
                </Loaded>
              </Section>
              <Section title="Integrations">
                <Listed rows={rows} />
              </Section>
            </Stack>
          )
        }
      </Loaded>
      {asked && <WebhookPanel key={asked.connection} status={asked} close={() => change({ webhook: undefined })} />}
      {paced && <PacePanel key={paced.connection} status={paced} close={() => change({ pace: undefined })} />}
      {counted && <PointsPanel key={counted.connection} status={counted} close={() => change({ points: undefined })} />}
    </Page>
  )
}

function Listed({ rows }: { readonly rows: readonly IntegrationView[] }): ReactNode {
  const navigate = useNavigate()
  const open = ({ id, state }: IntegrationView): void =>
    void (state === 'draft'
      ? navigate({ to: '/sync/new', search: { integration: id } })
      : navigate({ to: '/sync/integrations/$id', params: { id } }))
  const { view } = useView()
  // No row is open, but a panel takes its room.
  return (
    <ListTable
      list={INTEGRATIONS}
      rows={rows}
      open={view.webhook ?? view.points ?? view.pace}
      onOpen={(row) => row && open(row)}
    />
  )
}

/** Sync knows a site only once something is aligned with it. */
function NoneYet({ step }: { readonly step: ReactNode }): ReactNode {
  const sites = useAsk('GET /connections', {})
  const connected = sites.data === undefined || sites.data.connections.length > 0
  return (
    <Empty
      Icon={IconRefresh}
      title="Nothing is kept aligned yet"
      says="An integration keeps one level of the portfolio, such as initiatives, aligned with issues of Jira, such as epics: names, stages, dates and people flow in the directions you choose. A dry run shows every change before anything is written."
      step={
        connected
          ? step || 'An administrator of Fairlead sets integrations up.'
          : step && (
              <Button component={Link} to="/sites/connect">
                Connect a site first
              </Button>
            )
      }
    />
  )
}
