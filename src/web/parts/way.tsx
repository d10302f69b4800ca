/** From which site to which, and what: how plans and deployments are called. */
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { nameIn } from './keys.ts'
import { SideName } from './side-name.tsx'

export function Way({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center', maxWidth: '100%', verticalAlign: 'bottom' }}>
      <span className="one-line">
        <SideName side={from} />
      </span>
      <IconArrowRight
        size={14}
        stroke={2}
        role="img"
        aria-label="to"
        style={{ flex: 'none', color: 'var(--text-dimmed)' }}
      />
      <span className="one-line">
        <SideName side={to} />
      </span>
    </span>
  )
}

/** Null of both is the whole site. */
export function projectsText(projects: readonly string[] | null, objects: readonly string[] = []): string {
  const chosen = [...(projects ?? []), ...objects.map(nameIn)]
  return chosen.length === 0 ? 'Whole site' : chosen.join(', ')
}
