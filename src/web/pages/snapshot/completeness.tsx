/** What of a snapshot is missing, and why. A kind that was not read whole is never taken for absent. */
import type { ReactNode } from 'react'
import type { SnapshotView } from '../../../actions/index.ts'
import { useKindLabel } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { COMPLETENESS } from '../../parts/signs.ts'

export function Completeness({ kinds }: Pick<SnapshotView, 'kinds'>): ReactNode {
  const label = useKindLabel()
  const missing = Object.entries(kinds).filter(([, { state }]) => state !== 'complete')
  if (missing.length === 0) return null
  const partial = missing.some(([, { state }]) => state === 'partial')
  return (
    <Notice
      meaning={partial ? 'change' : 'plain'}
      title={
        partial
          ? 'Some of it could not be read, so nothing is compared with it or planned from it.'
          : 'Some kinds cannot be read from this Jira.'
      }
    >
      <ul style={{ margin: '4px 0 0', padding: 0, listStyle: 'none' }}>
        {missing.map(([kind, { state, reason }]) => (
          <li key={kind} style={{ display: 'grid', gridTemplateColumns: '170px 120px 1fr', gap: 12 }}>
            <span>{label(kind)}</span>
            <Mark sign={COMPLETENESS[state]} />
            <span className="dimmed">{reason}</span>
          </li>
        ))}
      </ul>
      {partial && <div>Mend what each reason names, such as a right of the service account; then read it again.</div>}
    </Notice>
  )
}

/** The worst that is in it. */
export function completenessOf({ kinds }: SnapshotView): keyof typeof COMPLETENESS {
  const states = Object.values(kinds).map(({ state }) => state)
  return states.includes('partial') ? 'partial' : states.includes('unreadable') ? 'unreadable' : 'complete'
}

export function completenessWord({ kinds }: SnapshotView): string {
  const count = (wanted: string): number => Object.values(kinds).filter(({ state }) => state === wanted).length
  const [partial, unreadable] = [count('partial'), count('unreadable')]
  const parts = [partial > 0 && `${partial} partial`, unreadable > 0 && `${unreadable} not readable`].filter(Boolean)
  return parts.length === 0 ? 'Complete' : `${parts.join(', ')} of ${Object.keys(kinds).length} kinds`
}
