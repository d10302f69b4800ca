/** Every object in scope with what becomes of it: changed row by row, for those chosen, or for all that fit a filter. */
import { Checkbox } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import type { DifferenceView, PlanView } from '../../../actions/index.ts'
import { nameIn } from '../../parts/keys.ts'
import { Mark } from '../../parts/mark.tsx'
import { CHOICES } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { useView } from '../../view.ts'
import { choiceFilter, countedOf, DifferenceTable, kindFilter, MAPPING_FILTER, NAME } from './difference-list.tsx'
import { MapBulk } from './map-bulk.tsx'
import { MapChoice } from './map-choice.tsx'
import { type Drafts, useChosen, useDrafts } from './map-drafts.ts'
import { type Answered, SaidBy } from './said-by.tsx'
import { useDifferences, wantedBy } from './use-differences.ts'

function listFor(plan: PlanView, answered: Answered, drafts: Drafts): List<DifferenceView> {
  const said = Object.fromEntries([...answered].map(([about, { answer }]) => [about, answer]))
  return {
    name: 'mapping',
    label: 'Objects',
    keyOf: ({ key }) => key,
    textOf: ({ key }) => key,
    filters: [kindFilter(plan), choiceFilter(plan), MAPPING_FILTER],
    keys: {
      x: ({ key }) => {
        drafts.choose([key], !drafts.isChosen(key))
        return undefined
      },
      l: ({ key }) => {
        drafts.say([key], drafts.of(key) === 'leave-out' ? undefined : 'leave-out')
        return undefined
      },
    },
    columns: [
      {
        id: 'chosen',
        label: 'Choose',
        width: '22px',
        always: true,
        quiet: true,
        cell: (row) => <Choose row={row} />,
      },
      NAME,
      {
        id: 'choice',
        label: 'As planned',
        width: '124px',
        order: ({ choice }) => choice,
        cell: ({ choice }) => <Mark sign={CHOICES[choice]} />,
      },
      {
        id: 'target',
        label: 'On the target',
        width: 'minmax(130px, 1.1fr)',
        spare: true,
        cell: ({ key, targetKey, choice }) => (
          <span className={targetKey === key ? 'dimmed one-line' : 'one-line'}>
            {choice === 'left-out' ? '' : targetKey === key ? 'the same name' : nameIn(targetKey)}
          </span>
        ),
      },
      {
        id: 'answer',
        label: 'Answer',
        width: 'minmax(150px, 1fr)',
        always: true,
        cell: (row) => <MapChoice plan={plan.id} row={row} said={said} />,
      },
      {
        id: 'said',
        label: 'Said',
        width: 'minmax(110px, 0.9fr)',
        spare: true,
        cell: ({ key }) => <SaidBy answer={answered.get(key)} />,
      },
    ],
  }
}

function Choose({ row: { key, name } }: { readonly row: DifferenceView }): ReactNode {
  const drafts = useDrafts()
  const chosen = useChosen(key)
  return (
    <Checkbox
      size="xs"
      aria-label={`Choose ${name}`}
      checked={chosen}
      onChange={(event) => drafts.choose([key], event.currentTarget.checked)}
    />
  )
}

export function MapTable({ plan, answered }: { readonly plan: PlanView; readonly answered: Answered }): ReactNode {
  const { view } = useView()
  const drafts = useDrafts()
  const wanted = useMemo(() => ({ ...view, show: 'all' }), [view])
  const list = useMemo(() => listFor(plan, answered, drafts), [plan, answered, drafts])
  const found = useDifferences(plan, wanted)
  return (
    <DifferenceTable
      plan={plan}
      list={list}
      found={found}
      counted={countedOf(plan)}
      extra={<MapBulk filter={wantedBy(plan.id, wanted)} fits={found.first.data?.total ?? 0} />}
    />
  )
}
