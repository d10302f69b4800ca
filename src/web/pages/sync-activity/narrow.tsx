/** What narrows the list of steps besides words: asked of the server, so that a rare one is found however far back. */
import { SegmentedControl, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { SYNC_STEP_STATES } from '../sync/signs.ts'
import { DIRECTIONS } from './list.tsx'
import { FIELDS, SIDES, STATES, wantedIn } from './wanted.ts'

const ALL = 'all'
const STATE_CHOICES = [
  { value: ALL, label: 'All' },
  ...STATES.map((state) => ({ value: state as string, label: SYNC_STEP_STATES[state].word })),
]
const SIDE_CHOICES = SIDES.map((side) => ({ value: side, label: DIRECTIONS[side] }))
const FIELD_CHOICES = FIELDS.map((field) => ({ value: field, label: fieldWord(field) }))

export function Narrow(): ReactNode {
  const { view, change } = useView()
  const { connection, state, to, field } = wantedIn(view)
  const sync = useAsk('GET /sync', {})
  const names = new Set(sync.data?.connections.map((one) => one.connection))
  if (connection !== undefined) names.add(connection)
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="State"
        data={STATE_CHOICES}
        value={state ?? ALL}
        onChange={(chosen) => change({ state: chosen === ALL ? undefined : chosen, open: undefined })}
      />
      <Choice name="to" label="Direction" data={SIDE_CHOICES} value={to} />
      <Choice name="field" label="Field" data={FIELD_CHOICES} value={field} />
      {(names.size > 1 || connection !== undefined) && (
        <Choice name="connection" label="Site" data={[...names]} value={connection} />
      )}
    </>
  )
}

function Choice({
  name,
  label,
  data,
  value,
}: {
  /** In the address. */
  readonly name: string
  readonly label: string
  readonly data: readonly string[] | readonly { readonly value: string; readonly label: string }[]
  readonly value: string | undefined
}): ReactNode {
  const { change } = useView()
  return (
    <Select
      size="xs"
      w={130}
      aria-label={label}
      placeholder={label}
      data={[...data]}
      value={value ?? null}
      onChange={(chosen) => change({ [name]: chosen ?? undefined, open: undefined })}
      clearable
      clearButtonProps={{ 'aria-label': `Any ${label.toLowerCase()}` }}
    />
  )
}
