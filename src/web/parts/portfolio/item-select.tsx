/** Chooses an item, found by its code or its name: only the first that fit are offered. */
import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Level } from '../../../portfolio/index.ts'
import { useAsk } from '../../queries.ts'
import { useKnownItem } from './use-known-item.ts'

export const MOST_PLACES = 50

/** Items of some levels by what is typed. */
export function usePlaces(levels: readonly Level[], typed: string) {
  const { data } = useAsk(
    'GET /items/lines',
    { as: 'table', level: levels.join(), q: typed, limit: MOST_PLACES },
    { keep: true, enabled: levels.length > 0 },
  )
  return { rows: data?.rows ?? [], more: (data?.total ?? 0) > MOST_PLACES, isKnown: data !== undefined }
}

export function ItemSelect({
  label,
  levels,
  item,
  choose,
  indent,
  hideEmpty,
}: {
  readonly label: string
  readonly levels: readonly Level[]
  readonly item: string | null
  readonly choose: (item: string | null) => void
  readonly indent?: number
  /** Where there is none to choose, nothing is asked. */
  readonly hideEmpty?: boolean
}): ReactNode {
  const [typed, setTyped] = useState('')
  const known = useKnownItem(item ?? undefined, [])
  const shown = known ? `${known.code} ${known.name}` : ''
  // What stands in the field is no search.
  const { rows, more } = usePlaces(levels, typed === shown ? '' : typed)
  if (hideEmpty && rows.length === 0 && typed === '') return null
  const data = rows.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))
  if (known && rows.every(({ id }) => id !== known.id)) data.unshift({ value: known.id, label: shown })
  return (
    <Select
      {...(indent === undefined ? {} : { ml: indent })}
      label={label}
      searchable
      clearable
      placeholder="Nothing: it stands at the top"
      nothingFoundMessage="No item is called that."
      {...(more ? { description: 'Type to find others.' } : {})}
      data={data}
      // The server has found them.
      filter={({ options }) => options}
      onSearchChange={setTyped}
      value={item}
      onChange={choose}
    />
  )
}
