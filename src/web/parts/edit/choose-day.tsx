/** A day that is chosen where it stands. */
import { Button, Group, Popover, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { EditButton, UntilOpened } from './edit-button.tsx'

interface ChooseDayProps {
  readonly label: string
  readonly day: string | null
  readonly choose: (day: string | null) => void
  /** The day as it stands. */
  readonly children: ReactNode
}

export function ChooseDay(props: ChooseDayProps): ReactNode {
  return (
    <UntilOpened label={props.label} popup="dialog" opened={<Opened {...props} />}>
      {props.children}
    </UntilOpened>
  )
}

function Opened({ label, day, choose, children }: ChooseDayProps): ReactNode {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(day ?? '')
  useEffect(() => setOpen(true), [])
  const close = (next: string | null): void => {
    setOpen(false)
    if (next !== day) choose(next)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    close(typed || null)
  }
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <EditButton
          autoFocus
          label={label}
          onClick={() => {
            setTyped(day ?? '')
            setOpen(!open)
          }}
        >
          {children}
        </EditButton>
      </Popover.Target>
      <Popover.Dropdown p={10} aria-label={label}>
        <form onSubmit={submit}>
          <TextInput
            type="date"
            size="xs"
            aria-label={label}
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Group gap={6} mt={8} justify="flex-end">
            {day !== null && (
              <Button variant="subtle" size="compact-sm" onClick={() => close(null)}>
                Take away
              </Button>
            )}
            <Button type="submit" size="compact-sm">
              Set
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
