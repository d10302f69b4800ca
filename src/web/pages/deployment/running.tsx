/** While it runs: done of all, how fast, how long still, the last thing done. */
import { Text } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { DeploymentView } from '../../../actions/index.ts'
import { Progress } from '../../parts/progress.tsx'
import { paceOf, remember, type Seen, secondsText } from './pace.ts'

export function Running({ deployment }: { readonly deployment: DeploymentView }): ReactNode {
  const { state, asked, total, done, failed, skipped, last, to, from } = deployment
  const ended = done + failed + skipped
  const [seen, setSeen] = useState<readonly Seen[]>([])
  useEffect(() => setSeen((before) => remember(before, { at: performance.now(), done: ended })), [ended])
  const pace = paceOf(seen, total)
  const comparing = state === 'running' && ended === total
  const says = [
    skipped > 0 && `${skipped} skipped`,
    pace && !comparing && `${Math.round(pace.perMinute)} a minute, ${secondsText(pace.secondsLeft)} left`,
    last,
  ].filter(Boolean)
  const titleOf = (): string => {
    if (state === 'queued') return `Waiting until a worker is free and nobody else works on ${to}`
    if (asked !== null) return asked === 'pause' ? 'Pausing' : 'Stopping'
    return comparing ? `Comparing ${from} and ${to} again` : `Applying to ${to}`
  }
  return (
    <div className="card" style={{ padding: '16px 20px' }}>
      <Text fw={600} mb={8}>
        {titleOf()}
      </Text>
      <Progress label="Changes applied" done={done} of={total} failed={failed + skipped} says={says.join(' · ')} />
      <Text fz="xs" className="dimmed" mt={6}>
        {asked === null
          ? `You may close this window; it goes on, and every page’s header leads back here. Pause and stop let the steps under way end and free ${to} for others; both can be resumed, and nothing is done twice.`
          : `The steps under way end; the next do not begin. Then ${to} is free for others.`}
      </Text>
    </div>
  )
}
