/** One row has the focus or would get it; going to another brings that one into sight first. */
import { type RefObject, useCallback, useEffect, useId, useRef, useState } from 'react'
import type { RoadmapRow } from '../../../portfolio/index.ts'
import type { Entry } from './entry.ts'
import type { Part } from './roadmap-state.tsx'

export function useFocus(rows: readonly RoadmapRow<Entry>[]) {
  const id = useId()
  const [active, activate] = useState<string>()
  const goToRow: RefObject<((index: number) => void) | undefined> = useRef(undefined)
  const wanted = useRef<{ key: string; part: Part } | undefined>(undefined)
  const latest = useRef(rows)
  latest.current = rows
  const idOf = useCallback((key: string, part: Part): string => `${id}${part}${key}`, [id])

  // The row may be drawn only after it was scrolled to.
  useEffect(() => {
    const { key, part } = wanted.current ?? {}
    if (key === undefined || part === undefined) return
    const other = part === 'bar' ? 'name' : 'bar'
    const element = document.getElementById(idOf(key, part)) ?? document.getElementById(idOf(key, other))
    if (!element) return
    wanted.current = undefined
    element.focus({ preventScroll: true })
  })

  const go = useCallback((from: number, by: number, part: Part): void => {
    const rows = latest.current
    const index = Math.max(0, Math.min(rows.length - 1, from + by))
    const row = rows[index]
    if (!row) return
    wanted.current = { key: row.key, part }
    activate(row.key)
    goToRow.current?.(index)
  }, [])
  const enter = useCallback((key: string): void => document.getElementById(idOf(key, 'bar'))?.focus(), [idOf])
  return { active, activate, goToRow, idOf, go, enter }
}
