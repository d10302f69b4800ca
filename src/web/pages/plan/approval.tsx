/** What a plan for production waits for, and whose approval it has. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlanApprovalView, PlanView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { useMay, useSession } from '../../session.ts'

export function Approval({
  plan,
  approval,
  begun,
}: {
  readonly plan: PlanView
  readonly approval: PlanApprovalView
  /** A deployment has begun by it: nothing is approved or taken back any more. */
  readonly begun: boolean
}): ReactNode {
  const { id, fingerprint, state } = plan
  const may = useMay('deployer')
  const me = useMe()
  const approve = useTell('PUT /plans/{id}/approval', ['GET /plans/{id}'])
  const takeBack = useTell('DELETE /plans/{id}/approval', ['GET /plans/{id}'])
  const error = approve.error ?? takeBack.error
  const { given, authors } = approval
  const isMine = authors.includes(me)
  if (given)
    return (
      <>
        <Notice
          meaning="done"
          title={
            <>
              Approved by {given.name}, <When at={given.at} />
            </>
          }
          action={
            may &&
            !begun && (
              <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate({ id })}>
                Take back
              </Button>
            )
          }
        >
          {given.by === me ? 'Somebody else must start it.' : undefined}
        </Notice>
        {error && <Failure error={error} />}
      </>
    )
  return (
    <>
      <Notice
        meaning="person"
        title="The target is production: somebody else must approve this plan."
        action={
          may &&
          !isMine &&
          state === 'ready' && (
            <Button
              loading={approve.isPending}
              onClick={() => fingerprint !== null && approve.mutate({ id, fingerprint })}
            >
              Approve
            </Button>
          )
        }
      >
        {whyNot(approval, may, isMine)}
      </Notice>
      {error && <Failure error={error} />}
    </>
  )
}

function whyNot({ others }: PlanApprovalView, may: boolean, isMine: boolean): string {
  if (others === 0)
    return 'Nobody else here may deploy: invite a second deployer, or have an administrator take the mark production away.'
  if (!may) return 'Whoever may deploy can approve it.'
  return isMine
    ? 'You made it or answered in it: ask somebody else who may deploy.'
    : 'Look at what it changes and what is lost. If it is made anew, it must be approved anew.'
}

/** Why it cannot be started yet; undefined where nothing is waited for. */
export function useWaits({ approval }: PlanView): string | undefined {
  const me = useMe()
  if (!approval) return undefined
  if (!approval.given) return 'It waits for the approval of somebody else.'
  return approval.given.by === me ? 'You approved it: somebody else must start it.' : undefined
}

const useMe = (): string => `person:${useSession().data?.id ?? ''}`
