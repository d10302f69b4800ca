/** What the lists of a plan's objects have in common: filters, columns, what the filters count, the table with its panel. */
import { type ReactNode, useState } from 'react'
import type { DifferenceView, KindCounts, PlanView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { ObjectName } from '../../parts/kind.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { MAPPINGS } from '../../parts/signs.ts'
import type { Counted } from '../../parts/table/bar.tsx'
import type { Column, Filter, List } from '../../parts/table/column.ts'
import { PagedTable } from '../../parts/table/paged-table.tsx'
import { useView } from '../../view.ts'
import { DifferencePanel } from './difference-panel.tsx'
import { signOf } from './sign-of.ts'
import type { useDifferences } from './use-differences.ts'

type Choice = DifferenceView['choice']

export const NAME: Column<DifferenceView> = {
  id: 'name',
  label: 'Object',
  width: 'minmax(120px, 1.6fr)',
  wants: 200,
  always: true,
  order: ({ name }) => name,
  cell: ({ kind, name, title }) => <ObjectName of={`${kind}:${name}`} name={title ?? name} plain />,
}

export function kindFilter({ kinds }: PlanView): Filter<DifferenceView> {
  const labels = new Map(kinds.map(({ kind, label }) => [kind, label]))
  return { id: 'kind', label: 'Kind', of: ({ kind }) => kind, name: (kind) => labels.get(kind) ?? kind }
}

export const choiceFilter = (plan: PlanView): Filter<DifferenceView> => ({
  id: 'choice',
  label: 'What',
  of: ({ choice }) => choice,
  name: (choice) => signOf(choice as Choice, plan).word,
})

export const MAPPING_FILTER: Filter<DifferenceView> = {
  id: 'mapping',
  label: 'Mapping',
  of: ({ mapping }) => mapping ?? 'none',
  name: (mapping) => MAPPINGS[mapping as keyof typeof MAPPINGS].word,
}

const allOf = (kind: KindCounts): number =>
  kind.create + kind.update + kind.delete + kind.unchanged + kind.use + kind.leftOut

/** What the filters offer: of the whole plan, whatever is shown of it. */
export function countedOf({ kinds }: PlanView): Counted {
  const sum = (of: (kind: KindCounts) => number): number => kinds.reduce((total, kind) => total + of(kind), 0)
  return {
    total: sum(allOf),
    options: {
      kind: kinds.map((kind) => [kind.kind, allOf(kind)]),
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

export const known = (counts: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(counts).filter(([, count]) => count > 0)

export function DifferenceTable({
  plan,
  list,
  found: { first, pages },
  counted,
  extra,
  none,
}: {
  readonly plan: PlanView
  readonly list: List<DifferenceView>
  readonly found: ReturnType<typeof useDifferences>
  /** Undefined while it is on its way. */
  readonly counted: Counted | undefined
  readonly extra: ReactNode
  readonly none?: ReactNode
}): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  if (first.isError && !first.data) return <Failure error={first.error} again={() => first.refetch()} />
  if (!first.data || !counted)
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
        counted={counted}
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row?.key })
        }}
        extra={extra}
        none={none}
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
