/** What came of a comparison: what could not be compared first, then kinds and objects as a plan shows them. */
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlanView, ProgressView } from '../../../actions/index.ts'
import { Notice } from '../../parts/notice.tsx'
import { useSideName } from '../../parts/side-name.tsx'
import { Analyse } from '../plan/analyse.tsx'

export function Compared({
  plan,
  progress,
}: {
  readonly plan: PlanView
  readonly progress: ProgressView | null
}): ReactNode {
  const [from, to] = [useSideName(plan.from), useSideName(plan.to)]
  const missing = plan.problems.filter(({ code }) => code === 'kind-partial' || code === 'kind-unreadable')
  const differs = plan.kinds.some(({ create, update, delete: gone }) => create + update + gone > 0)
  const made = plan.state !== 'analysing' && plan.state !== 'failed'
  return (
    <Stack gap="lg">
      {missing.length > 0 && (
        <Notice meaning="change" title="Some kinds were not told whole, so nothing is said of them.">
          <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
            {missing.map(({ says }) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </Notice>
      )}
      {made && !differs && (
        <Notice meaning="done" title="Nothing differs.">
          {to} holds what {from} held.
        </Notice>
      )}
      <Analyse plan={plan} progress={progress} />
    </Stack>
  )
}
