/** A page about one thing, which has its own title: where the thing cannot be had, a page says so all the same. */
import type { ComponentProps, ReactNode } from 'react'
import { Failure } from './failure.tsx'
import { Loaded } from './loaded.tsx'
import { Page } from './page.tsx'

export function LoadedPage<T>({
  title,
  ...loaded
}: ComponentProps<typeof Loaded<T>> & {
  /** What kind of thing it is: its name is not known then. */
  readonly title: string
}): ReactNode {
  const { query } = loaded
  if (query.data !== undefined || !query.isError) return <Loaded {...loaded} />
  return (
    <Page title={title}>
      <Failure error={query.error} again={() => query.refetch()} />
    </Page>
  )
}
