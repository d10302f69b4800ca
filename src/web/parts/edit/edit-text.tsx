/** A short text or a number that is edited where it stands: a click or Enter begins, Enter keeps, Esc takes back. */
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { EditButton } from './edit-button.tsx'

export function EditText({
  label,
  text,
  keep,
  width,
  numeric,
  children,
}: {
  readonly label: string
  readonly text: string
  /** Told only of another text that is not empty. */
  readonly keep: (text: string) => void
  readonly width?: number
  readonly numeric?: boolean
  /** The text as it stands. */
  readonly children: ReactNode
}): ReactNode {
  const [typed, setTyped] = useState<string>()
  const end = (next: string | undefined): void => {
    setTyped(undefined)
    const clean = next?.trim()
    if (clean && clean !== text) keep(clean)
  }
  if (typed === undefined)
    return (
      <EditButton label={label} data-text onClick={() => setTyped(text)}>
        {children}
      </EditButton>
    )
  return (
    <TextInput
      size="xs"
      w={width ?? '100%'}
      aria-label={label}
      autoFocus
      maxLength={255}
      {...(numeric ? { inputMode: 'decimal' as const } : {})}
      value={typed}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => end(typed)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        // Esc here ends the edit, not the panel behind it.
        event.preventDefault()
        event.stopPropagation()
        end(event.key === 'Enter' ? typed : undefined)
      }}
    />
  )
}
