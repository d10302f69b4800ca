/** What a drag would set, or why it cannot, beside what is dragged. */
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './row.module.css'
import type { Drag } from './use-drag.ts'
import { dragText } from './words.ts'

export function DragSays({ drag, left }: { readonly drag: Drag; readonly left: number | undefined }): ReactNode {
  const { at, bar, lock } = drag
  return (
    <div
      className={classes.says}
      data-locked={lock !== undefined || undefined}
      role="status"
      style={{ marginLeft: left }}
    >
      {lock !== undefined && <IconLock size={13} aria-hidden />}
      {lock ?? (at ? dragText(bar, at) : 'Drop it on the time line to give it dates')}
    </div>
  )
}
