/** An address without a page, and a page that broke. */
import type { ErrorComponentProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Failure } from '../parts/failure.tsx'
import { NoPage } from '../parts/no-page.tsx'
import { Page } from '../parts/page.tsx'

export function NotFound(): ReactNode {
  return (
    <Page title="Not found">
      <NoPage />
    </Page>
  )
}

export function PageFailure({ error, reset }: ErrorComponentProps): ReactNode {
  return (
    <main id="content" tabIndex={-1} style={{ padding: 28 }}>
      <Failure error={error} again={reset} />
    </main>
  )
}
