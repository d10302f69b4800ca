/** What the rows of the items share: which are chosen, how they are opened and closed, and the ways to move. */
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import type { ItemLineView, ItemRowView } from '../../../actions/index.ts'
import { mayStandBelow } from '../../../portfolio/index.ts'
import type { Turned } from '../../parts/portfolio/use-turned.ts'
import { useEditItem } from '../../portfolio.ts'
import { useMay } from '../../session.ts'

/** Where something may stand: an item with those above it. */
export type Place = Pick<ItemLineView, 'id' | 'level' | 'path'>
export type Movable = Pick<ItemRowView, 'id' | 'level' | 'parent'>

export interface ItemsState {
  readonly chosen: ReadonlySet<string>
  choose(ids: readonly string[], on: boolean): void
  clear(): void
  readonly turn: Turned['turn']
  readonly mayEdit: boolean
  /** Whether the item may stand below that one; null is the top. */
  mayMove(item: Movable, place: Place | null): boolean
  move(item: Movable, place: Place | null): void
}

const Context = createContext<ItemsState | undefined>(undefined)

export function useItemsState(): ItemsState {
  const state = use(Context)
  if (!state) throw new Error('The rows of items stand inside ItemsStateOf.')
  return state
}

export function ItemsStateOf({
  turn,
  children,
}: {
  readonly turn: Turned['turn']
  readonly children: ReactNode
}): ReactNode {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { mutate } = useEditItem()
  const mayEdit = useMay('editor')
  const choose = useCallback(
    (ids: readonly string[], on: boolean) =>
      setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id)))),
    [],
  )
  const state = useMemo(
    (): ItemsState => ({
      chosen,
      choose,
      clear: () => setChosen(new Set()),
      turn,
      mayEdit,
      mayMove,
      move: (item, place) => {
        const parent = place?.id ?? null
        if (mayMove(item, place)) mutate({ id: item.id, fields: { parent }, shown: { parent } })
      },
    }),
    [chosen, choose, turn, mayEdit, mutate],
  )
  return <Context value={state}>{children}</Context>
}

function mayMove(item: Movable, place: Place | null): boolean {
  if (item.parent === (place?.id ?? null)) return false
  if (place === null) return true
  return place.id !== item.id && !place.path.includes(item.id) && mayStandBelow(item.level, place.level)
}
