/** A number or a word that has just changed under the reader's eyes is lit for a moment. Nothing is, when it first appears. */
import { type ReactNode, useRef } from 'react'
import classes from './changed.module.css'

export function Changed({
  value,
  children,
}: {
  /** What is compared; shown as it is where there are no children. */
  readonly value: string | number | null
  readonly children?: ReactNode
}): ReactNode {
  const before = useRef({ value, times: 0 })
  if (before.current.value !== value) before.current = { value, times: before.current.times + 1 }
  const { times } = before.current
  return (
    // Another key is another element, whose animation begins anew.
    <span key={times} className={times > 0 ? classes.changed : undefined}>
      {children ?? value}
    </span>
  )
}
