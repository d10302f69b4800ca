/** An issue by its key, which leads to Jira, and beside it the way to the doctor. */
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { colour } from '../mark.tsx'
import { Why } from '../why.tsx'
import { ISSUE_STATES } from './signs.ts'

export function IssueKey({
  issue: { key, url, state, connection },
}: {
  /** The state is told where the issue is not simply there. */
  readonly issue: {
    readonly key: string
    readonly url: string
    readonly state?: string
    readonly connection?: string
  }
}): ReactNode {
  const odd = state === undefined || state === 'seen' ? undefined : ISSUE_STATES[state as keyof typeof ISSUE_STATES]
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', verticalAlign: 'bottom' }}>
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className="tabular"
        style={{ display: 'inline-flex', gap: 4, alignItems: 'center', whiteSpace: 'nowrap' }}
      >
        {key}
        {odd ? (
          <odd.Icon size={13} role="img" aria-label={odd.word} style={{ color: colour(odd.meaning) }} />
        ) : (
          <IconExternalLink size={12} role="img" aria-label="(opens Jira in a new tab)" className="dimmed on-demand" />
        )}
      </a>
      <Why issue={connection === undefined ? { key } : { key, connection }} />
    </span>
  )
}
