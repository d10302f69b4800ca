/** The share of the last weeks as a small line, today last. */
import type { ReactNode } from 'react'
import { percent } from './share.tsx'
import classes from './sparkline.module.css'
import { runsOf, signed, type Trend } from './trend.ts'

const [WIDTH, HEIGHT, EDGE] = [84, 22, 3]

export function Sparkline({ trend }: { readonly trend: Trend }): ReactNode {
  const runs = runsOf(trend, WIDTH, HEIGHT)
  const last = runs.at(-1)?.at(-1)
  if (!last) return <span className="dimmed">–</span>
  const known = trend.filter((share) => share !== null)
  const says = `${trend.length} weeks: from ${percent(known[0] ?? null)} to ${percent(known.at(-1) ?? null)}`
  return (
    <svg
      className={classes.line}
      viewBox={`${-EDGE} ${-EDGE} ${WIDTH + 2 * EDGE} ${HEIGHT + 2 * EDGE}`}
      width={WIDTH + 2 * EDGE}
      height={HEIGHT + 2 * EDGE}
      role="img"
      aria-label={says}
    >
      <title>{says}</title>
      <line className={classes.ground} x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      {runs.map((run) => {
        const line = run.map(({ x, y }) => `${x},${y}`).join(' ')
        return (
          <g key={line}>
            <polygon className={classes.below} points={`${run[0]?.x},${HEIGHT} ${line} ${run.at(-1)?.x},${HEIGHT}`} />
            <polyline className={classes.above} points={line} />
          </g>
        )
      })}
      <circle className={classes.now} cx={last.x} cy={last.y} r="2.4" />
    </svg>
  )
}

/** This week's difference, in points of a hundred. */
export function Week({ points }: { readonly points: number | null }): ReactNode {
  if (points === null) return <span className="dimmed">–</span>
  const meaning = points > 0 ? 'var(--meaning-done)' : points < 0 ? 'var(--meaning-lose)' : 'var(--text-dimmed)'
  return (
    <span className="tabular" style={{ color: meaning, fontWeight: points === 0 ? 400 : 550 }}>
      {signed(points)}
    </span>
  )
}
