/** A value that is chosen where it stands: the cell is a button, its choices open below it, with a search where they are many. */
import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './edit.module.css'
import { EditButton, UntilOpened } from './edit-button.tsx'

const MANY = 8

export interface Choice {
  /** Empty is none. */
  readonly value: string
  /** What the search looks into. */
  readonly text: string
  readonly shown: ReactNode
}

interface ChooseProps {
  readonly label: string
  readonly value: string
  /** Asked for when it opens. */
  readonly choices: () => readonly Choice[]
  readonly choose: (value: string) => void
  /** The value as it stands. */
  readonly children: ReactNode
}

export function Choose(props: ChooseProps): ReactNode {
  return (
    <UntilOpened label={props.label} popup="listbox" opened={<Opened {...props} />}>
      {props.children}
    </UntilOpened>
  )
}

function Opened({ label, value, choices: choicesNow, choose, children }: ChooseProps): ReactNode {
  const [search, setSearch] = useState('')
  const box = useCombobox({
    onDropdownOpen: () => (many ? box.focusSearchInput() : undefined),
    onDropdownClose: () => {
      box.resetSelectedOption()
      box.focusTarget()
      setSearch('')
    },
  })
  const choices = choicesNow()
  const many = choices.length > MANY
  const found = choices.filter(({ text }) => text.toLowerCase().includes(search.trim().toLowerCase()))
  const begin = useRef(box.openDropdown)
  useEffect(() => begin.current(), [])
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
        <EditButton autoFocus label={label} onClick={() => box.toggleDropdown()}>
          {children}
        </EditButton>
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
