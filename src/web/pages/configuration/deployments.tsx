/** Deployments: what was carried where, how it went, and whether it was proven equal. */
import { IconArrowsExchange, IconCheck, IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeploymentView } from '../../../actions/index.ts'
import { Empty, unlessEmpty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Person } from '../../parts/person.tsx'
import { DEPLOYMENT_STATES, type Sign } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { projectsText, Way } from '../../parts/way.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { useWho } from '../../who.ts'
import { ConfigurationPage, NewDeployment } from './configuration-page.tsx'

const EQUAL: Sign = { meaning: 'done', word: 'Equal', Icon: IconCheck }
const NOT_EQUAL: Sign = { meaning: 'lose', word: 'Not equal', Icon: IconX }

function listFor(who: (actor: string) => string): List<DeploymentView> {
  return {
    name: 'deployments',
    label: 'Deployments',
    keyOf: ({ id }) => id,
    textOf: ({ from, to, projects, startedBy }) => [from, to, projectsText(projects), who(startedBy)].join(' '),
    filters: [
      {
        id: 'state',
        label: 'State',
        of: ({ state }) => state,
        name: (state) => DEPLOYMENT_STATES[state as DeploymentView['state']].word,
      },
      { id: 'to', label: 'Target', of: ({ to }) => to },
    ],
    columns: [
      {
        id: 'way',
        label: 'Deployment',
        width: 'minmax(180px, 1.6fr)',
        always: true,
        order: ({ from, to }) => `${from} ${to}`,
        cell: ({ id, from, to, undoes }) => (
          <Link to="/configuration/deployments/$id" params={{ id }} style={{ fontWeight: 550 }}>
            {undoes === null ? <Way from={from} to={to} /> : `Undo on ${to}`}
          </Link>
        ),
      },
      {
        id: 'projects',
        label: 'Projects',
        width: 'minmax(100px, 1fr)',
        cell: ({ projects }) => <span title={projectsText(projects)}>{projectsText(projects)}</span>,
      },
      {
        id: 'state',
        label: 'State',
        width: '110px',
        order: ({ state }) => state,
        cell: ({ state }) => <Mark sign={DEPLOYMENT_STATES[state]} />,
      },
      {
        id: 'done',
        label: 'Changes',
        width: '90px',
        align: 'right',
        order: ({ total }) => total,
        cell: ({ done, total }) => (done === total ? total : `${done} of ${total}`),
      },
      {
        id: 'proof',
        label: 'Compared again',
        width: '120px',
        cell: ({ proof }) =>
          proof ? <Mark sign={proof.equal ? EQUAL : NOT_EQUAL} /> : <span className="dimmed">not yet</span>,
      },
      {
        id: 'who',
        label: 'Started by',
        width: 'minmax(120px, 1fr)',
        spare: true,
        order: ({ startedBy }) => who(startedBy),
        cell: ({ startedBy }) => <Person name={who(startedBy)} />,
      },
      {
        id: 'at',
        label: 'Started',
        width: '100px',
        order: ({ startedAt }) => startedAt,
        cell: ({ startedAt }) => <When at={startedAt} />,
      },
    ],
  }
}

const MOST = 100

export function DeploymentsPage(): ReactNode {
  const deployments = useAsk('GET /deployments', { limit: MOST }, { every: 10_000 })
  const navigate = useNavigate()
  const list = listFor(useWho())
  return (
    <ConfigurationPage name="Deployments" action={unlessEmpty(deployments.data?.deployments, <NewDeployment />)}>
      <Loaded query={deployments}>
        {(found) =>
          found.deployments.length === 0 ? (
            <Empty
              Icon={IconArrowsExchange}
              title="Nothing has been deployed yet"
              says="A deployment carries configuration of chosen projects from one site to another: seen before, applied step by step, compared afterwards."
              step={<NewDeployment />}
            />
          ) : (
            <ListTable
              list={list}
              rows={found.deployments}
              newest={found.deployments.length === MOST}
              onOpen={(row) => row && void navigate({ to: '/configuration/deployments/$id', params: { id: row.id } })}
            />
          )
        }
      </Loaded>
    </ConfigurationPage>
  )
}
