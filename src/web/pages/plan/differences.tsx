/** The objects of a plan: what changes, or all; searched inside their values too; the panel tells one's whole story. */
import { Button, SegmentedControl } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { DifferenceView, PlanView, ProblemView } from '../../../actions/index.ts'
import { differ, isMembers } from '../../parts/difference/differ.ts'
import { memberName } from '../../parts/difference/place.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { ASKS, CHOICES, SEVERITIES } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useView } from '../../view.ts'
import { DifferencePanel } from './difference-panel.tsx'
import { changes, type DifferenceRow, isProblem } from './rows.ts'

const ORDER: Readonly<Record<DifferenceView['choice'], number>> = {
  delete: 0,
  create: 1,
  update: 2,
  'left-out': 3,
  use: 4,
  unchanged: 5,
}

function listFor(plan: PlanView): List<DifferenceRow> {
  const labels = new Map(plan.kinds.map(({ kind, label }) => [kind, label]))
  const label = (kind: string): string => labels.get(kind) ?? kind
  return {
    name: 'differences',
    label: 'Objects',
    keyOf: ({ key }) => key,
    textOf: ({ key, targetKey, before, after }) => `${key} ${targetKey} ${JSON.stringify([before, after])}`,
    groupOf: ({ kind }) => label(kind),
    filters: [
      { id: 'kind', label: 'Kind', of: ({ kind }) => kind, name: label },
      {
        id: 'choice',
        label: 'What',
        of: ({ choice }) => choice,
        name: (choice) => CHOICES[choice as DifferenceView['choice']].word,
      },
      {
        id: 'problems',
        label: 'Problems',
        of: ({ found }) => found.map(({ severity }) => severity),
        name: (severity) => SEVERITIES[severity as ProblemView['severity']].word,
      },
    ],
    columns: [
      {
        id: 'name',
        label: 'Object',
        width: 'minmax(200px, 1.6fr)',
        always: true,
        order: ({ name }) => name,
        cell: (row) => <ObjectName of={row.key} name={nameOf(row)} plain />,
      },
      {
        id: 'choice',
        label: 'What',
        width: '124px',
        order: ({ choice }) => ORDER[choice],
        cell: ({ choice }) => <Mark sign={CHOICES[choice]} />,
      },
      {
        id: 'fields',
        label: 'What differs',
        width: 'minmax(130px, 1.4fr)',
        spare: true,
        cell: (row) => <span className="dimmed">{fieldsOf(row)}</span>,
      },
      {
        id: 'problems',
        label: 'Problems',
        width: '120px',
        order: ({ found }) => -found.filter(isProblem).length,
        cell: ({ found }) => <Worst found={found} />,
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
}

/** A project is called by its key and its name. */
function nameOf({ kind, name, before, after }: DifferenceRow): string {
  const value = after ?? before
  return kind === 'project' && isMembers(value) && typeof value.name === 'string' ? `${name} · ${value.name}` : name
}

/** Comparing a workflow takes a while, and rows are drawn again with every key. */
const fields = new WeakMap<DifferenceRow, string>()

function fieldsOf(row: DifferenceRow): string {
  if (row.choice !== 'update') return ''
  const known = fields.get(row)
  if (known !== undefined) return known
  const names = [...new Set(differ(row.before, row.after).map(({ path }) => memberName(path[0] ?? '')))].join(', ')
  fields.set(row, names)
  return names
}

function Worst({ found }: { readonly found: readonly ProblemView[] }): ReactNode {
  const [worst] = [...found].sort(
    (left, right) => Object.keys(SEVERITIES).indexOf(left.severity) - Object.keys(SEVERITIES).indexOf(right.severity),
  )
  if (!worst) return null
  const sign = worst.severity === 'blocks' && worst.choices ? ASKS : SEVERITIES[worst.severity]
  return (
    <span title={found.map(({ says }) => says).join('\n')}>
      <Mark sign={sign} word={found.length > 1 ? `${sign.word} (${found.length})` : sign.word} />
    </span>
  )
}

interface DifferencesProps {
  readonly plan: PlanView
  readonly rows: readonly DifferenceRow[]
}

export function Differences({ plan, rows }: DifferencesProps): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const all = view.show === 'all'
  const moving = useMemo(() => rows.filter((row) => changes(row) || row.found.some(isProblem)), [rows])
  const list = useMemo(() => listFor(plan), [plan])
  const open = rows.find(({ key }) => key === view.open)
  return (
    <>
      <ListTable
        list={list}
        rows={all ? rows : moving}
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
              { value: 'changes', label: `What changes (${moving.length})` },
              { value: 'all', label: `All (${rows.length})` },
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
                Look among all {rows.length}
              </Button>
            </>
          )
        }
      />
      {open && (
        <DifferencePanel
          key={open.key}
          plan={plan}
          row={open}
          rows={rows}
          title={nameOf(open)}
          enter={enter}
          close={() => change({ open: undefined })}
        />
      )}
    </>
  )
}
