/** The objects of a plan: what changes, or all; searched inside their values too; the panel tells one's whole story. */
import { Button, SegmentedControl } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { DifferenceFacetsView, DifferenceView, PlanView, ProblemView } from '../../../actions/index.ts'
import { memberName } from '../../parts/difference/place.ts'
import { Failure } from '../../parts/failure.tsx'
import { ObjectName } from '../../parts/kind.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Mark } from '../../parts/mark.tsx'
import { ASKS, MAPPINGS, SEVERITIES, type Sign } from '../../parts/signs.ts'
import type { Counted } from '../../parts/table/bar.tsx'
import type { List } from '../../parts/table/column.ts'
import { PagedTable } from '../../parts/table/paged-table.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { DifferencePanel } from './difference-panel.tsx'
import { signOf } from './sign-of.ts'
import { useDifferences } from './use-differences.ts'

function listFor(plan: PlanView): List<DifferenceView> {
  const labels = new Map(plan.kinds.map(({ kind, label }) => [kind, label]))
  const compared = plan.comparison === 'snapshots'
  const list: List<DifferenceView> = {
    name: compared ? 'changes' : 'differences',
    label: 'Objects',
    keyOf: ({ key }) => key,
    // The server looks into everything.
    textOf: ({ key }) => key,
    filters: [
      { id: 'kind', label: 'Kind', of: ({ kind }) => kind, name: (kind) => labels.get(kind) ?? kind },
      {
        id: 'choice',
        label: 'What',
        of: ({ choice }) => choice,
        name: (choice) => signOf(choice as DifferenceView['choice'], plan).word,
      },
      ...(compared ? [] : ASKED),
    ],
    columns: [
      {
        id: 'name',
        label: 'Object',
        width: 'minmax(200px, 1.6fr)',
        always: true,
        order: ({ name }) => name,
        cell: ({ kind, name, title }) => <ObjectName of={`${kind}:${name}`} name={title ?? name} plain />,
      },
      {
        id: 'choice',
        label: 'What',
        width: '124px',
        order: ({ choice }) => choice,
        cell: ({ choice }) => <Mark sign={signOf(choice, plan)} />,
      },
      {
        id: 'fields',
        label: 'What differs',
        width: 'minmax(130px, 1.4fr)',
        spare: true,
        cell: ({ fields = [] }) => <span className="dimmed">{fields.map(memberName).join(', ')}</span>,
      },
      {
        id: 'problems',
        label: 'Problems',
        width: '120px',
        order: ({ problems }) => problems.length,
        cell: ({ problems }) => <Worst found={problems} />,
      },
      {
        id: 'because',
        label: 'Included by',
        width: 'minmax(130px, 1.2fr)',
        spare: true,
        order: ({ because }) => because ?? '',
        cell: ({ because }) =>
          because === null ? <span className="dimmed">chosen</span> : <ObjectName of={because} plain />,
      },
    ],
  }
  return compared ? { ...list, columns: list.columns.filter(({ id }) => id !== 'problems' && id !== 'because') } : list
}

const ASKED: NonNullable<List<DifferenceView>['filters']> = [
  {
    id: 'problems',
    label: 'Problems',
    of: ({ problems }) => problems.map(({ severity }) => severity),
    name: (severity) => SEVERITIES[severity as ProblemView['severity']].word,
  },
  { id: 'code', label: 'Finding', of: ({ problems }) => problems.map(({ code }) => code), name: codeText },
  {
    id: 'mapping',
    label: 'Mapping',
    of: ({ mapping }) => mapping ?? 'none',
    name: (mapping) => MAPPINGS[mapping as keyof typeof MAPPINGS].word,
  },
]

/** `missing-reference` for people. */
function codeText(code: string): string {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function Worst({ found }: { readonly found: readonly ProblemView[] }): ReactNode {
  const [worst] = [...found].sort(
    (left, right) => Object.keys(SEVERITIES).indexOf(left.severity) - Object.keys(SEVERITIES).indexOf(right.severity),
  )
  if (!worst) return null
  const sign: Sign = worst.severity === 'blocks' && worst.choices ? ASKS : SEVERITIES[worst.severity]
  return (
    <span title={found.map(({ says }) => says).join('\n')}>
      <Mark sign={sign} word={found.length > 1 ? `${sign.word} (${found.length})` : sign.word} />
    </span>
  )
}

export function Differences({ plan }: { readonly plan: PlanView }): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const all = view.show === 'all'
  const list = useMemo(() => listFor(plan), [plan])
  const facets = useAsk('GET /plans/{id}/facets', { id: plan.id })
  const { first, pages } = useDifferences(plan, view, true)
  const totals = totalsOf(plan)
  const counted = countedOf(plan, facets.data, all ? totals.all : (facets.data?.moving ?? 0))
  if (first.isError && !first.data) return <Failure error={first.error} again={() => first.refetch()} />
  if (!first.data || !facets.data)
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
        extra={
          <SegmentedControl
            size="xs"
            aria-label="Which objects"
            data={[
              { value: 'changes', label: `What changes (${facets.data.moving.toLocaleString()})` },
              { value: 'all', label: `All (${totals.all.toLocaleString()})` },
            ]}
            value={all ? 'all' : 'changes'}
            onChange={(value) => change({ show: value === 'all' ? 'all' : undefined })}
          />
        }
        none={
          all ? undefined : (
            <>
              Nothing among what changes.{' '}
              <Button variant="subtle" size="compact-sm" onClick={() => change({ show: 'all' })}>
                Look among all {totals.all.toLocaleString()}
              </Button>
            </>
          )
        }
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

function totalsOf({ kinds }: PlanView): { readonly choices: Readonly<Record<string, number>>; readonly all: number } {
  const sum = (of: (kind: PlanView['kinds'][number]) => number): number =>
    kinds.reduce((total, kind) => total + of(kind), 0)
  const choices = {
    delete: sum((kind) => kind.delete),
    create: sum(({ create }) => create),
    update: sum(({ update }) => update),
    'left-out': sum(({ leftOut }) => leftOut),
    use: sum(({ use }) => use),
    unchanged: sum(({ unchanged }) => unchanged),
  }
  return { choices, all: Object.values(choices).reduce((total, count) => total + count, 0) }
}

/** What the filters offer: of the whole plan, whatever is shown of it. */
function countedOf(plan: PlanView, facets: DifferenceFacetsView | undefined, total: number): Counted {
  const { choices } = totalsOf(plan)
  const known = (counts: Readonly<Record<string, number>>): [string, number][] =>
    Object.entries(counts).filter(([, count]) => count > 0)
  const sum = (of: (kind: PlanView['kinds'][number]) => number): number =>
    plan.kinds.reduce((all, kind) => all + of(kind), 0)
  const { severities = {}, codes = {} } = facets ?? {}
  return {
    total,
    options: {
      kind: plan.kinds.map((kind) => [
        kind.kind,
        kind.create + kind.update + kind.delete + kind.unchanged + kind.use + kind.leftOut,
      ]),
      choice: known(choices),
      problems: Object.keys(SEVERITIES).flatMap((severity) => known({ [severity]: severities[severity] ?? 0 })),
      code: known(codes),
      mapping: known({ open: sum(({ open = 0 }) => open), answered: sum(({ answered = 0 }) => answered) }),
    },
  }
}
