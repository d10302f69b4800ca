/** The panel beside the objectives: a new one, or a key result. */
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import type { ItemLineView, ItemRowView } from '../../../actions/index.ts'
import { KeyResultForm } from '../../parts/portfolio/key-result-form.tsx'
import { RollUpPanel } from '../../parts/portfolio/roll-up-panel.tsx'
import { useKnownItem } from '../../parts/portfolio/use-known-item.ts'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { CreateItem } from '../items/create-item.tsx'

/** `here` are the objectives at hand. */
export function ObjectivesPanel({ here }: { readonly here: readonly ItemLineView[] }): ReactNode {
  const { view, change } = useView()
  const close = (): void => change({ new: undefined, under: undefined, result: undefined, open: undefined })
  const [about, result] = (view.result ?? '').split(' ')
  const objective = useKnownItem(about || undefined, here)
  const open = useKnownItem(view.open, here)
  if (view.new === 'objective' || view.new === 'initiative')
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
  if (objective) return <AskedResult item={objective} result={result} close={close} />
  if (open) return <RollUpPanel key={open.id} item={open} enter={false} close={close} over />
  return null
}

function AskedResult({
  item,
  result,
  close,
}: {
  readonly item: ItemRowView
  /** `new` makes one. */
  readonly result: string | undefined
  readonly close: () => void
}): ReactNode {
  const known = useAsk('GET /items/{id}', { id: item.id }).data
  if (result === 'new') return <KeyResultForm item={item} close={close} />
  const found = known?.results.find(({ id }) => id === result)
  return found ? <KeyResultForm key={found.id} item={item} result={found} close={close} /> : null
}
