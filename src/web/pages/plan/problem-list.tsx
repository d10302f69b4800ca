/** Problems with their remedies: by one click where a click can do it. */
import type { ReactNode } from 'react'
import type { ProblemView } from '../../../actions/index.ts'
import { questionParts } from '../../parts/keys.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Said } from '../../parts/said.tsx'
import { ASKS, SEVERITIES } from '../../parts/signs.ts'
import { Remedies } from './remedies.tsx'

export function ProblemList({
  problems,
  plan,
}: {
  readonly problems: readonly ProblemView[]
  readonly plan: string
}): ReactNode {
  return (
    <ul aria-label="Problems" style={{ margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: 10 }}>
      {problems.map(({ severity, code, about, says, remedy, choices }) => {
        const asks = severity === 'blocks' && choices !== undefined
        return (
          <li key={`${code} ${about} ${says}`}>
            <Mark sign={asks ? ASKS : SEVERITIES[severity]} boxed />
            {questionParts(about).detail && (
              <div style={{ marginTop: 3 }}>
                <ObjectName of={questionParts(about).detail ?? ''} />
              </div>
            )}
            <div style={{ marginTop: 3 }}>
              <Said text={says} />
            </div>
            {remedy && (
              <div className="dimmed">
                <Said text={remedy} />
              </div>
            )}
            <Remedies plan={plan} about={about} choices={choices} />
          </li>
        )
      })}
    </ul>
  )
}
