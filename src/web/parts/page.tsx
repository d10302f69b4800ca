/** A page: its title, its context, at most one primary button, its content; long work that goes on shows in its header. */
import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './page.module.css'
import { UnderWay } from './under-way.tsx'

export function Page({
  title,
  name,
  context,
  action,
  below,
  children,
}: {
  readonly title: ReactNode
  /** For the browser's tab, where the title is more than text. */
  readonly name?: string
  readonly context?: ReactNode
  readonly action?: ReactNode
  /** Under the header and above its line: tabs, stages. */
  readonly below?: ReactNode
  readonly children: ReactNode
}): ReactNode {
  return (
    <main id="content" tabIndex={-1} className={classes.page}>
      <title>{`${name ?? title} · Fairlead`}</title>
      <header className={classes.header} data-below={below ? true : undefined}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="lg">
          <div style={{ minWidth: 0 }}>
            <Title order={1} className="one-line">
              {title}
            </Title>
            {context && (
              <Text component="div" fz="sm" className="dimmed" mt={2}>
                {context}
              </Text>
            )}
          </div>
          <Group gap="sm" wrap="nowrap" className="no-print">
            <UnderWay />
            {action}
          </Group>
        </Group>
        {below}
      </header>
      {children}
    </main>
  )
}
