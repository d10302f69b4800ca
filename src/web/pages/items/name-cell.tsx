/** An item's name in its place of the tree: opens what is below it, is chosen, dragged below another, and says what waits. */
import { IconChevronRight } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import type { ItemLineView } from '../../../actions/index.ts'
import { Count } from '../../parts/mark.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { CONFLICT_SIGN, PROBLEM_SIGN } from '../../parts/portfolio/signs.ts'
import { ItemMenu } from './item-menu.tsx'
import classes from './items.module.css'
import { useItemsState } from './items-state.tsx'
import { RowButton } from './row-button.tsx'

export function NameCell({ row, tree }: { readonly row: ItemLineView; readonly tree: boolean }): ReactNode {
  const { turn } = useItemsState()
  const drag = useDrag(row)
  return (
    <div
      className={classes.name}
      style={tree ? { paddingLeft: row.depth * 16 } : undefined}
      data-passed={tree && !row.hit ? true : undefined}
      {...drag}
    >
      {tree &&
        (row.open === null ? (
          <span className={classes.leaf} />
        ) : (
          <RowButton aria-label={`${row.open ? 'Close' : 'Open'} ${row.code}`} onClick={() => turn(row.id, !row.open)}>
            <IconChevronRight size={14} aria-hidden className={classes.chevron} data-open={row.open || undefined} />
          </RowButton>
        ))}
      <ItemName item={row} strong={row.level === 'objective'} />
      {row.conflicts > 0 && (
        <Count sign={CONFLICT_SIGN} count={row.conflicts} word={plural(row.conflicts, 'conflict')} />
      )}
      {row.problems > 0 && <Count sign={PROBLEM_SIGN} count={row.problems} word={plural(row.problems, 'problem')} />}
      <span className={classes.more}>
        <ItemMenu row={row} />
      </span>
    </div>
  )
}

const plural = (count: number, word: string): string => (count === 1 ? word : `${word}s`)

/** The dragged item: what is dragged over must know it, and a drag tells its data only when it ends. */
let dragged: ItemLineView | undefined

function useDrag(row: ItemLineView) {
  const { mayEdit, mayMove, move } = useItemsState()
  const [over, setOver] = useState(false)
  if (!mayEdit) return {}
  return {
    draggable: true,
    'data-over': over || undefined,
    onDragStart: (event: DragEvent): void => {
      dragged = row
      event.dataTransfer.effectAllowed = 'move'
    },
    onDragEnd: (): void => {
      dragged = undefined
    },
    onDragOver: (event: DragEvent): void => {
      if (!dragged || !mayMove(dragged, row)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: (): void => setOver(false),
    onDrop: (event: DragEvent): void => {
      event.preventDefault()
      setOver(false)
      if (dragged) move(dragged, row)
    },
  }
}
