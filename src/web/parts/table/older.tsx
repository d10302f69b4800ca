/** Below a list that is told newest first: what is older comes as its end comes near, or by the button. */
import { Button, Group } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'

/** Pixels below what is to be seen. */
const NEAR = { rootMargin: '600px' }

export function Older({
  log: { isFetchingNextPage, fetchNextPage },
}: {
  readonly log: Pick<UseInfiniteQueryResult, 'isFetchingNextPage' | 'fetchNextPage'>
}): ReactNode {
  const { ref, entry } = useIntersection(NEAR)
  useEffect(() => {
    if (entry?.isIntersecting) void fetchNextPage()
  }, [entry, fetchNextPage])
  return (
    <Group justify="center" mt="md" ref={ref}>
      <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        Load older
      </Button>
    </Group>
  )
}
