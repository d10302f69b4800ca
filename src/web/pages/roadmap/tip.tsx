/** What a bar tells when it is pointed at or has the focus: its dates and where they come from, its health by word. */
import type { ReactNode } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Bar } from '../../../portfolio/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { doneOf } from '../../parts/portfolio/roll-up-words.ts'
import { percent } from '../../parts/portfolio/share.tsx'
import type { Sign } from '../../parts/signs.ts'
import { useAsk } from '../../queries.ts'
import type { Entry } from './entry.ts'
import type { Locks } from './jira-decides.ts'
import classes from './tip.module.css'
import type { Waits } from './use-waits.ts'
import { fromBelow, spanText } from './words.ts'

const LATE = 250
/** About how high it is: where that much is not below, it stands above. */
const HEIGHT = 150
/** It begins a little before what it points at. */
const EDGE = 24

export interface TipAt {
  readonly x: number
  readonly top: number
  readonly bottom: number
}

/** Late for the pointer, which often only passes; at once for the focus. */
export function useTip() {
  const [at, setAt] = useState<TipAt>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const show = useCallback((element: Element, x: number | undefined): void => {
    clearTimeout(timer.current)
    const open = (): void => {
      const { left, top, bottom } = element.getBoundingClientRect()
      // A bar may begin behind the names.
      const names = element.closest('[role="row"]')?.firstElementChild?.getBoundingClientRect().right ?? 0
      setAt({ x: x ?? Math.max(left, names + EDGE), top, bottom })
    }
    if (x === undefined) open()
    else timer.current = setTimeout(open, LATE)
  }, [])
  const hide = useCallback((): void => {
    clearTimeout(timer.current)
    setAt(undefined)
  }, [])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { at, show, hide }
}

export function Tip({
  at,
  entry: { row },
  bar,
  sign,
  locks,
  waits,
}: {
  readonly at: TipAt
  readonly entry: Entry
  readonly bar: Bar
  readonly sign: Sign | undefined
  readonly locks: Locks
  readonly waits: Waits | undefined
}): ReactNode {
  const { code, name, share, issue } = row
  // What a page of bars does not tell: it is there by then, if the item is opened.
  const { rollUp, owner } = useAsk('GET /items/{id}', { id: row.id }).data ?? {}
  const below = fromBelow(bar)
  const above = at.bottom + HEIGHT > window.innerHeight
  const left = Math.max(8, Math.min(at.x - EDGE, window.innerWidth - 340))
  const place = above ? { bottom: window.innerHeight - at.top + 6 } : { top: at.bottom + 6 }
  return createPortal(
    // The button that it belongs to says all of it.
    <div className={classes.tip} style={{ left, ...place }} aria-hidden>
      <div className={classes.name}>
        <span className="tabular dimmed">{code}</span> {name}
      </div>
      <div className="tabular">{spanText(bar)}</div>
      {below && <div className="dimmed">Hatched: {below}</div>}
      <div className={classes.line}>
        {sign && <Mark sign={sign} />}
        {share !== null && (
          <span className="tabular">
            {percent(share)} done{rollUp && ` · ${doneOf(rollUp)}`}
          </span>
        )}
      </div>
      {(owner ?? issue) && (
        <div className="dimmed">{[owner?.name, issue && `aligned with ${issue.key}`].filter(Boolean).join(' · ')}</div>
      )}
      {waits && (
        <div className={classes.line}>
          <Mark sign={waits.sign} word={waits.word} /> {waits.says}
        </div>
      )}
      {Object.values(locks).map((says) => (
        <div key={says}>{says}</div>
      ))}
    </div>,
    document.body,
  )
}
