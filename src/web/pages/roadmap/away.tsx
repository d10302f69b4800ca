/** A bar that is out of sight, told at the edge behind which it is; a click brings it into sight. */
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Bar } from '../../../portfolio/index.ts'
import classes from './away.module.css'
import type { Side } from './look-of.ts'
import { useRoadmapState } from './roadmap-state.tsx'
import { spanText } from './words.ts'

export function Away({
  bar,
  side,
}: {
  readonly bar: Bar
  readonly side: Extract<Side, 'before' | 'after'>
}): ReactNode {
  const { reveal } = useRoadmapState()
  const Icon = side === 'before' ? IconArrowLeft : IconArrowRight
  return (
    <button type="button" tabIndex={-1} className={classes.away} data-side={side} onClick={() => reveal(bar)}>
      <Icon size={13} role="img" aria-label={side === 'before' ? 'Earlier:' : 'Later:'} />
      {spanText(bar)}
    </button>
  )
}
