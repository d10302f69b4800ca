/** Before the first item: what the roadmap is for, and the first step. */
import { Button } from '@mantine/core'
import { IconTimeline } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { useMay } from '../../session.ts'

export function NoItems(): ReactNode {
  const mayEdit = useMay('editor')
  return (
    <Empty
      Icon={IconTimeline}
      title="Nothing to lay out in time yet"
      says="The roadmap shows objectives, initiatives and outcomes as bars, with the progress of the issues below them. Make the first objective, or align the portfolio with Jira, and it stands here."
      step={
        mayEdit ? (
          <Button renderRoot={(props) => <Link to="/portfolio/items" search={{ new: 'objective' }} {...props} />}>
            New objective
          </Button>
        ) : (
          'A colleague who may edit the portfolio makes the first objective.'
        )
      }
    />
  )
}
