/** While both sites are read. It goes on if the window closes. */
import { Skeleton, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlanView, ProgressView } from '../../../actions/index.ts'
import { useKindLabel } from '../../parts/kind.tsx'
import { Progress } from '../../parts/progress.tsx'
import classes from './kind-cards.module.css'

/** As the server tells it: `26 of status`. */
const READ = /(\d+) of ([a-z-]+)/
const CARDS = Array.from({ length: 16 }, (_, card) => card)

export function Analysing({
  plan,
  progress,
}: {
  readonly plan: PlanView
  readonly progress: ProgressView | null
}): ReactNode {
  const label = useKindLabel()
  const read = progress !== null && progress.done >= progress.of
  const says =
    progress === null
      ? 'Waiting for a worker'
      : read
        ? 'Comparing'
        : progress.says.replace(READ, (_, count: string, kind: string) => `${label(kind)}, ${count} read`)
  return (
    <Stack gap="lg">
      <div className="card" style={{ padding: '16px 20px' }}>
        <Text fw={600} mb={8}>
          Reading {plan.from} and {plan.to}
        </Text>
        <Progress label="Kinds read" done={progress?.done ?? 0} of={progress?.of ?? 1} says={says} />
        <Text fz="xs" className="dimmed" mt={6}>
          You may close this window; the plan is found again under Configuration → Plans.
        </Text>
      </div>
      <div className={classes.cards} aria-hidden>
        {CARDS.map((card) => (
          <Skeleton key={card} height={60} radius="md" animate={false} opacity={0.5} />
        ))}
      </div>
    </Stack>
  )
}
