/** A one-time link for somebody who forgot their password: shown once, to be given to them in a way that others do not read. */
import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { KnownPersonView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Once } from '../../parts/once.tsx'
import { useTell } from '../../queries.ts'

export function PasswordLink({
  person: { id, name },
  close,
}: {
  readonly person: KnownPersonView
  readonly close: () => void
}): ReactNode {
  const make = useTell('POST /people/{id}/password-link', [])
  return (
    <Modal opened onClose={close} title={`A new password for ${name}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack gap="sm" fz="sm">
        <div>
          A link by which {name} chooses a new password. It opens once, within a day, and ends their sessions; their
          second factor stays as it is. Be sure that it is {name} who asks.
        </div>
        {/* The address is the one at which this page was opened. */}
        {make.data && (
          <Once what="link" text={`${window.location.origin}/new-password#${make.data.link.split('#')[1] ?? ''}`} />
        )}
        {make.isError && <Failure error={make.error} />}
        <Group justify="flex-end" gap="xs">
          {!make.data && (
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
          )}
          <Button loading={make.isPending} onClick={() => (make.data ? close() : make.mutate({ id }))}>
            {make.data ? 'Done' : 'Make the link'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
