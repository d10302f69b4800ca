/** The direction of a field as an arrow between the two sides: Fairlead stands left of it, Jira right. */
import { SegmentedControl, VisuallyHidden } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconArrowsLeftRight, type TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Flow } from '../sync/words.ts'

const FLOWS: readonly (readonly [Flow, TablerIcon, string])[] = [
  ['from-jira', IconArrowLeft, 'From Jira'],
  ['both', IconArrowsLeftRight, 'Both directions'],
  ['to-jira', IconArrowRight, 'To Jira'],
]

export function FlowArrow({
  label,
  flow,
  flows,
  set,
}: {
  readonly label: string
  /** Undefined where nothing is aligned. */
  readonly flow: Flow | undefined
  /** The directions that Jira's field has. */
  readonly flows: readonly Flow[]
  readonly set: (flow: Flow) => void
}): ReactNode {
  return (
    <SegmentedControl
      size="xs"
      aria-label={label}
      disabled={flow === undefined}
      data={FLOWS.map(([value, Icon, word]) => ({
        value,
        disabled: flow !== undefined && !flows.includes(value),
        label: (
          <span title={word} style={{ display: 'block' }}>
            <Icon size={16} stroke={2} aria-hidden style={{ display: 'block' }} />
            <VisuallyHidden>{word}</VisuallyHidden>
          </span>
        ),
      }))}
      value={flow ?? ''}
      onChange={(value) => set(value as Flow)}
    />
  )
}
