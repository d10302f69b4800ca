/** The last question before what cannot be undone: says exactly what is lost, and asks for the name. */
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Failure } from './failure.tsx'

export interface ConfirmByNameProps {
  readonly title: string
  readonly name: string
  /** What is lost. */
  readonly children: ReactNode
  readonly verb: string
  readonly busy: boolean
  readonly error: unknown
  readonly confirm: () => void
  readonly close: () => void
}

/** Rendered only while it asks. */
export function ConfirmByName({
  title,
  name,
  children,
  verb,
  busy,
  error,
  confirm,
  close,
}: ConfirmByNameProps): ReactNode {
  const [typed, setTyped] = useState('')
  const fits = typed.trim() === name
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (fits) confirm()
  }
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <Stack gap="sm" fz="sm">
          {children}
          <TextInput
            label={`Type ${name} to confirm`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          {error ? <Failure error={error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" color="red.8" disabled={!fits} loading={busy}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
