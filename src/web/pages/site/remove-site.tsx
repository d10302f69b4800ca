/** Remove a site: its connection and its token here. */
import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConfirmByName } from '../../parts/confirm-by-name.tsx'
import { useTell } from '../../queries.ts'

export function RemoveSite({ name, close }: { readonly name: string; readonly close: () => void }): ReactNode {
  const navigate = useNavigate()
  const remove = useTell('DELETE /connections/{name}', ['GET /connections', 'GET /overview'])
  const confirm = (): void =>
    remove.mutate(
      { name },
      {
        onSuccess: () => {
          notifications.show({ message: `${name} is removed. Delete its token in Jira as well.` })
          void navigate({ to: '/sites' })
        },
      },
    )
  return (
    <ConfirmByName
      title={`Remove ${name}`}
      name={name}
      verb="Remove the site"
      busy={remove.isPending}
      error={remove.error}
      confirm={confirm}
      close={close}
    >
      <div>
        Its token is destroyed here and cannot be had back. Plans and deployments of the past stay readable; new ones
        need the site connected again. Nothing changes in Jira.
      </div>
    </ConfirmByName>
  )
}
