/** Before the first item. */
import { Button, Group } from '@mantine/core'
import { IconTarget } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'

export function NoItems(): ReactNode {
  const { change } = useView()
  const mayEdit = useMay('editor')
  const mayAlign = useMay('administrator')
  return (
    <Empty
      Icon={IconTarget}
      title="The portfolio is empty"
      says="Say what the organisation wants to reach, then align it with Jira: an integration makes an item of each epic, and progress rolls up from the issues below."
      step={
        mayEdit ? (
          <Group gap="xs">
            <Button onClick={() => change({ new: 'objective' })}>New objective</Button>
            {mayAlign && (
              <Button component={Link} to="/sync/new" variant="default">
                New integration
              </Button>
            )}
          </Group>
        ) : (
          'A colleague who may edit the portfolio makes the first objective.'
        )
      }
    />
  )
}
