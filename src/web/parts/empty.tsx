/** Nothing here yet: what this place is for, and the first step. */
import { Stack, Text, Title } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export function Empty({
  Icon,
  title,
  says,
  step,
}: {
  readonly Icon: TablerIcon
  readonly title: string
  readonly says: ReactNode
  readonly step?: ReactNode
}): ReactNode {
  return (
    <Stack align="center" gap={6} py={56} px={24} className="card" ta="center">
      <Icon size={28} stroke={1.4} aria-hidden style={{ color: 'var(--text-dimmed)' }} />
      <Title order={2}>{title}</Title>
      <Text fz="sm" className="dimmed" maw={460}>
        {says}
      </Text>
      {step && <div style={{ marginTop: 10 }}>{step}</div>}
    </Stack>
  )
}

/** A page's action, once it is known that there is something: while there is nothing, it stands in the middle of the page. */
export const unlessEmpty = (rows: readonly unknown[] | undefined, action: ReactNode): ReactNode =>
  rows !== undefined && rows.length > 0 ? action : undefined
