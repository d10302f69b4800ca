/** Every object in scope with what becomes of it: changed row by row, for those chosen, or for all that fit a filter. */
import { Checkbox } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { DifferenceView, PlanView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { nameIn } from '../../parts/keys.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { CHOICES, MAPPINGS } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { PagedTable } from '../../parts/table/paged-table.tsx'
import { useView } from '../../view.ts'
import { DifferencePanel } from './difference-panel.tsx'
import { MapBulk } from './map-bulk.tsx'
import { MapChoice } from './map-choice.tsx'
import { type Drafts, useChosen, useDrafts } from './map-drafts.ts'
import { type Answered, SaidBy } from './said-by.tsx'
import { useDifferences, wantedBy } from './use-differences.ts'

function listFor(plan: PlanView, answered: Answered, drafts: Drafts): List<DifferenceView> {
  const labels = new Map(plan.kinds.map(({ kind, label }) => [kind, label]))
  const said = Object.fromEntries([...answered].map(([about, { answer }]) => [about, answer]))
  return {
    name: 'mapping',
    label: 'Objects',
    keyOf: ({ key }) => key,
    textOf: ({ key }) => key,
    filters: [
      { id: 'kind', label: 'Kind', of: ({ kind }) => kind, name: (kind) => labels.get(kind) ?? kind },
      {
        id: 'choice',
        label: 'What',
        of: ({ choice }) => choice,
        name: (choice) => CHOICES[choice as DifferenceView['choice']].word,
      },
      {
        id: 'mapping',
        label: 'Mapping',
        of: ({ mapping }) => mapping ?? 'none',
        name: (mapping) => MAPPINGS[mapping as keyof typeof MAPPINGS].word,
      },
    ],
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
      {
        id: 'name',
        label: 'Object',
        width: 'minmax(190px, 1.5fr)',
        always: true,
        order: ({ name }) => name,
        cell: ({ kind, name, title }) => <ObjectName of={`${kind}:${name}`} name={title ?? name} plain />,
      },
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
  const { view, change } = useView()
  const drafts = useDrafts()
  const [enter, setEnter] = useState(false)
  const wanted = useMemo(() => ({ ...view, show: 'all' }), [view])
  const list = useMemo(() => listFor(plan, answered, drafts), [plan, answered, drafts])
  const { first, pages } = useDifferences(plan, wanted, true)
  if (first.isError && !first.data) return <Failure error={first.error} again={() => first.refetch()} />
  if (!first.data)
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
        counted={countedOf(plan)}
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row?.key })
        }}
        extra={<MapBulk filter={wantedBy(plan.id, wanted)} fits={first.data.total} />}
      />
      {view.open !== undefined && (
        <DifferencePanel
          key={view.open}
          plan={plan}
          object={view.open}
          enter={enter}
          close={() => change({ open: undefined, as: undefined })}
        />
      )}
    </>
  )
}

/** What the filters offer: of the whole plan, whatever is shown of it. */
function countedOf({ kinds }: PlanView) {
  const sum = (of: (kind: PlanView['kinds'][number]) => number): number =>
    kinds.reduce((total, kind) => total + of(kind), 0)
  const of = (kind: PlanView['kinds'][number]): number =>
    kind.create + kind.update + kind.delete + kind.unchanged + kind.use + kind.leftOut
  const known = (counts: Readonly<Record<string, number>>): [string, number][] =>
    Object.entries(counts).filter(([, count]) => count > 0)
  return {
    total: sum(of),
    options: {
      kind: kinds.map((kind): [string, number] => [kind.kind, of(kind)]),
      choice: known({
        delete: sum((kind) => kind.delete),
        create: sum(({ create }) => create),
        update: sum(({ update }) => update),
        'left-out': sum(({ leftOut }) => leftOut),
        use: sum(({ use }) => use),
        unchanged: sum(({ unchanged }) => unchanged),
      }),
      mapping: known({ open: sum(({ open = 0 }) => open), answered: sum(({ answered = 0 }) => answered) }),
    },
  }
}
