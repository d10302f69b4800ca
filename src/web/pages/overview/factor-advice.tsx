/** For whoever may change a Jira with a password alone: that a second factor takes a minute. */
import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Notice } from '../../parts/notice.tsx'
import { useSession } from '../../session.ts'

export function FactorAdvice(): ReactNode {
  if (useSession().data?.secondFactor !== 'should') return null
  return (
    <Notice
      meaning="person"
      title="Add a second factor"
      inline
      action={
        <Anchor component={Link} to="/settings/account" fz="sm" fw={500}>
          Your account
        </Anchor>
      }
    >
      A stolen password alone should not be enough to change Jira’s configuration.
    </Notice>
  )
}
