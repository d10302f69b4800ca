/** Before the first objective. */
import { IconTarget } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { useMay } from '../../session.ts'
import { NewObjective } from './new-objective.tsx'

export function NoObjectives({ others }: { readonly others: boolean }): ReactNode {
  const mayEdit = useMay('editor')
  return (
    <Empty
      Icon={IconTarget}
      title="No objective yet"
      says={
        others
          ? 'There are items, but none says what they are for. Make an objective, then move what serves it below it.'
          : 'An objective says what is to be reached. Give it key results, put initiatives below it, and align those with Jira: their progress rolls up to here.'
      }
      step={mayEdit ? <NewObjective /> : 'A colleague who may edit the portfolio makes the first one.'}
    />
  )
}
