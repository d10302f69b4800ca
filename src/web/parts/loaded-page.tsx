/** A page about one thing, which has its own title: where the thing cannot be had, a page says so all the same. */
import type { ComponentProps, ReactNode } from 'react'
import { Refused } from '../refused.ts'
import { Failure } from './failure.tsx'
import { Loaded } from './loaded.tsx'
import { NoPage } from './no-page.tsx'
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
      <Missing error={query.error} again={() => query.refetch()} />
    </Page>
  )
}

/** An address may be no thing's (400), or a thing's that is gone (404): to ask again helps neither. */
function Missing({ error, again }: { readonly error: unknown; readonly again: () => unknown }): ReactNode {
  if (error instanceof Refused && error.status === 400) return <NoPage />
  if (error instanceof Refused && error.status === 404) return <NoPage title={error.message} />
  return <Failure error={error} again={again} />
}
