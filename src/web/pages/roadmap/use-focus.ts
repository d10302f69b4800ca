/** One row has the focus or would get it; going to another brings that one into sight first. */
import { type RefObject, useCallback, useEffect, useId, useRef, useState } from 'react'
import type { ChartRows } from './chart-rows.ts'
import type { Part } from './roadmap-state.tsx'

export function useFocus(rows: ChartRows) {
  const id = useId()
  const [active, activate] = useState<string>()
  const goToRow: RefObject<((index: number) => void) | undefined> = useRef(undefined)
  const wanted = useRef<{ index: number; part: Part } | undefined>(undefined)
  const latest = useRef(rows)
  latest.current = rows
  const idOf = useCallback((key: string, part: Part): string => `${id}${part}${key}`, [id])

  // The row may arrive, and be drawn, only after it was scrolled to.
  useEffect(() => {
    const { index, part } = wanted.current ?? {}
    const key = index === undefined ? undefined : rows.at(index)?.key
    if (key === undefined || part === undefined) return
    if (active !== key) return activate(key)
    const other = part === 'bar' ? 'name' : 'bar'
    const element = document.getElementById(idOf(key, part)) ?? document.getElementById(idOf(key, other))
    if (!element) return
    wanted.current = undefined
    element.focus({ preventScroll: true })
  })

  const go = useCallback((from: number, by: number, part: Part): void => {
    const { count, at } = latest.current
    const index = Math.max(0, Math.min(count - 1, from + by))
    wanted.current = { index, part }
    const key = at(index)?.key
    if (key !== undefined) activate(key)
    goToRow.current?.(index)
  }, [])
  const enter = useCallback((key: string): void => document.getElementById(idOf(key, 'bar'))?.focus(), [idOf])
  return { active, activate, goToRow, idOf, go, enter }
}
