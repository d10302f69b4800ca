/** A person by picture and name. */
import { Avatar } from '@mantine/core'
import type { ReactNode } from 'react'

export function Person({ name }: { readonly name: string }): ReactNode {
  return (
    <span style={{ display: 'inline-flex', gap: 7, alignItems: 'center', maxWidth: '100%', verticalAlign: 'bottom' }}>
      <Avatar
        name={name.replace(ASIDE, '')}
        size={20}
        radius="xl"
        color="harbour"
        variant="filled"
        aria-hidden
        styles={{ placeholder: { fontSize: 9 } }}
      />
      <span className="one-line" title={name}>
        {name}
      </span>
    </span>
  )
}

/** "(command line)" is no name of a person: it gives no initial. */
const ASIDE = / \(.*\)$/
