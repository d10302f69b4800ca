/** Single objects of a side, found by name in what was read of it last; one that was not read may be typed all the same. */
import { TagsInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { snapshotIn } from '../../parts/side-name.tsx'
import { useAsk } from '../../queries.ts'

/** So many are offered at a time. */
const FEW = 40
const PAUSE = 150

export function ObjectChoice({
  side,
  keys,
  choose,
}: {
  readonly side: string
  readonly keys: readonly string[]
  readonly choose: (keys: readonly string[]) => void
}): ReactNode {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, PAUSE)
  const kept = snapshotIn(side)
  const newest = useAsk('GET /snapshots/history', { connection: side, limit: 1 }, { enabled: kept === undefined })
  const snapshot = kept ?? newest.data?.snapshots[0]?.id
  const found = useAsk(
    'GET /snapshots/{id}/objects',
    { id: snapshot ?? '', limit: FEW, ...(search ? { search } : {}) },
    { enabled: snapshot !== undefined },
  )
  const none = newest.data?.snapshots.length === 0
  return (
    <TagsInput
      label="Objects"
      description={
        none
          ? `Nothing was read of ${side} yet: type kind and name, such as workflow:Delivery.`
          : 'Search by name, or type kind and name, such as workflow:Delivery.'
      }
      placeholder={keys.length === 0 ? 'Search' : ''}
      data={found.data?.objects.map(({ key }) => key) ?? []}
      filter={({ options }) => options}
      value={[...keys]}
      onChange={choose}
      searchValue={typed}
      onSearchChange={setTyped}
      splitChars={[]}
      clearable
      maxDropdownHeight={320}
    />
  )
}
