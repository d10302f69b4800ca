/** Where an address leads nowhere. */
import { Button } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Empty } from './empty.tsx'

export function NoPage({
  title = 'There is no page at this address',
}: {
  /** What exactly is not there, where that is known. */
  readonly title?: string
}): ReactNode {
  return (
    <Empty
      Icon={IconMapPinOff}
      title={title}
      says="It may have been removed, or the link is not whole."
      step={
        <Button component={Link} to="/">
          Go to the overview
        </Button>
      }
    />
  )
}
