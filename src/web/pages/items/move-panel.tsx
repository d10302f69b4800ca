/** Moves an item under another: the places where it may stand, found by name. */
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ItemRowView } from '../../../actions/index.ts'
import { LEVELS, mayStandBelow } from '../../../portfolio/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { LevelIcon } from '../../parts/portfolio/item-name.tsx'
import { usePlaces } from '../../parts/portfolio/item-select.tsx'
import { type Place, useItemsState } from './items-state.tsx'

const PAUSE = 150

export function MovePanel({ item, close }: { readonly item: ItemRowView; readonly close: () => void }): ReactNode {
  const { mayMove, move } = useItemsState()
  const [search, setSearch] = useState('')
  const [typed] = useDebouncedValue(search, PAUSE)
  const levels = LEVELS.filter((level) => mayStandBelow(item.level, level))
  const { rows, more, isKnown } = usePlaces(levels, typed)
  const places = rows.filter((row) => mayMove(item, row))
  const go = (place: Place | null): void => {
    move(item, place)
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
          onClick={() => go(place)}
        >
          <span className="dimmed tabular">{place.code}</span>&nbsp; {place.name}
        </Button>
      ))}
      {more && <div className="dimmed">These are the first. Search for others.</div>}
      {isKnown && places.length === 0 && <div className="dimmed">There is no other item that it may stand below.</div>}
    </Panel>
  )
}
