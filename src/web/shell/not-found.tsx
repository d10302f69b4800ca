/** An address without a page, and a page that broke. */
import { Button } from '@mantine/core'
import { IconMapPinOff } from '@tabler/icons-react'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'

export function NotFound(): ReactNode {
  return (
    <main id="content" tabIndex={-1} style={{ padding: 28 }}>
      <Empty
        Icon={IconMapPinOff}
        title="There is no page at this address"
        says="It may have been removed, or the link is not whole."
        step={
          <Button component={Link} to="/">
            Go to the overview
          </Button>
        }
      />
    </main>
  )
}

export function PageFailure({ error, reset }: ErrorComponentProps): ReactNode {
  return (
    <main id="content" tabIndex={-1} style={{ padding: 28 }}>
      <Failure error={error} again={reset} />
    </main>
  )
}
