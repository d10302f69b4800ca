/** The panel beside the items: a new one, a move, or the issues and the formula of one. */
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { ItemLineView } from '../../../actions/index.ts'
import { RollUpPanel } from '../../parts/portfolio/roll-up-panel.tsx'
import { LEVEL_SIGNS, type Level } from '../../parts/portfolio/signs.ts'
import { useKnownItem } from '../../parts/portfolio/use-known-item.ts'
import { useView } from '../../view.ts'
import { CreateItem } from './create-item.tsx'
import { MovePanel } from './move-panel.tsx'

const isLevel = (text: string | undefined): text is Level => text !== undefined && text in LEVEL_SIGNS

/** `here` are the rows at hand. */
export function ItemsPanel({ here }: { readonly here: readonly ItemLineView[] }): ReactNode {
  const { view, change } = useView()
  const close = (): void => change({ new: undefined, under: undefined, move: undefined, open: undefined })
  const moved = useKnownItem(view.move, here)
  const open = useKnownItem(view.open, here)
  if (isLevel(view.new))
    return (
      <CreateItem
        key={`${view.new} ${view.under}`}
        level={view.new}
        under={view.under}
        close={close}
        made={({ code, name }) => {
          notifications.show({ message: `${code} ${name} is made.` })
          close()
        }}
      />
    )
  if (moved) return <MovePanel key={moved.id} item={moved} close={close} />
  if (open) return <RollUpPanel key={open.id} item={open} enter={false} close={close} />
  return null
}
