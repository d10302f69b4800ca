/** One site: its state and what to do, what the last check found, whose token it is, what it may do where. */
import { Anchor, Button, Group, Menu, SimpleGrid, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDots, IconExternalLink } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { CheckLines } from '../../parts/check-lines.tsx'
import { Failure } from '../../parts/failure.tsx'
import { LoadedPage } from '../../parts/loaded-page.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { CONNECTION_STATES } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { DEPLOYMENT_WORDS } from '../sites/sites.tsx'
import { ChangeProjects } from './change-projects.tsx'
import { ChangeWayOut } from './change-way-out.tsx'
import { Excess } from './excess.tsx'
import { Health } from './health.tsx'
import { OldOfConnection } from './old-token.tsx'
import { Probe } from './probe.tsx'
import { Production } from './production.tsx'
import { RemoveSite } from './remove-site.tsx'
import { Rights } from './rights.tsx'
import { RotateToken } from './rotate-token.tsx'
import { TokenFacts } from './token-facts.tsx'
import { WayOut } from './way-out.tsx'

type Doing = 'token' | 'projects' | 'way' | 'remove' | undefined

export function SitePage(): ReactNode {
  const { name } = useParams({ from: '/shell/sites/$name' })
  const site = useAsk('GET /connections/{name}', { name })
  return (
    <LoadedPage title="Site" query={site}>
      {(connection) => <OneSite key={connection.name} connection={connection} />}
    </LoadedPage>
  )
}

function OneSite({ connection }: { readonly connection: ConnectionView }): ReactNode {
  const { name, state, says, remedy, url, deployment, production, checkedAt, verification } = connection
  const [doing, setDoing] = useState<Doing>()
  const close = (): void => setDoing(undefined)
  const test = useTell('POST /connections/{name}/test', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
  ])
  const administrator = useMay('administrator')
  const again = (): void =>
    test.mutate(
      { name },
      { onSuccess: (now) => notifications.show({ message: `Tested: ${CONNECTION_STATES[now.state].word}.` }) },
    )
  return (
    <Page
      title={name}
      context={
        <Group gap="md">
          <Mark sign={CONNECTION_STATES[state]} />
          <Anchor href={url} target="_blank" rel="noreferrer" fz="sm">
            {url.replace(/^https?:\/\//, '')} <IconExternalLink size={13} aria-label="(opens in a new tab)" />
          </Anchor>
          <span>{DEPLOYMENT_WORDS[deployment]}</span>
          {production && <span>Production</span>}
          <span>
            Last look <When at={checkedAt} />
          </span>
        </Group>
      }
      action={
        administrator && (
          <Group gap="xs" wrap="nowrap">
            <Button onClick={again} loading={test.isPending}>
              Test again
            </Button>
            <More name={name} choose={setDoing} />
          </Group>
        )
      }
    >
      <Stack gap="xl">
        {test.isError && <Failure error={test.error} />}
        {state !== 'ok' && (
          <Notice meaning={CONNECTION_STATES[state].meaning} title={says}>
            {verification.excess.length > 0 && state === 'over-privileged'
              ? 'What to take away is listed below, right by right.'
              : verification.checks.filter((check) => check.state === 'fails').length > 1
                ? 'What to do stands below, beside each check that failed.'
                : remedy}
          </Notice>
        )}
        <OldOfConnection connection={connection} mayAct={administrator} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <Section title="Checks">
            <CheckLines checks={verification.checks} />
          </Section>
          <Stack gap="xl">
            <Section
              title="Account and token"
              action={
                administrator && (
                  <Button size="xs" variant="default" onClick={() => setDoing('token')}>
                    Rotate the token
                  </Button>
                )
              }
            >
              <TokenFacts connection={connection} />
            </Section>
            <Health connection={connection} mayAct={administrator} />
            <WayOut connection={connection} />
            <Production connection={connection} mayAct={administrator} />
          </Stack>
        </SimpleGrid>
        <Rights connection={connection} />
        <Excess connection={connection} />
        {administrator && <Probe name={name} />}
      </Stack>
      {doing === 'token' && <RotateToken connection={connection} close={close} />}
      {doing === 'projects' && <ChangeProjects connection={connection} close={close} />}
      {doing === 'way' && <ChangeWayOut connection={connection} close={close} />}
      {doing === 'remove' && <RemoveSite name={name} close={close} />}
    </Page>
  )
}

function More({ name, choose }: { readonly name: string; readonly choose: (doing: Doing) => void }): ReactNode {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" px={8} aria-label="More actions">
          <IconDots size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item renderRoot={(props) => <Link to="/sites/hand-overs" search={{ replace: name }} {...props} />}>
          Ask for a new token by link
        </Menu.Item>
        <Menu.Item onClick={() => choose('projects')}>Change projects</Menu.Item>
        <Menu.Item onClick={() => choose('way')}>Certificates and proxy</Menu.Item>
        <Menu.Divider />
        <Menu.Item c="var(--meaning-lose)" onClick={() => choose('remove')}>
          Remove the site
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
