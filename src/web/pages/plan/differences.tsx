/** The objects of a plan: what changes, or all; searched inside their values too; the panel tells one's whole story. */
import { Button, SegmentedControl } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import type { DifferenceView, PlanView, ProblemView } from '../../../actions/index.ts'
import { memberName } from '../../parts/difference/place.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { ASKS, SEVERITIES, type Sign } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import {
  choiceFilter,
  countedOf,
  DifferenceTable,
  kindFilter,
  known,
  MAPPING_FILTER,
  NAME,
} from './difference-list.tsx'
import { signOf } from './sign-of.ts'
import { useDifferences } from './use-differences.ts'

function listFor(plan: PlanView): List<DifferenceView> {
  const compared = plan.comparison === 'snapshots'
  const list: List<DifferenceView> = {
    name: compared ? 'changes' : 'differences',
    label: 'Objects',
    keyOf: ({ key }) => key,
    // The server looks into everything.
    textOf: ({ key }) => key,
    filters: [kindFilter(plan), choiceFilter(plan), ...(compared ? [] : ASKED)],
    columns: [
      NAME,
      {
        id: 'choice',
        label: 'What',
        width: '124px',
        order: ({ choice }) => choice,
        cell: ({ choice }) => <Mark sign={signOf(choice, plan)} />,
      },
      {
        id: 'problems',
        label: 'Problems',
        width: '120px',
        spare: true,
        order: ({ problems }) => problems.length,
        cell: ({ problems }) => <Worst found={problems} />,
      },
      {
        id: 'fields',
        label: 'What differs',
        width: 'minmax(130px, 1.4fr)',
        spare: true,
        cell: ({ fields = [] }) => <span className="dimmed">{fields.map(memberName).join(', ')}</span>,
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
  MAPPING_FILTER,
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
  const all = view.show === 'all'
  const list = useMemo(() => listFor(plan), [plan])
  const facets = useAsk('GET /plans/{id}/facets', { id: plan.id })
  const found = useDifferences(plan, view)
  const whole = useMemo(() => countedOf(plan), [plan])
  const { severities = {}, codes = {}, moving = 0 } = facets.data ?? {}
  const counted = {
    total: all ? whole.total : moving,
    options: {
      ...whole.options,
      problems: Object.keys(SEVERITIES).flatMap((severity) => known({ [severity]: severities[severity] ?? 0 })),
      code: known(codes),
    },
  }
  return (
    <DifferenceTable
      plan={plan}
      list={list}
      found={found}
      counted={facets.data && counted}
      extra={
        <SegmentedControl
          size="xs"
          aria-label="Which objects"
          data={[
            { value: 'changes', label: `What changes (${moving.toLocaleString()})` },
            { value: 'all', label: `All (${whole.total.toLocaleString()})` },
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
              Look among all {whole.total.toLocaleString()}
            </Button>
          </>
        )
      }
    />
  )
}
