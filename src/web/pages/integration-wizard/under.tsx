/** Where items that are made for issues go. */
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { mayStandBelow } from '../../../portfolio/index.ts'
import { useAsk } from '../../queries.ts'
import type { StepProps } from './step-connection.tsx'

export function Under({ draft, change }: StepProps): ReactNode {
  const items = useAsk('GET /items', {}, { fresh: 60_000 })
  const { level, under } = draft.mapping
  const parents = (items.data?.items ?? []).filter((item) => mayStandBelow(level, item.level) && item.level !== level)
  if (level === 'objective' || parents.length === 0) return null
  return (
    <Select
      ml={48}
      label="Put them below"
      placeholder="Nothing: they stand at the top"
      data={parents.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      value={under}
      onChange={(chosen) => change((now) => ({ ...now, mapping: { ...now.mapping, under: chosen } }))}
      searchable
      clearable
      nothingFoundMessage="No item is called that."
    />
  )
}
