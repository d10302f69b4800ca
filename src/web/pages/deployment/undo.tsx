/** Undo: makes the plan that takes a deployment back, and opens it; nothing is changed before that plan is applied. */
import { Anchor, Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeploymentView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'

interface OfDeployment {
  readonly deployment: DeploymentView
}

export function UndoButton({ deployment: { id, state, done } }: OfDeployment): ReactNode {
  const navigate = useNavigate()
  const may = useMay('deployer')
  const undo = useTell('POST /deployments/{id}/undo', ['GET /plans'])
  if (state === 'queued' || state === 'running' || done === 0) return null
  const plan = (): void =>
    undo.mutate(
      { id, answers: {} },
      {
        onSuccess: (made) =>
          void navigate({ to: '/configuration/plans/$id/$stage', params: { id: made.id, stage: 'analyse' } }),
      },
    )
  return (
    <>
      {undo.isError && <Failure error={undo.error} />}
      <Button
        variant="default"
        leftSection={<IconArrowBackUp size={16} />}
        disabled={!may}
        loading={undo.isPending}
        onClick={plan}
      >
        Undo
      </Button>
    </>
  )
}

/** Says what it takes back, or what has taken it back. */
export function UndoNotice({ deployment: { undoes, undoneBy } }: OfDeployment): ReactNode {
  const other = undoes ?? undoneBy
  if (other === null) return null
  return (
    <Notice meaning="plain" title={undoes === null ? 'Undone' : 'An undo'}>
      {undoes === null ? 'Another deployment takes this one back: ' : 'It takes another deployment back: '}
      <Anchor component={Link} to={`/configuration/deployments/${other}`}>
        look at it
      </Anchor>
      .
    </Notice>
  )
}
