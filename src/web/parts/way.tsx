/** From which site to which, and what: how plans and deployments are called. */
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export function Way({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center', maxWidth: '100%', verticalAlign: 'bottom' }}>
      <span className="one-line">{from}</span>
      <IconArrowRight
        size={14}
        stroke={2}
        role="img"
        aria-label="to"
        style={{ flex: 'none', color: 'var(--text-dimmed)' }}
      />
      <span className="one-line">{to}</span>
    </span>
  )
}

/** Null is the whole site. */
export const projectsText = (projects: readonly string[] | null): string => projects?.join(', ') ?? 'Whole site'
