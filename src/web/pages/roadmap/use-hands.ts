/** All that moves bars: the drag, the moves that are not written yet, their writing, and what waits for Jira after it. */
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Refused } from '../../api.ts'
import type { ChartRows } from './chart-rows.ts'
import { type DragInput, useDrag } from './use-drag.ts'
import type { MovesState } from './use-moves.ts'
import { usePreviews, useWriteMoves, writable } from './use-previews.ts'
import { useWaits } from './use-waits.ts'

const NONE: ReadonlyMap<string, Refused> = new Map()

export function useHands(arriving: ChartRows, moving: MovesState) {
  const input = useRef<DragInput>(undefined)
  const { drag, begin } = useDrag(input)
  const rows = useHeld(arriving, drag !== undefined)
  const pending = useMemo(() => moving.pendingWith(rows.itemOf), [moving, rows])
  const previewed = usePreviews(pending)
  const { waits, wait } = useWaits()
  const { mutate, isPending } = useWriteMoves()
  const [refused, setRefused] = useState(NONE)
  const { drop, clear } = moving
  const known = previewed.every(({ preview, error }) => preview !== undefined || error !== null)
  const ready = known && !isPending ? writable(previewed) : []
  const latest = useRef({ pending, ready })
  latest.current = { pending, ready }

  const write = useCallback((): boolean => {
    const { pending, ready } = latest.current
    if (ready.length > 0)
      mutate(ready, {
        onSuccess: ({ ids, refused: not }) => {
          drop(ids)
          setRefused(not)
          wait(ready.flatMap(({ entry: { id, row } }) => (row.issue && ids.includes(id) ? [id] : [])))
        },
      })
    return pending.length > 0
  }, [mutate, drop, wait])
  const letGo = useCallback((): void => {
    clear()
    setRefused(NONE)
  }, [clear])
  return {
    rows,
    moving,
    pending,
    previewed,
    waits,
    drag,
    begin,
    input,
    write,
    letGo,
    refused,
    ready,
    isWriting: isPending,
    known,
  }
}

export type Hands = ReturnType<typeof useHands>

/** What arrives while something is held is taken up when it is let go: nothing moves under a hand. */
function useHeld<T>(arriving: T, holding: boolean): T {
  const held = useRef(arriving)
  if (!holding) held.current = arriving
  return held.current
}
