/** The list of sync's steps: what was written, in which direction, and why not where it was not. */
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SyncStepView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import type { List } from '../../parts/table/column.ts'
import { When } from '../../parts/when.tsx'
import { Why } from '../../parts/why.tsx'
import { SYNC_STEP_STATES } from '../sync/signs.ts'

export const DIRECTIONS: Readonly<Record<SyncStepView['to'], string>> = { jira: 'To Jira', portfolio: 'From Jira' }

export function Direction({ to }: Pick<SyncStepView, 'to'>): ReactNode {
  const Icon = to === 'jira' ? IconArrowRight : IconArrowLeft
  return (
    <span style={{ display: 'inline-flex', gap: 5, alignItems: 'center', lineHeight: '20px', verticalAlign: 'bottom' }}>
      <Icon size={14} stroke={2} aria-hidden style={{ color: 'var(--text-dimmed)' }} />
      {DIRECTIONS[to]}
    </span>
  )
}

/** Steps know the key alone, not the address. */
export function StepKey({ step: { key, connection } }: { readonly step: SyncStepView }): ReactNode {
  return (
    key !== null && (
      <span style={{ display: 'inline-flex', alignItems: 'center', verticalAlign: 'bottom' }}>
        {key}
        <Why issue={{ key, connection }} />
      </span>
    )
  )
}

export const STEPS: List<SyncStepView> = {
  name: 'sync-steps',
  label: 'Steps',
  keyOf: ({ id }) => id,
  // What is looked for is found by the server, among all steps and not only those that are here.
  textOf: () => '',
  columns: [
    {
      id: 'at',
      label: 'When',
      width: '92px',
      always: true,
      spare: true,
      cell: ({ at, endedAt }) => <When at={endedAt ?? at} />,
    },
    {
      id: 'state',
      label: 'State',
      width: '92px',
      always: true,
      cell: ({ state }) => <Mark sign={SYNC_STEP_STATES[state]} />,
    },
    { id: 'to', label: 'Direction', width: '92px', spare: true, cell: ({ to }) => <Direction to={to} /> },
    { id: 'title', label: 'What', width: 'minmax(60px, 3fr)', wants: 200, always: true, cell: ({ title }) => title },
    {
      id: 'key',
      label: 'Issue',
      width: '100px',
      spare: true,
      cell: (step) => <StepKey step={step} />,
    },
    {
      id: 'item',
      label: 'Item',
      width: 'minmax(110px, 1.2fr)',
      spare: true,
      cell: ({ item }) => item && <ItemName item={item} />,
    },
    { id: 'why', label: 'Why', width: 'minmax(120px, 1.4fr)', spare: true, cell: ({ why }) => why },
    { id: 'site', label: 'Site', width: '76px', spare: true, cell: ({ connection }) => connection },
  ],
}
