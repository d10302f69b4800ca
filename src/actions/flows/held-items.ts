/** All items in memory: of a change only the parts of the table that it touched are read again. */
import { type RollUpRule, replaced, rulesIn, type Tree, treeOf } from '../../portfolio/index.ts'
import { type Db, itemParts, loadItems, partOf, type StoredItem } from '../../store/index.ts'

export interface HeldItems {
  readonly tree: Tree<StoredItem>
  readonly rules: (item: string) => RollUpRule
  /** The versions of the table's parts, and what each holds. */
  readonly parts: ReadonlyMap<number, string>
  readonly inPart: ReadonlyMap<number, readonly StoredItem[]>
}

/** The very same where nothing has changed. What changes between the two questions is read again the next time. */
export async function heldItems(db: Db, before: HeldItems | undefined): Promise<HeldItems> {
  const parts = await itemParts(db)
  const all = new Set([...parts.keys(), ...(before?.parts.keys() ?? [])])
  const changed = [...all].filter((part) => parts.get(part) !== before?.parts.get(part))
  if (before && changed.length === 0) return before
  const loaded = Map.groupBy(await loadItems(db, before ? changed : null), ({ id }) => partOf(id))
  const inPart = new Map([...(before?.inPart ?? []), ...changed.map((part) => [part, loaded.get(part) ?? []] as const)])
  const tree = before && areInPlace(before, changed, loaded) ? replaced(before.tree, [...loaded.values()].flat()) : null
  const placed = tree ?? treeOf([...inPart.values()].flat())
  return { tree: placed, rules: rulesIn(placed, placed.byId), parts, inPart }
}

/** None came, went or was moved. */
function areInPlace(
  { inPart }: HeldItems,
  changed: readonly number[],
  loaded: ReadonlyMap<number, readonly StoredItem[]>,
): boolean {
  return changed.every((part) => {
    const [before, now] = [inPart.get(part) ?? [], new Map((loaded.get(part) ?? []).map((item) => [item.id, item]))]
    return (
      before.length === now.size &&
      before.every(({ id, parent, position }) => {
        const item = now.get(id)
        return item?.parent === parent && item.position === position
      })
    )
  })
}

/** Whether each item of the one stands where it does in the other. */
export const isSameShape = (one: HeldItems | undefined, other: HeldItems): boolean =>
  one?.tree.parents === other.tree.parents
