/** All items, as a tree or as a table. */
import type { ReactNode } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useTurned } from '../../parts/portfolio/use-turned.ts'
import { useView } from '../../view.ts'
import { ItemsPanel } from './items-panel.tsx'
import { ItemsStateOf } from './items-state.tsx'
import { ItemsTable } from './items-table.tsx'
import { NewItem } from './new-item.tsx'
import { NoItems } from './no-items.tsx'
import { Several } from './several.tsx'
import { useLines } from './use-lines.ts'

export function ItemsPage(): ReactNode {
  const { view } = useView()
  const turned = useTurned('items')
  const { first, lead, pages } = useLines(view, turned)
  const some = (lead?.of ?? 0) > 0
  return (
    <Page
      title="Items"
      context="Objectives, initiatives and outcomes, with the progress of the issues below them."
      action={some && <NewItem />}
    >
      <Loaded query={first}>
        {() => (
          <ItemsStateOf turn={turned.turn}>
            {some ? <ItemsTable pages={pages} looked={lead?.shown} /> : <NoItems />}
            <Several />
            <ItemsPanel here={pages.here.map(({ row }) => row)} />
          </ItemsStateOf>
        )}
      </Loaded>
    </Page>
  )
}
