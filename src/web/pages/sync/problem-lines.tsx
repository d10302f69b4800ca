/** Findings of sync, each with what to do. */
import type { ReactNode } from 'react'
import type { ProblemView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { SEVERITIES } from '../../parts/signs.ts'

export function ProblemLines({ problems }: { readonly problems: readonly ProblemView[] }): ReactNode {
  if (problems.length === 0) return null
  return (
    <ul
      aria-label="Problems"
      style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 6, fontSize: 13 }}
    >
      {problems.map(({ severity, code, about, says, remedy }) => (
        <li
          key={`${code} ${about} ${says}`}
          style={{ display: 'grid', gridTemplateColumns: '84px minmax(0, 1fr)', gap: 12 }}
        >
          <Mark sign={SEVERITIES[severity]} />
          <span>
            {says} {remedy && <span className="dimmed">{remedy}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
