/** How much is done, as a bar with its share. What cannot be told is a dash, never nought. */
import type { ReactNode } from 'react'
import { Changed } from '../changed.tsx'
import classes from './share.module.css'

export const percent = (share: number | null): string => (share === null ? '–' : `${Math.floor(share * 100)} %`)

export function Share({
  share,
  label,
  unknown = 0,
  of = 0,
  wide,
}: {
  readonly share: number | null
  /** What it is the share of, for who listens: "31 of 50 issues". */
  readonly label: string
  /** So many of `of` and these cannot be seen: the end of the bar is hatched. */
  readonly unknown?: number
  readonly of?: number
  readonly wide?: boolean
}): ReactNode {
  const whole = of + unknown
  const seen = whole === 0 ? 1 : of / whole
  const says = unknown === 0 ? label : `${label}; ${unknown} cannot be seen`
  return (
    <span className={classes.share} data-wide={wide || undefined} title={says}>
      <svg
        className={classes.bar}
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${share === null ? 'Not known' : percent(share)}: ${says}`}
      >
        <rect className={classes.ground} width="100" height="6" />
        {unknown > 0 && <rect className={classes.unknown} x={100 * seen} width={100 * (1 - seen)} height="6" />}
        {share !== null && <rect className={classes.done} width={100 * share * seen} height="6" />}
      </svg>
      <span className={classes.number} aria-hidden>
        <Changed value={percent(share)} />
      </span>
    </span>
  )
}
