/** The connected sites. */
import { Button, Group } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { DaysLeft } from '../../parts/days-left.tsx'
import { Empty, unlessEmpty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Page } from '../../parts/page.tsx'
import { CONNECTION_STATES } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'

export const DEPLOYMENT_WORDS = { cloud: 'Cloud', dataCenter: 'Data Center' } as const

const LIST: List<ConnectionView> = {
  name: 'sites',
  label: 'Sites',
  keyOf: ({ name }) => name,
  textOf: ({ name, url, account, projects }) => [name, url, account?.name, ...(projects ?? [])].join(' '),
  filters: [
    {
      id: 'state',
      label: 'State',
      of: ({ state }) => state,
      name: (state) => CONNECTION_STATES[state as ConnectionView['state']].word,
    },
    { id: 'on', label: 'Runs on', of: ({ deployment }) => DEPLOYMENT_WORDS[deployment] },
  ],
  columns: [
    {
      id: 'name',
      label: 'Site',
      width: 'minmax(100px, 1.2fr)',
      always: true,
      order: ({ name }) => name,
      cell: ({ name, production }) => (
        <>
          <Link to="/sites/$name" params={{ name }} style={{ fontWeight: 550 }}>
            {name}
          </Link>
          {production && <span className="dimmed"> production</span>}
        </>
      ),
    },
    {
      id: 'state',
      label: 'State',
      width: 'minmax(128px, 1fr)',
      order: ({ state }) => CONNECTION_STATES[state].word,
      cell: ({ state, says }) => (
        <span title={says}>
          <Mark sign={CONNECTION_STATES[state]} />
        </span>
      ),
    },
    {
      id: 'url',
      label: 'Address',
      width: 'minmax(110px, 1.6fr)',
      order: ({ url }) => url,
      cell: ({ url }) => <span title={url}>{url.replace(/^https?:\/\//, '')}</span>,
    },
    {
      id: 'on',
      label: 'Runs on',
      width: '100px',
      spare: true,
      order: ({ deployment }) => deployment,
      cell: ({ deployment }) => DEPLOYMENT_WORDS[deployment],
    },
    {
      id: 'account',
      label: 'Account',
      width: 'minmax(100px, 1fr)',
      order: ({ account }) => account?.name ?? '',
      cell: ({ account }) => account?.name ?? <span className="dimmed">not known</span>,
    },
    {
      id: 'projects',
      label: 'Projects',
      width: 'minmax(90px, 1fr)',
      spare: true,
      cell: ({ projects }) => projects?.join(', ') ?? 'all it sees',
    },
    {
      id: 'token',
      label: 'Token',
      width: '90px',
      order: ({ token }) => token.expiresAt ?? '9',
      cell: ({ token }) => <DaysLeft until={token.expiresAt} />,
    },
    {
      id: 'checked',
      label: 'Last look',
      width: '90px',
      order: ({ checkedAt }) => checkedAt,
      cell: ({ checkedAt }) => <When at={checkedAt} />,
    },
  ],
}

export function SitesPage(): ReactNode {
  const sites = useAsk('GET /connections', {})
  const navigate = useNavigate()
  const connect = useMay('administrator') && (
    <Group gap="xs" wrap="nowrap">
      <Button component={Link} to="/sites/hand-overs" variant="default">
        One-time links
      </Button>
      <Button component={Link} to="/sites/connect">
        Connect a site
      </Button>
    </Group>
  )
  return (
    <Page
      title="Sites"
      context="The Jira sites that Fairlead may work with, each by a service account’s token."
      action={unlessEmpty(sites.data?.connections, connect)}
    >
      <Loaded query={sites}>
        {({ connections }) =>
          connections.length === 0 ? (
            <Empty
              Icon={IconPlugConnected}
              title="No site is connected yet"
              says="A site is a Jira address, Cloud or Data Center. Connect the one you carry configuration from and the one it goes to."
              step={connect || 'An administrator of Fairlead connects sites.'}
            />
          ) : (
            <ListTable
              list={LIST}
              rows={connections}
              onOpen={(row) => row && void navigate({ to: '/sites/$name', params: { name: row.name } })}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
