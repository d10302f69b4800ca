/** Ctrl or ⌘ and K: finds pages, items, sites, plans and deployments by what they are called, and issues by their key. */
import { Kbd, Modal, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { type Destination, useDestinations } from './destinations.ts'
import classes from './shell.module.css'

const MOST = 12

export function Palette(): ReactNode {
  const [open, setOpen] = useState(false)
  useHotkeys([['mod+K', () => setOpen(true)]], [])
  return (
    <>
      <button type="button" className={classes.find} onClick={() => setOpen(true)}>
        <IconSearch size={15} aria-hidden />
        Find
        <Kbd size="xs" ml="auto">
          {/Mac/.test(navigator.userAgent) ? '⌘' : 'Ctrl'} K
        </Kbd>
      </button>
      <Modal.Root
        opened={open}
        onClose={() => setOpen(false)}
        size={560}
        yOffset="12vh"
        centered={false}
        transitionProps={{ duration: 80 }}
      >
        <Modal.Overlay />
        <Modal.Content aria-label="Find">
          <Modal.Body p={8}>
            <Finder close={() => setOpen(false)} />
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  )
}

function Finder({ close }: { readonly close: () => void }): ReactNode {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found = useDestinations(text)
    .filter(
      ({ label, group }) =>
        group === 'Issue' || words.every((word) => `${label} ${group}`.toLowerCase().includes(word)),
    )
    .slice(0, MOST)
  const go = (chosen: Destination | undefined): void => {
    if (chosen === undefined) return
    close()
    void navigate({ to: chosen.to, search: { ...chosen.search } })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      setAt((now) => (now + move + found.length) % Math.max(found.length, 1))
    } else if (event.key === 'Enter') go(found[at])
  }
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label="Find a page, an item, an issue by its key, a site, a plan or a deployment"
        aria-expanded
        aria-controls="found"
        aria-activedescendant={found[at] ? `found-${at}` : undefined}
        placeholder="Go to…"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="found" role="listbox" aria-label="Found" style={{ marginTop: 8 }}>
        {found.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus.
          <div
            key={`${one.to} ${one.label}`}
            id={`found-${index}`}
            role="option"
            aria-selected={index === at}
            className={classes.found}
            onMouseMove={() => setAt(index)}
            onClick={() => go(one)}
          >
            <one.Icon size={16} stroke={1.7} aria-hidden />
            <span className="one-line" style={{ flex: 1 }}>
              {one.label}
            </span>
            <span className="dimmed" style={{ fontSize: 12 }}>
              {one.group}
            </span>
          </div>
        ))}
        {found.length === 0 && (
          <div className="dimmed" style={{ padding: 12, fontSize: 13 }}>
            Nothing is called that.
          </div>
        )}
      </div>
    </>
  )
}
