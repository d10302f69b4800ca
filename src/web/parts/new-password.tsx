/** The field for a password that is being chosen, with how long it must be and is so far. */
import { TextInput, type TextInputProps } from '@mantine/core'
import type { ReactNode } from 'react'

/** Where nothing stands beside it; the server judges the rest. */
export const SHORTEST = 15

export const tooShort = (password: string): string | null =>
  password.length < SHORTEST ? `${SHORTEST} characters or more.` : null

interface Chosen extends TextInputProps {
  readonly chosen: string
  readonly shortest?: number
}

export function NewPassword({ chosen, shortest = SHORTEST, ...props }: Chosen): ReactNode {
  return (
    <TextInput
      label="Password"
      type="password"
      autoComplete="new-password"
      description={`At least ${shortest} characters; several words do well. ${chosen.length} so far.`}
      {...props}
    />
  )
}
