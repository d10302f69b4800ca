/** All items, as a tree or as a table. */
import type { ReactNode } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { useItems } from '../../portfolio.ts'
import { ItemsPanel } from './items-panel.tsx'
import { ItemsStateOf } from './items-state.tsx'
import { ItemsTable } from './items-table.tsx'
import { NewItem } from './new-item.tsx'
import { NoItems } from './no-items.tsx'
import { Several } from './several.tsx'

export function ItemsPage(): ReactNode {
  const { query, items, tree } = useItems()
  return (
    <Page
      title="Items"
      context="Objectives, initiatives and outcomes, with the progress of the issues below them."
      action={items.length > 0 && <NewItem />}
    >
      <Loaded query={query}>
        {() => (
          <ItemsStateOf tree={tree}>
            {items.length === 0 ? <NoItems /> : <ItemsTable items={items} />}
            <Several />
            <ItemsPanel items={items} />
          </ItemsStateOf>
        )}
      </Loaded>
    </Page>
  )
}
