/** Every step in its wave with its state; the panel shows a step's requests. */
import { type ReactNode, useMemo, useState } from 'react'
import type { DeployedStepView, DeploymentView } from '../../../actions/index.ts'
import { nameIn } from '../../parts/keys.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { CHOICES, STEP_STATES } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useView } from '../../view.ts'
import { StepPanel } from './step-panel.tsx'
import { stepSign } from './step-sign.ts'

export function DeployedSteps({
  deployment,
  steps,
}: {
  readonly deployment: DeploymentView
  readonly steps: readonly DeployedStepView[]
}): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const { state } = deployment
  const list = useMemo(() => listFor(state), [state])
  const ordered = useMemo(() => [...steps].sort((left, right) => left.wave - right.wave), [steps])
  const open = steps.find(({ id }) => id === view.open)
  return (
    <>
      <ListTable
        list={list}
        rows={ordered}
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row?.id })
        }}
      />
      {open && (
        <StepPanel
          deployment={deployment}
          step={open}
          steps={steps}
          enter={enter}
          close={() => change({ open: undefined })}
        />
      )}
    </>
  )
}

const ENDED = new Set<DeployedStepView['state']>(['done', 'adopted', 'failed', 'stale', 'skipped'])

function listFor(deployment: DeploymentView['state']): List<DeployedStepView> {
  return {
    name: 'deployed-steps',
    label: 'Steps',
    keyOf: ({ id }) => id,
    textOf: ({ title, about, why }) => `${title} ${about} ${why ?? ''}`,
    groupOf: ({ wave }) => `Wave ${wave}`,
    groupNote: (rows) => `${rows.filter(({ state }) => ENDED.has(state)).length} of ${rows.length} ended`,
    filters: [
      {
        id: 'state',
        label: 'State',
        of: ({ state }) => state,
        name: (state) => STEP_STATES[state as DeployedStepView['state']].word,
      },
      {
        id: 'verb',
        label: 'What',
        of: ({ verb }) => verb,
        name: (verb) => CHOICES[verb as DeployedStepView['verb']].word,
      },
    ],
    columns: [
      {
        id: 'state',
        label: 'State',
        width: '132px',
        always: true,
        order: ({ state }) => Object.keys(STEP_STATES).indexOf(state),
        cell: ({ state }) => <Mark sign={stepSign(state, { state: deployment })} />,
      },
      {
        id: 'verb',
        label: 'What',
        width: '96px',
        order: ({ verb }) => verb,
        cell: ({ verb }) => <Mark sign={CHOICES[verb]} />,
      },
      {
        id: 'about',
        label: 'Object',
        width: 'minmax(260px, 3fr)',
        always: true,
        order: ({ about }) => nameIn(about),
        cell: ({ about }) => <ObjectName of={about} />,
      },
      {
        id: 'why',
        label: 'Why',
        width: 'minmax(120px, 2fr)',
        spare: true,
        cell: ({ why }) => <span title={why ?? undefined}>{why}</span>,
      },
      {
        id: 'requests',
        label: 'Requests',
        width: '80px',
        align: 'right',
        order: ({ requests }) => requests.length,
        cell: ({ requests }) => requests.length,
      },
    ],
  }
}
