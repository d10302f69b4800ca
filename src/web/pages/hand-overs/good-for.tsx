/** How long a link works, and why it is asked for: what every one-time link has. */
import { SegmentedControl, Text, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'

export interface Terms {
  readonly hours: number
  readonly note: string
}

export const USUAL: Terms = { hours: 24, note: '' }

const PERIODS = [
  { value: '4', label: '4 hours' },
  { value: '24', label: '1 day' },
  { value: '72', label: '3 days' },
  { value: '168', label: '7 days' },
]

export function GoodFor({
  terms,
  change,
}: {
  readonly terms: Terms
  readonly change: (terms: Terms) => void
}): ReactNode {
  return (
    <>
      <div>
        <Text fz="sm" fw={500} mb={4} id="good-for">
          Good for
        </Text>
        <SegmentedControl
          aria-labelledby="good-for"
          data={PERIODS}
          value={String(terms.hours)}
          onChange={(hours) => change({ ...terms, hours: Number(hours) })}
        />
      </div>
      <Textarea
        label="Why"
        description="Shown to whoever opens the link."
        placeholder="For the roadmap of the payments team."
        autosize
        minRows={2}
        maxLength={500}
        value={terms.note}
        onChange={(event) => change({ ...terms, note: event.currentTarget.value })}
      />
    </>
  )
}
