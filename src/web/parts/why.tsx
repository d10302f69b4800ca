/** Why an issue is or is not in sync: from its key to the doctor, with one click. */
import { IconStethoscope } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export function Why({
  issue: { key, connection },
}: {
  readonly issue: { readonly key: string; readonly connection?: string }
}): ReactNode {
  return (
    <Link
      to="/sync/doctor"
      search={connection === undefined ? { key } : { key, connection }}
      aria-label={`Why? What sync knows of ${key}`}
      title="Why? What sync knows of it"
      className="dimmed on-demand"
      style={TARGET}
    >
      <IconStethoscope size={14} stroke={1.8} aria-hidden />
    </Link>
  )
}

/** Large enough for a finger. */
const TARGET = { display: 'inline-grid', placeItems: 'center', width: 24, height: 24, flex: 'none' } as const
