/** A titled part of a page. */
import { Group, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

export function Section({
  title,
  says,
  action,
  boxed,
  children,
}: {
  readonly title: string
  readonly says?: ReactNode
  readonly action?: ReactNode
  readonly boxed?: boolean
  readonly children: ReactNode
}): ReactNode {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={boxed ? 'card' : undefined}
      style={boxed ? { padding: '14px 18px 16px' } : undefined}
    >
      <Group justify="space-between" align="flex-start" mb={8} gap="sm" wrap="nowrap">
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {says && (
            <Text fz="sm" className="dimmed">
              {says}
            </Text>
          )}
        </div>
        {action && <div style={BESIDE_TITLE}>{action}</div>}
      </Group>
      {children}
    </section>
  )
}

/** A button is higher than a line of the title: the title stays where titles without one stand. */
const BESIDE_TITLE = { flex: 'none', marginBlock: -4 } as const
