/** Says calmly that this is a demo, and which sites are simulated. */
import type { ReactNode } from 'react'
import { Notice } from '../../parts/notice.tsx'
import { useAsk } from '../../queries.ts'

export function DemoNote(): ReactNode {
  const about = useAsk('GET /about', {}, { fresh: 60_000 })
  const simulated = about.data?.simulated ?? []
  if (simulated.length === 0) return null
  return (
    <Notice meaning="plain" title="Demo" inline>
      {new Intl.ListFormat('en').format(simulated.map(({ name }) => name))} are simulated Jira sites on this machine.
      Their addresses and tokens were printed when Fairlead started; nothing you do here reaches a real Jira.
    </Notice>
  )
}
