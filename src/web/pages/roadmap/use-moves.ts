/** Dates that were dragged and are not written yet: kept per item until they are written or let go. */
import { useCallback, useMemo, useState } from 'react'
import { changedDates, type Dates, type Entry, entryOf, type Moves } from './entry.ts'
import type { RoadmapItem } from './lines-in.ts'

export interface Pending {
  readonly entry: Entry
  readonly fields: Partial<Dates>
}

interface Moved {
  readonly dates: Dates
  /** As it was when it was moved: it may be out of sight by now. */
  readonly row: RoadmapItem
}

export interface MovesState {
  readonly moves: Moves
  /** `itemOf` tells those that are here as they are now. */
  pendingWith(itemOf: (id: string) => RoadmapItem | undefined): readonly Pending[]
  set(entry: Entry, dates: Dates): void
  drop(ids: readonly string[]): void
  clear(): void
}

const NONE: ReadonlyMap<string, Moved> = new Map()

export function useMoves(): MovesState {
  const [moved, setMoved] = useState(NONE)
  const set = useCallback(({ id, row }: Entry, dates: Dates): void => {
    setMoved((before) => {
      const after = new Map(before)
      // The newest comes last; what is where it was is no move.
      after.delete(id)
      if (Object.keys(changedDates(row, dates)).length > 0) after.set(id, { dates, row })
      return after
    })
  }, [])
  const drop = useCallback((ids: readonly string[]): void => {
    setMoved((before) => new Map([...before].filter(([id]) => !ids.includes(id))))
  }, [])
  const clear = useCallback(() => setMoved((before) => (before.size === 0 ? before : NONE)), [])
  return useMemo(
    () => ({
      moves: new Map([...moved].map(([id, { dates }]) => [id, dates])),
      pendingWith: (itemOf) =>
        [...moved].flatMap(([id, { dates, row: then }]): Pending[] => {
          const row = itemOf(id) ?? then
          const fields = changedDates(row, dates)
          return Object.keys(fields).length === 0 ? [] : [{ entry: entryOf(row, dates), fields }]
        }),
      ...{ set, drop, clear },
    }),
    [moved, set, drop, clear],
  )
}
