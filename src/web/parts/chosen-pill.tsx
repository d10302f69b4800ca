/** One of several that were chosen; its ✕ says to those who listen what it takes out. */
import { type ComboboxRenderPillInput, Pill } from '@mantine/core'
import type { ReactNode } from 'react'

export function chosenPill({ option, value, onRemove, disabled = false }: ComboboxRenderPillInput): ReactNode {
  const name = option?.label ?? value
  return (
    <Pill
      withRemoveButton={!disabled}
      disabled={disabled}
      onRemove={() => onRemove?.()}
      removeButtonProps={{ 'aria-hidden': false, 'aria-label': `Take out ${name}` }}
    >
      {name}
    </Pill>
  )
}
