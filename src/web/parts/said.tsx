/** What the server says of objects, with their names in place of their keys. */
import type { ReactNode } from 'react'
import { withNames } from './keys.ts'
import { useKinds } from './kind.tsx'

export function Said({ text }: { readonly text: string }): ReactNode {
  return withNames(text, useKinds())
}
