/** Masses of writes to Jira that nobody here asked for: they wait until a person says that they are meant. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SyncStatusView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Notice } from '../../parts/notice.tsx'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import classes from './connections.module.css'

export function Mass({
  connection,
  mass: { issues, at },
}: {
  readonly connection: string
  readonly mass: NonNullable<SyncStatusView['mass']>
}): ReactNode {
  const allow = useTell('POST /sync/{name}/allow', ['GET /sync', 'GET /sync/steps'])
  const may = useMay('administrator')
  return (
    <Notice
      meaning="person"
      title={`${issues.toLocaleString('en')} issues in Jira would be changed at once. Is that meant?`}
    >
      Found <When at={at} />. Nobody here changed their items: a mapping that was changed does this, or a backup that
      was put back. What people change here is written meanwhile.{' '}
      <Link to="/sync/activity" search={{ connection, state: 'open' }}>
        See what waits
      </Link>
      <div className={classes.answers}>
        <Button
          variant="default"
          disabled={!may}
          loading={allow.isPending}
          onClick={() => allow.mutate({ name: connection })}
        >
          Write them
        </Button>
        <span>Otherwise correct the mapping: what is no longer wanted is dropped by itself.</span>
      </div>
      {!may && <div>An administrator of Fairlead answers this.</div>}
      {allow.isError && <Failure error={allow.error} />}
    </Notice>
  )
}
