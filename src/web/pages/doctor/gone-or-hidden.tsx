/** A look found nothing: whether the issue is deleted or only hidden, Jira does not say; a person may. */
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { DoctorView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { LISTS_OF_ITEMS } from '../../portfolio.ts'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import classes from './doctor.module.css'

export function GoneOrHidden({ doctor: { issue, connection } }: { readonly doctor: DoctorView }): ReactNode {
  const say = useTell('POST /sync/{name}/issues/{key}/state', ['GET /sync/doctor', 'GET /sync', ...LISTS_OF_ITEMS])
  const may = useMay('editor')
  if (!issue || connection === null || issue.state !== 'hidden') return null
  const answer = (state: 'deleted' | 'hidden'): void => say.mutate({ name: connection, key: issue.key, state })
  return (
    <Notice meaning="person" title="Was it deleted, or is it only hidden?">
      Jira answers the same in both cases. Do you know which it is?
      <div className={classes.answers}>
        <Button variant="default" disabled={!may} loading={say.isPending} onClick={() => answer('deleted')}>
          It was deleted
        </Button>
        <span>Its item stays and is no longer kept aligned; it no longer counts in roll-ups.</span>
        <Button variant="default" disabled={!may} loading={say.isPending} onClick={() => answer('hidden')}>
          It is only hidden
        </Button>
        <span>Roll-ups go on to count it as not known, and it is taken up again once it can be seen.</span>
      </div>
      {!may && <div>This needs the role editor.</div>}
      {say.isError && <Failure error={say.error} />}
    </Notice>
  )
}
