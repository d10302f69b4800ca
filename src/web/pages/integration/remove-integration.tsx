/** Remove an integration: what ends, and what stays. */
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConfirmByName } from '../../parts/confirm-by-name.tsx'
import { LISTS_OF_ITEMS } from '../../portfolio.ts'
import { useTell } from '../../queries.ts'

export function RemoveIntegration({
  id,
  name,
  close,
}: {
  readonly id: string
  readonly name: string
  readonly close: () => void
}): ReactNode {
  const navigate = useNavigate()
  const remove = useTell('DELETE /integrations/{id}', ['GET /integrations', 'GET /sync', ...LISTS_OF_ITEMS])
  const confirm = (): void =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          notifications.show({ message: `${name} is removed. Items and issues stay as they are.` })
          void navigate({ to: '/sync/integrations' })
        },
      },
    )
  return (
    <ConfirmByName
      title={`Remove ${name}`}
      name={name}
      verb="Remove the integration"
      busy={remove.isPending}
      error={remove.error}
      confirm={confirm}
      close={close}
    >
      <div>
        Its items stay in the portfolio with all that they hold, and its issues stay in Jira: nothing is written for it
        any more. Lost are its mapping, which issue stands for which item, what both sides agreed on, and its conflicts.
      </div>
    </ConfirmByName>
  )
}
