/** Too many issues were missing at once: nothing is believed until a person says what it means. Both answers tell what follows. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SyncStatusView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import classes from './connections.module.css'

export function Frozen({
  connection,
  frozen: { absent, of, at },
}: {
  readonly connection: string
  readonly frozen: NonNullable<SyncStatusView['frozen']>
}): ReactNode {
  const answer = useTell('POST /sync/{name}/believe', ['GET /sync', 'GET /integrations'])
  const may = useMay('administrator')
  const say = (believe: boolean): void => answer.mutate({ name: connection, believe })
  return (
    <Notice
      meaning="person"
      title={`${absent.toLocaleString('en')} of ${of.toLocaleString('en')} issues are not to be seen any more. Are they really gone?`}
    >
      Found <When at={at} />. So many at once is more often a right taken away than work thrown away, so nothing was
      believed and nothing changed.
      <div className={classes.answers}>
        <Button variant="default" disabled={!may} loading={answer.isPending} onClick={() => say(false)}>
          They are still there
        </Button>
        <span>Nothing changes. Give the account its rights back in Jira; Fairlead looks again, and asks again.</span>
        <Button variant="default" disabled={!may} loading={answer.isPending} onClick={() => say(true)}>
          They are gone
        </Button>
        <span>
          Each is looked for once more; what is not found is marked as gone or hidden, and roll-ups say so. Items stay,
          and an issue that comes back counts again.
        </span>
      </div>
      {!may && <div>An administrator of Fairlead answers this.</div>}
      {answer.isError && <Failure error={answer.error} />}
    </Notice>
  )
}
