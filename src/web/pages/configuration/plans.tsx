/** Plans: what would be done, made and not made, applied or not. */
import { IconFileDiff } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Empty, unlessEmpty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Person } from '../../parts/person.tsx'
import { COMPARISON, PLAN_STATES } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { projectsText, Way } from '../../parts/way.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { useWho } from '../../who.ts'
import { ConfigurationPage, NewDeployment } from './configuration-page.tsx'

function listFor(who: (actor: string) => string): List<PlanView> {
  return {
    name: 'plans',
    label: 'Plans',
    keyOf: ({ id }) => id,
    textOf: ({ from, to, projects, objects, createdBy }) =>
      [from, to, projectsText(projects, objects), who(createdBy)].join(' '),
    filters: [
      {
        id: 'state',
        label: 'State',
        of: ({ state }) => state,
        name: (state) => PLAN_STATES[state as PlanView['state']].word,
      },
      { id: 'to', label: 'Target', of: ({ to }) => to },
    ],
    columns: [
      {
        id: 'way',
        label: 'Plan',
        width: 'minmax(180px, 1.6fr)',
        always: true,
        order: ({ from, to }) => `${from} ${to}`,
        cell: ({ id, from, to, undoes }) => (
          <Link to="/configuration/plans/$id/$stage" params={{ id, stage: 'analyse' }} style={{ fontWeight: 550 }}>
            {undoes === null ? <Way from={from} to={to} /> : `Undo on ${to}`}
          </Link>
        ),
      },
      {
        id: 'projects',
        label: 'What',
        width: 'minmax(100px, 1fr)',
        cell: ({ projects, objects }) => (
          <span title={projectsText(projects, objects)}>{projectsText(projects, objects)}</span>
        ),
      },
      {
        id: 'state',
        label: 'State',
        width: 'minmax(120px, 1fr)',
        order: ({ state }) => state,
        cell: (plan) => (
          <Mark
            sign={plan.comparison && plan.state === 'blocked' ? COMPARISON : PLAN_STATES[plan.state]}
            word={
              plan.state === 'blocked' && !plan.comparison
                ? `${Math.max(plan.found.open, 1).toLocaleString()} open`
                : undefined
            }
          />
        ),
      },
      {
        id: 'changes',
        label: 'Changes',
        width: '80px',
        align: 'right',
        order: ({ changes }) => changes,
        cell: ({ changes, state }) => (state === 'failed' || state === 'analysing' ? '' : changes),
      },
      {
        id: 'who',
        label: 'Made by',
        width: 'minmax(120px, 1fr)',
        spare: true,
        order: ({ createdBy }) => who(createdBy),
        cell: ({ createdBy }) => <Person name={who(createdBy)} />,
      },
      {
        id: 'at',
        label: 'Made',
        width: '100px',
        order: ({ createdAt }) => createdAt,
        cell: ({ createdAt }) => <When at={createdAt} />,
      },
    ],
  }
}

const MOST = 100

export function PlansPage(): ReactNode {
  const plans = useAsk(
    'GET /plans',
    { limit: MOST },
    { every: (known) => (known?.plans.some(({ state }) => state === 'analysing') ? 2_000 : false) },
  )
  const navigate = useNavigate()
  const list = listFor(useWho())
  return (
    <ConfigurationPage name="Plans" action={unlessEmpty(plans.data?.plans, <NewDeployment />)}>
      <Loaded query={plans}>
        {(found) =>
          found.plans.length === 0 ? (
            <Empty
              Icon={IconFileDiff}
              title="No plan has been made yet"
              says="A plan compares two sites and says, object by object, what would make the target equal. It changes nothing until somebody applies it."
              step={<NewDeployment />}
            />
          ) : (
            <ListTable
              list={list}
              rows={found.plans}
              newest={found.plans.length === MOST}
              onOpen={(row) =>
                row &&
                void navigate({ to: '/configuration/plans/$id/$stage', params: { id: row.id, stage: 'analyse' } })
              }
            />
          )
        }
      </Loaded>
    </ConfigurationPage>
  )
}
