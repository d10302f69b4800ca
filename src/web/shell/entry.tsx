/** The frame of what comes before the shell: signing in, the first administrator. */
import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './shell.module.css'

export function Entry({
  title,
  says,
  children,
}: {
  readonly title: string
  readonly says: ReactNode
  readonly children: ReactNode
}): ReactNode {
  return (
    <main className={classes.entry}>
      <title>{`${title} · Fairlead`}</title>
      <div className={classes.entryCard}>
        <img src="/icon.svg" alt="Fairlead" width={36} height={36} />
        <Title order={1} mt={14}>
          {title}
        </Title>
        <Text fz="sm" className="dimmed" mt={4} mb={20}>
          {says}
        </Text>
        <Stack gap="sm">{children}</Stack>
      </div>
    </main>
  )
}
