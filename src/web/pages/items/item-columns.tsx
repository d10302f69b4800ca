/** The columns of the items. */
import type { ReactNode } from 'react'
import type { ItemLineView, StageView } from '../../../actions/index.ts'
import { EditDay, EditHealth, EditOwner, EditStage } from '../../parts/portfolio/edit-item.tsx'
import { IssueKey } from '../../parts/portfolio/issue-key.tsx'
import { doneOf } from '../../parts/portfolio/roll-up-words.ts'
import { Share } from '../../parts/portfolio/share.tsx'
import { HEALTH_SIGNS } from '../../parts/portfolio/signs.ts'
import type { Column } from '../../parts/table/column.ts'
import classes from './items.module.css'
import { useItemsState } from './items-state.tsx'
import { NameCell } from './name-cell.tsx'

const HEALTHS = Object.keys(HEALTH_SIGNS)

export function columnsFor(
  tree: boolean,
  stages: readonly StageView[],
  look: (id: string) => void,
): readonly Column<ItemLineView>[] {
  const stageOrder = (id: string): number => stages.findIndex((stage) => stage.id === id)
  return [
    { id: 'chosen', label: 'Chosen', width: '18px', always: true, quiet: true, cell: (row) => <Choice row={row} /> },
    {
      id: 'name',
      label: 'Name',
      width: 'minmax(190px, 5fr)',
      wants: 320,
      always: true,
      order: ({ name }) => name,
      cell: (row) => <NameCell row={row} tree={tree} />,
    },
    {
      id: 'stage',
      label: 'Stage',
      width: '108px',
      spare: true,
      order: ({ stage }) => stageOrder(stage),
      cell: (row) => <EditStage item={row} />,
    },
    {
      id: 'health',
      label: 'Health',
      width: '96px',
      spare: true,
      order: ({ health, suggested }) => HEALTHS.indexOf(health ?? suggested?.health ?? ''),
      cell: (row) => <EditHealth item={row} />,
    },
    {
      id: 'due',
      label: 'Due',
      width: '94px',
      spare: true,
      order: ({ due }) => due ?? '9',
      cell: (row) => <EditDay item={row} field="due" />,
    },
    {
      id: 'owner',
      label: 'Owner',
      width: 'minmax(112px, 1.4fr)',
      spare: true,
      order: ({ owner }) => owner?.name ?? '',
      cell: (row) => <EditOwner item={row} />,
    },
    {
      id: 'progress',
      label: 'Progress',
      width: '122px',
      order: ({ rollUp }) => rollUp.share ?? -1,
      cell: (row) => <Progress row={row} look={look} />,
    },
    {
      id: 'issue',
      label: 'Issue',
      width: '116px',
      spare: true,
      order: ({ issue }) => issue?.key ?? '',
      cell: ({ issue }) => (issue ? <IssueKey issue={issue} /> : <span className="dimmed">–</span>),
    },
    ...OPTIONAL,
  ]
}

/** Shown to whoever chooses them. */
const OPTIONAL: readonly Column<ItemLineView>[] = [
  {
    id: 'rank',
    label: 'Rank',
    width: '64px',
    optional: true,
    order: ({ issue }) => issue?.rank ?? Number.POSITIVE_INFINITY,
    cell: ({ issue }) => <span className="tabular">{issue?.rank ?? '–'}</span>,
  },
  {
    id: 'start',
    label: 'Start',
    width: '94px',
    spare: true,
    optional: true,
    order: ({ start }) => start ?? '9',
    cell: (row) => <EditDay item={row} field="start" />,
  },
  {
    id: 'labels',
    label: 'Labels',
    width: '120px',
    spare: true,
    optional: true,
    cell: ({ labels }) => labels.join(', '),
  },
]

function Choice({ row }: { readonly row: ItemLineView }): ReactNode {
  const { chosen, choose, mayEdit } = useItemsState()
  if (!mayEdit) return null
  return (
    <input
      type="checkbox"
      className={chosen.size > 0 ? classes.choice : `${classes.choice} on-demand`}
      tabIndex={-1}
      aria-label={`Choose ${row.code}`}
      checked={chosen.has(row.id)}
      onChange={(event) => choose([row.id], event.currentTarget.checked)}
    />
  )
}

function Progress({ row, look }: { readonly row: ItemLineView; readonly look: (id: string) => void }): ReactNode {
  const { rollUp, code } = row
  return (
    <button
      type="button"
      className={classes.progress}
      title={`${doneOf(rollUp)}. Click for the issues and the formula.`}
      onClick={() => look(row.id)}
    >
      <Share share={rollUp.share} label={`${code}, ${doneOf(rollUp)}`} unknown={rollUp.unknown} of={rollUp.issues} />
    </button>
  )
}
