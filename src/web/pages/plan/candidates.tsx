/** Chooses an object of the target by typing a part of its name. */
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { nameIn } from '../../parts/keys.ts'
import { useAsk } from '../../queries.ts'

const PAUSE = 200

export function Candidates({
  plan,
  kind,
  value,
  onChange,
  label = 'Object of the target',
  says,
  indent,
}: {
  readonly plan: string
  readonly kind: string
  /** A key; empty while none is chosen. */
  readonly value: string
  readonly onChange: (key: string) => void
  readonly label?: string
  /** The label is shown, not only heard. */
  readonly says?: true
  readonly indent?: true
}): ReactNode {
  const [typed, setTyped] = useState(nameIn(value))
  const [search] = useDebouncedValue(typed, PAUSE)
  const found = useAsk('GET /plans/{id}/candidates', { id: plan, kind, search: search === nameIn(value) ? '' : search })
  const keys = [...new Set([...(value === '' ? [] : [value]), ...(found.data?.keys ?? [])])]
  return (
    <Select
      size="xs"
      ml={indent ? 28 : 0}
      {...(says ? { label } : { 'aria-label': label })}
      placeholder="Its name on the target"
      data={keys.map((key) => ({ value: key, label: nameIn(key) }))}
      // The server has found what fits.
      filter={({ options }) => options}
      value={value === '' ? null : value}
      onChange={(key) => onChange(key ?? '')}
      searchValue={typed}
      onSearchChange={setTyped}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear' }}
      nothingFoundMessage={found.isSuccess ? 'Nothing of that name' : 'Looking …'}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
