/** What was stored just now, in the server's words, and the way on. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Notice } from '../../parts/notice.tsx'

export function Stored({ says: [headline, ...lines] }: { readonly says: readonly string[] }): ReactNode {
  return (
    <Notice
      meaning="done"
      title={headline}
      action={
        <Button component={Link} to="/configuration/new">
          New deployment
        </Button>
      }
    >
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </Notice>
  )
}
