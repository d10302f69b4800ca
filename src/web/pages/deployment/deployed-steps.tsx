/** Every step in its wave with its state, by page; the panel shows a step's requests. */
import { type ReactNode, useMemo, useState } from 'react'
import type { DeployedLineView, DeploymentView } from '../../../actions/index.ts'
import type { Input, Output } from '../../api.ts'
import { Failure } from '../../parts/failure.tsx'
import { nameIn } from '../../parts/keys.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { CHOICES, STEP_STATES } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { PagedTable } from '../../parts/table/paged-table.tsx'
import { type Paged, usePages } from '../../parts/table/use-pages.ts'
import { useAsk } from '../../queries.ts'
import { useView, type View } from '../../view.ts'
import { StepPanel } from './step-panel.tsx'
import { stepSign } from './step-sign.ts'

const ROUTE = 'GET /deployments/{id}/lines'

const PAGED: Paged<typeof ROUTE, DeployedLineView> = {
  route: ROUTE,
  rowsIn: ({ lines }) => lines,
  groupsIn: ({ waves }) =>
    waves.map(({ wave, count, ended }) => ({ group: `Wave ${wave} · ${ended} ended of`, count })),
}

const SORTS = ['state', 'verb', 'about', 'requests', '-state', '-verb', '-about', '-requests'] as const

function wantedBy(id: string, view: View): Input<typeof ROUTE> {
  const sort = SORTS.find((one) => one === view.sort)
  return {
    id,
    ...(view.state ? { state: view.state } : {}),
    ...(view.verb ? { verb: view.verb } : {}),
    ...(view.q ? { search: view.q } : {}),
    ...(sort ? { sort } : {}),
  }
}

export function DeployedSteps({ deployment }: { readonly deployment: DeploymentView }): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const { id, state, total } = deployment
  const list = useMemo(() => listFor(state), [state])
  const wanted = useMemo(() => wantedBy(id, view), [id, view])
  const { first, lead, pages } = usePages(PAGED, wanted)
  if (first.isError && !first.data) return <Failure error={first.error} again={() => first.refetch()} />
  if (!lead)
    return (
      <Late>
        <Rows />
      </Late>
    )
  return (
    <>
      <PagedTable
        list={list}
        pages={pages}
        counted={{ total, options: optionsIn(lead) }}
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row?.id })
        }}
      />
      {view.open !== undefined && (
        <OpenStep deployment={deployment} step={view.open} enter={enter} close={() => change({ open: undefined })} />
      )}
    </>
  )
}

const optionsIn = ({ states, verbs }: Output<typeof ROUTE>) => ({
  state: states.flatMap(({ state, count }) => (count > 0 ? [[state, count] as const] : [])),
  verb: verbs.flatMap(({ verb, count }) => (count > 0 ? [[verb, count] as const] : [])),
})

/** A row only counts its requests: they are asked for when somebody looks at them. */
function OpenStep({
  deployment,
  step,
  ...panel
}: {
  readonly deployment: DeploymentView
  readonly step: string
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const { data } = useAsk('GET /deployments/{id}/step', { id: deployment.id, step })
  return data && <StepPanel deployment={deployment} step={data} {...panel} />
}

function listFor(deployment: DeploymentView['state']): List<DeployedLineView> {
  return {
    name: 'deployed-steps',
    label: 'Steps',
    keyOf: ({ id }) => id,
    // The server looks into titles, keys and reasons.
    textOf: ({ title }) => title,
    filters: [
      {
        id: 'state',
        label: 'State',
        of: ({ state }) => state,
        name: (state) => STEP_STATES[state as DeployedLineView['state']].word,
      },
      {
        id: 'verb',
        label: 'What',
        of: ({ verb }) => verb,
        name: (verb) => CHOICES[verb as DeployedLineView['verb']].word,
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
        spare: true,
        order: ({ verb }) => verb,
        cell: ({ verb }) => <Mark sign={CHOICES[verb]} />,
      },
      {
        id: 'about',
        label: 'Object',
        width: 'minmax(110px, 3fr)',
        wants: 260,
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
        spare: true,
        align: 'right',
        order: ({ requests }) => requests,
        cell: ({ requests }) => requests,
      },
    ],
  }
}
