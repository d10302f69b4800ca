/** What was stored just now, in the server's words, and the way on. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Notice } from '../../parts/notice.tsx'

export interface StoredProps {
  readonly says: readonly string[]
  /** On one of the sites at least. */
  readonly mayDeploy: boolean
}

export function Stored({ says: [headline, ...lines], mayDeploy }: StoredProps): ReactNode {
  return (
    <Notice
      meaning={mayDeploy ? 'done' : 'person'}
      title={headline}
      action={
        mayDeploy && (
          <Button component={Link} to="/configuration/new">
            New deployment
          </Button>
        )
      }
    >
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </Notice>
  )
}
