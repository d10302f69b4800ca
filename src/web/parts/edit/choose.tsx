/** A value that is chosen where it stands: the cell is a button, its choices open below it, with a search where they are many. */
import { Combobox, useCombobox, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import classes from './edit.module.css'

const MANY = 8

export interface Choice {
  /** Empty is none. */
  readonly value: string
  /** What the search looks into. */
  readonly text: string
  readonly shown: ReactNode
}

export function Choose({
  label,
  value,
  choices,
  choose,
  children,
}: {
  readonly label: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly choose: (value: string) => void
  /** The value as it stands. */
  readonly children: ReactNode
}): ReactNode {
  const [search, setSearch] = useState('')
  const box = useCombobox({
    onDropdownOpen: () => (many ? box.focusSearchInput() : undefined),
    onDropdownClose: () => {
      box.resetSelectedOption()
      box.focusTarget()
      setSearch('')
    },
  })
  const many = choices.length > MANY
  const found = choices.filter(({ text }) => text.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <Combobox
      store={box}
      width={230}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(next) => {
        box.closeDropdown()
        if (next !== value) choose(next)
      }}
    >
      <Combobox.Target targetType="button">
        <button type="button" className={classes.edit} onClick={() => box.toggleDropdown()}>
          <VisuallyHidden>{label}: </VisuallyHidden>
          {children}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {many && (
          <Combobox.Search
            aria-label={`Search: ${label}`}
            placeholder="Search"
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value)
              box.selectFirstOption()
            }}
          />
        )}
        <Combobox.Options aria-label={label} tabIndex={0} mah={280} style={{ overflowY: 'auto' }}>
          {found.map(({ value: one, shown }) => (
            <Combobox.Option key={one} value={one} active={one === value} className={classes.option}>
              <span>{shown}</span>
              {one === value && <IconCheck size={14} aria-label="chosen" />}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>Nothing fits.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
