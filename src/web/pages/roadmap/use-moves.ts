/** Dates that were dragged and are not written yet: kept per item until they are written or let go. */
import { useCallback, useMemo, useState } from 'react'
import type { ListedItemView } from '../../../actions/index.ts'
import { changedDates, type Dates, type Entry, entryOf, type Moves } from './entry.ts'

export interface Pending {
  readonly entry: Entry
  readonly fields: Partial<Dates>
}

export interface MovesState {
  readonly moves: Moves
  readonly pending: readonly Pending[]
  set(entry: Entry, dates: Dates): void
  drop(ids: readonly string[]): void
  clear(): void
}

export function useMoves(items: readonly ListedItemView[]): MovesState {
  const [moves, setMoves] = useState<Moves>(new Map())
  const set = useCallback(({ id, row }: Entry, dates: Dates): void => {
    setMoves((before) => {
      const after = new Map(before)
      // The newest comes last; what is where it was is no move.
      after.delete(id)
      if (Object.keys(changedDates(row, dates)).length > 0) after.set(id, dates)
      return after
    })
  }, [])
  const drop = useCallback((ids: readonly string[]): void => {
    setMoves((before) => new Map([...before].filter(([id]) => !ids.includes(id))))
  }, [])
  const clear = useCallback(() => setMoves((before) => (before.size === 0 ? before : new Map())), [])
  const pending = useMemo(
    () =>
      items.flatMap((row): Pending[] => {
        const dates = moves.get(row.id)
        const fields = dates ? changedDates(row, dates) : {}
        return Object.keys(fields).length === 0 ? [] : [{ entry: entryOf(row, dates), fields }]
      }),
    [items, moves],
  )
  return useMemo(() => ({ moves, pending, set, drop, clear }), [moves, pending, set, drop, clear])
}
