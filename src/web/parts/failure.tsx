/** What went wrong: the cause, then what to do, then the request's id for support. */
import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Refused } from '../refused.ts'
import { Notice } from './notice.tsx'

export function Failure({
  error,
  again,
  step,
}: {
  readonly error: unknown
  readonly again?: () => unknown
  /** Where the remedy can be carried out. */
  readonly step?: ReactNode
}): ReactNode {
  const refused = error instanceof Refused ? error : undefined
  return (
    <Notice meaning="lose" urgent title={refused?.message ?? 'Something went wrong in this page.'}>
      {refused?.remedy && <Text fz="sm">{refused.remedy}</Text>}
      <Group mt={again || step ? 8 : 2} gap="sm">
        {step}
        {again && (
          <Button variant="default" onClick={() => again()}>
            Try again
          </Button>
        )}
        {refused?.request && (
          <Text fz="xs" className="dimmed">
            Request {refused.request}
          </Text>
        )}
      </Group>
    </Notice>
  )
}
