/** The states of a question: nothing for a moment, then the skeleton of what will come, then the answer or the failure. */
import { Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Failure } from './failure.tsx'

const LATE = 150

export function Loaded<T>({
  query,
  skeleton = <Rows />,
  children,
}: {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isError'> & { readonly refetch: () => unknown }
  readonly skeleton?: ReactNode
  readonly children: (data: T) => ReactNode
}): ReactNode {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <Failure error={query.error} again={() => void query.refetch()} />
  return <Late>{skeleton}</Late>
}

/** What comes at once needs no skeleton: it would only flicker. */
export function Late({ children }: { readonly children: ReactNode }): ReactNode {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE)
    return () => clearTimeout(timer)
  }, [])
  return late ? (
    <div role="status" aria-label="Loading">
      {children}
    </div>
  ) : null
}

const WIDTHS = ['62%', '48%', '71%', '55%', '66%', '40%', '58%', '69%']

export function Rows({ count = 8 }: { readonly count?: number }): ReactNode {
  return (
    <Stack gap={14} py={10}>
      {Array.from({ length: count }, (_, row) => (
        <Skeleton
          key={WIDTHS[row % WIDTHS.length] + String(row)}
          height={12}
          width={WIDTHS[row % WIDTHS.length] ?? '60%'}
        />
      ))}
    </Stack>
  )
}
