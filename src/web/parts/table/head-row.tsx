/** The header of a list: names its columns and sorts by them. */
import { VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import type { Column } from './column.ts'
import classes from './table.module.css'

export function HeadRow<Row>({
  columns,
  tracks,
  sort,
  onSort,
}: {
  readonly columns: readonly Column<Row>[]
  readonly tracks: CSSProperties
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtual, so a table element cannot hold them.
    <div role="rowgroup" className={classes.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the buttons in it take the focus. */}
      <div role="row" aria-rowindex={1} className={classes.headRow} style={tracks}>
        {columns.map(({ id, label, order, align, quiet }) => {
          const way = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : undefined
          const Arrow = way === 'descending' ? IconArrowDown : IconArrowUp
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: as above.
            <div key={id} role="columnheader" aria-sort={way} className={classes.headCell} data-align={align}>
              {order ? (
                <button
                  type="button"
                  className={classes.sort}
                  onClick={() => onSort(way === undefined ? id : way === 'ascending' ? `-${id}` : undefined)}
                >
                  {label}
                  <Arrow size={13} aria-hidden style={{ visibility: way ? 'visible' : 'hidden' }} />
                </button>
              ) : quiet ? (
                <VisuallyHidden>{label}</VisuallyHidden>
              ) : (
                label
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
