/** Said where the target is a snapshot: what is seen here is a comparison, and nothing comes of it. */
import type { ReactNode } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Notice } from '../../parts/notice.tsx'

export function ComparedOnly({ plan: { problems } }: { readonly plan: PlanView }): ReactNode {
  const only = problems.find(({ code }) => code === 'comparison-only')
  const asked = problems.find(({ code }) => code === 'target-not-asked')
  return (
    <Notice meaning="plain" title="This is a comparison only: the target is a snapshot.">
      {[only?.remedy, asked?.says].filter(Boolean).join(' ')}
    </Notice>
  )
}
