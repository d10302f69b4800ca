/** A list by keyboard: ↑ ↓ Home End and pages move, Enter opens and enters, Space only looks, Esc closes. */
import { type KeyboardEvent, useState } from 'react'
import type { TableProps } from './table.tsx'

/** A page of the keyboard. */
const PAGE = 15

type KeyInput<Row> = Pick<TableProps<Row>, 'list' | 'lines' | 'open' | 'onOpen'> & {
  readonly scrollTo: (line: number) => void
}

export function useRowKeys<Row>({ list, lines, open, onOpen, scrollTo }: KeyInput<Row>) {
  const { rows } = lines
  const [asked, setAt] = useState<number>()
  const at = asked === undefined || rows === 0 ? undefined : Math.min(asked, rows - 1)
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(rows - 1, to))
    setAt(next)
    scrollTo(lines.lineOf(next))
    const row = lines.rowAt(next)
    if (open !== undefined && row !== undefined) onOpen?.(row, false)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const now = at ?? -1
    const to = {
      ArrowDown: now + 1,
      ArrowUp: now - 1,
      Home: 0,
      End: rows - 1,
      PageDown: now + PAGE,
      PageUp: now - PAGE,
    }[event.key]
    const row = at === undefined ? undefined : lines.rowAt(at)
    const more = row && list.keys?.[event.key]
    if (to !== undefined) go(to)
    else if (more && at !== undefined) {
      const next = more(row, at)
      if (next !== undefined) go(next)
    } else if ((event.key === 'Enter' || event.key === ' ') && row) onOpen?.(row, event.key === 'Enter')
    else if (event.key === 'Escape' && open !== undefined) onOpen?.(undefined, false)
    else return
    event.preventDefault()
  }
  const onFocus = (): void => {
    if (at === undefined)
      setAt(
        Math.max(
          0,
          lines.indexOf((row) => list.keyOf(row) === open),
        ),
      )
  }
  return { at, setAt, onKeyDown, onFocus }
}
