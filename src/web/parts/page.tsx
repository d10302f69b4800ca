/** A page: its title, its context, at most one primary button, its content. */
import { Box, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

export function Page({
  title,
  context,
  action,
  wide,
  children,
}: {
  readonly title: ReactNode
  readonly context?: ReactNode
  readonly action?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}): ReactNode {
  return (
    <Box component="main" px={28} py={20} maw={wide ? undefined : 1200}>
      <Group justify="space-between" align="flex-start" mb={20} wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Title order={1}>{title}</Title>
          {context && (
            <Text component="div" fz="sm" className="dimmed" mt={2}>
              {context}
            </Text>
          )}
        </div>
        {action}
      </Group>
      {children}
    </Box>
  )
}
