/** Moves an item under another: the places where it may stand, found by name. */
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ListedItemView } from '../../../actions/index.ts'
import { walk } from '../../../portfolio/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { LevelIcon } from '../../parts/portfolio/item-name.tsx'
import { useItemsState } from './items-state.tsx'

export function MovePanel({ item, close }: { readonly item: ListedItemView; readonly close: () => void }): ReactNode {
  const { tree, mayMove, move } = useItemsState()
  const [search, setSearch] = useState('')
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const places = walk(tree)
    .map((visit) => visit.item)
    .filter(
      (one) => mayMove(item, one.id) && words.every((word) => `${one.code} ${one.name}`.toLowerCase().includes(word)),
    )
  const go = (parent: string | null): void => {
    move(item, parent)
    close()
  }
  return (
    <Panel
      label={`Move ${item.code}`}
      title={`Move ${item.code} under …`}
      context="What stands below it moves along."
      close={close}
      enter
      over
    >
      <TextInput
        aria-label="Search places"
        placeholder="Search"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        mb={10}
      />
      {item.parent !== null && (
        <Button variant="default" fullWidth justify="flex-start" mb={4} onClick={() => go(null)}>
          Under nothing, at the top
        </Button>
      )}
      {places.map((place) => (
        <Button
          key={place.id}
          variant="subtle"
          color="gray"
          c="var(--text)"
          fw={400}
          fullWidth
          justify="flex-start"
          leftSection={<LevelIcon level={place.level} />}
          onClick={() => go(place.id)}
        >
          <span className="dimmed tabular">{place.code}</span>&nbsp; {place.name}
        </Button>
      ))}
      {places.length === 0 && <div className="dimmed">There is no other item that it may stand below.</div>}
    </Panel>
  )
}
