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
      <Group justify="space-between" align="flex-end" mb={8} gap="sm" wrap="nowrap">
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
        {action}
      </Group>
      {children}
    </section>
  )
}
