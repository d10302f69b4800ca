/** What went wrong: the cause, then what to do, then the request's id for support. */
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Refused } from '../api.ts'

export function Failure({ error, again }: { readonly error: unknown; readonly again?: () => unknown }): ReactNode {
  const refused = error instanceof Refused ? error : undefined
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={refused?.message ?? 'Something went wrong in this page.'}
      role="alert"
    >
      {refused?.remedy && <Text fz="sm">{refused.remedy}</Text>}
      <Group mt={again ? 8 : 0} gap="sm">
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
    </Alert>
  )
}
