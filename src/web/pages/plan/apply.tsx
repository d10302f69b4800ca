/** The one button that changes a Jira. Where something is deleted, it asks for the target's name first. */
import { Button, Popover } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { ConfirmByName } from '../../parts/confirm-by-name.tsx'
import { Failure } from '../../parts/failure.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useWaits } from './approval.tsx'
import { changesText } from './next-stage.tsx'
import { useOwnToken } from './own-token.tsx'

/** So many of what is deleted are named. */
const MANY = 500

export function Apply({ plan }: { readonly plan: PlanView }): ReactNode {
  const { id, to, changes, fingerprint } = plan
  const navigate = useNavigate()
  const deletes = useAsk('GET /plans/{id}/steps', { id, verb: 'delete', limit: MANY })
  const [asking, setAsking] = useState(false)
  const { own } = useOwnToken(to)
  const may = useMay('deployer')
  const waits = useWaits(plan)
  const start = useTell('POST /deployments', ['GET /deployments', 'GET /overview'])
  const { steps: deleted = [], total = 0 } = deletes.data ?? {}
  const apply = (): void => {
    if (fingerprint === null) return
    start.mutate(
      { plan: id, fingerprint },
      { onSuccess: (made) => void navigate({ to: '/configuration/deployments/$id', params: { id: made.id } }) },
    )
  }
  const refused = start.isError && !asking
  return (
    <>
      <Popover
        opened={refused}
        onChange={(open) => open || start.reset()}
        position="bottom-end"
        width={420}
        shadow="md"
        trapFocus={false}
      >
        <Popover.Target>
          <Button
            size="sm"
            disabled={!may || !deletes.data || !own?.mayDeploy || waits !== undefined}
            title={waits}
            loading={start.isPending}
            onClick={() => (total > 0 ? setAsking(true) : apply())}
          >
            Apply {changesText(changes)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={0}>
          <Failure error={start.error} />
        </Popover.Dropdown>
      </Popover>
      {asking && (
        <ConfirmByName
          title={`Apply ${changesText(changes)} to ${to}`}
          name={to}
          verb={`Apply ${changesText(changes)}`}
          busy={start.isPending}
          error={start.error}
          confirm={apply}
          close={() => setAsking(false)}
        >
          <div>This deletes on {to}:</div>
          <ul style={{ margin: 0, paddingLeft: 18, maxHeight: 320, overflowY: 'auto' }}>
            {deleted.map(({ id: step, title }) => (
              <li key={step}>{title.replace(/^Delete /, '')}</li>
            ))}
            {total > deleted.length && <li>{(total - deleted.length).toLocaleString()} more: the steps name each.</li>}
          </ul>
        </ConfirmByName>
      )}
    </>
  )
}
