/** What the rows of the items share: which are chosen, which are closed, and the ways to move and to look. */
import { useLocalStorage } from '@mantine/hooks'
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import type { ListedItemView } from '../../../actions/index.ts'
import { checkMove, type Tree } from '../../../portfolio/index.ts'
import { useEditItem } from '../../portfolio.ts'
import { useMay } from '../../session.ts'

export interface ItemsState {
  readonly tree: Tree<ListedItemView>
  readonly chosen: ReadonlySet<string>
  choose(ids: readonly string[], on: boolean): void
  clear(): void
  readonly closed: ReadonlySet<string>
  toggle(id: string, open: boolean): void
  readonly mayEdit: boolean
  /** Whether the item may stand below that parent; null is the top. */
  mayMove(item: ListedItemView, parent: string | null): boolean
  move(item: ListedItemView, parent: string | null): void
}

const Context = createContext<ItemsState | undefined>(undefined)

export function useItemsState(): ItemsState {
  const state = use(Context)
  if (!state) throw new Error('The rows of items stand inside ItemsStateOf.')
  return state
}

export function ItemsStateOf({
  tree,
  children,
}: {
  readonly tree: Tree<ListedItemView>
  readonly children: ReactNode
}): ReactNode {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [closedIds, setClosed] = useLocalStorage<readonly string[]>({ key: 'items.closed', defaultValue: [] })
  const { mutate } = useEditItem()
  const mayEdit = useMay('editor')
  const choose = useCallback(
    (ids: readonly string[], on: boolean) =>
      setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id)))),
    [],
  )
  const state = useMemo((): ItemsState => {
    const mayMove = (item: ListedItemView, parent: string | null): boolean =>
      item.parent !== parent && checkMove(tree, item, parent).length === 0
    return {
      tree,
      chosen,
      choose,
      clear: () => setChosen(new Set()),
      closed: new Set(closedIds),
      toggle: (id, open) => setClosed((before) => (open ? before.filter((one) => one !== id) : [...before, id])),
      mayEdit,
      mayMove,
      move: (item, parent) => {
        if (mayMove(item, parent)) mutate({ id: item.id, fields: { parent }, shown: { parent } })
      },
    }
  }, [tree, chosen, choose, closedIds, setClosed, mayEdit, mutate])
  return <Context value={state}>{children}</Context>
}
