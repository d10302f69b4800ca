/** While this installation was found to be a copy: what waits, why, and the word of an administrator that the other one is gone. */
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { ConfirmByName } from '../parts/confirm-by-name.tsx'
import { Notice } from '../parts/notice.tsx'
import { useAsk, useTell } from '../queries.ts'
import { useMay } from '../session.ts'

const LOOK = 60_000

export function CopyBanner(): ReactNode {
  const [asks, setAsks] = useState(false)
  const mayConfirm = useMay('administrator')
  const instance = useAsk('GET /instance', {}, { every: LOOK })
  const waits = instance.data?.waits ?? null
  if (waits === null) return null
  return (
    <div style={{ padding: '12px 24px 0' }}>
      <Notice
        meaning="lose"
        urgent
        title="This installation was found to be a copy: nothing goes out to Jira."
        action={
          mayConfirm && (
            <Button size="xs" variant="default" onClick={() => setAsks(true)}>
              The other one is gone …
            </Button>
          )
        }
      >
        {waits} Two that work on one Jira would do things twice, so syncs, deployments and connections wait until an
        administrator says that the other one is gone.
      </Notice>
      {asks && <Confirm waits={waits} close={() => setAsks(false)} />}
    </div>
  )
}

function Confirm({ waits, close }: { readonly waits: string; readonly close: () => void }): ReactNode {
  const confirm = useTell('POST /instance/confirm', ['GET /instance', 'GET /activity'])
  return (
    <ConfirmByName
      title="Is the other one gone?"
      name={window.location.host}
      verb="It is gone: go on here"
      busy={confirm.isPending}
      error={confirm.error}
      confirm={() => confirm.mutate({ otherIsGone: true }, { onSuccess: close })}
      close={close}
    >
      <p style={{ margin: 0 }}>{waits}</p>
      <p style={{ margin: 0 }}>
        Say so only when the other Fairlead is stopped for good. What waited here goes on at once: syncs write to Jira,
        deployments are resumed. If the other one still runs, both write the same things, and edits of people can be
        lost.
      </p>
    </ConfirmByName>
  )
}
