/** The issues that an item's progress is made of: the first thousand, and more when somebody asks for them. */
import { Button } from '@mantine/core'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call } from '../../api.ts'

const ROUTE = 'GET /items/{id}/issues'
const PAGE = 1_000

export function useIssues(id: string) {
  const [pages, setPages] = useState(1)
  const asked = useQueries({
    queries: Array.from({ length: pages }, (_, at) => ({
      queryKey: [ROUTE, { id, offset: at * PAGE }],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        call(ROUTE, { id, limit: PAGE, offset: at * PAGE }, signal),
      placeholderData: keepPreviousData,
    })),
  })
  const [first] = asked
  const known = asked.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known by now, page by page.
  const data = useMemo(
    () => first?.data && { ...first.data, issues: asked.flatMap((one) => one.data?.issues ?? []) },
    [first?.data, known],
  )
  const total = data?.total ?? 0
  const { error = null, isError = false } = first ?? {}
  return {
    query: { data, error, isError, refetch: () => first?.refetch() },
    more: total > pages * PAGE && (
      <Button variant="default" mt="sm" loading={asked.at(-1)?.isPending ?? false} onClick={() => setPages(pages + 1)}>
        Show more of {total.toLocaleString()} issues
      </Button>
    ),
  }
}
