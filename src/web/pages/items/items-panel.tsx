/** The panel beside the items: a new one, a move, or the issues and the formula of one. */
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { ListedItemView } from '../../../actions/index.ts'
import { RollUpPanel } from '../../parts/portfolio/roll-up-panel.tsx'
import { LEVEL_SIGNS, type Level } from '../../parts/portfolio/signs.ts'
import { useView } from '../../view.ts'
import { CreateItem } from './create-item.tsx'
import { MovePanel } from './move-panel.tsx'

const isLevel = (text: string | undefined): text is Level => text !== undefined && text in LEVEL_SIGNS

export function ItemsPanel({ items }: { readonly items: readonly ListedItemView[] }): ReactNode {
  const { view, change } = useView()
  const close = (): void => change({ new: undefined, under: undefined, move: undefined, open: undefined })
  const byId = (id: string | undefined) => items.find((item) => item.id === id)
  const [moved, open] = [byId(view.move), byId(view.open)]
  if (isLevel(view.new))
    return (
      <CreateItem
        key={`${view.new} ${view.under}`}
        level={view.new}
        under={view.under}
        items={items}
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
