/** Accepts for ninety days that an account holds a right beyond its work, with the reason that the audit keeps. */
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Failure } from '../../parts/failure.tsx'
import { useTell } from '../../queries.ts'

export function AcceptRight({
  name,
  permission,
  says,
  close,
}: {
  readonly name: string
  readonly permission: string
  /** As people call it. */
  readonly says: string
  readonly close: () => void
}): ReactNode {
  const [why, setWhy] = useState('')
  const accept = useTell('PUT /connections/{name}/accepted-rights/{permission}', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
  ])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    accept.mutate({ name, permission, why: why.trim() }, { onSuccess: close })
  }
  return (
    <Modal opened onClose={close} title={`Accept “${says}”`} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <Stack gap="sm" fz="sm">
          <div>
            It is no finding for 90 days, in the projects where it was found; then it is asked again. Better take it
            away, where you can.
          </div>
          <TextInput label="Why is it left?" value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
          {accept.isError && <Failure error={accept.error} />}
          <Group gap="xs">
            <Button type="submit" disabled={why.trim() === ''} loading={accept.isPending}>
              Accept for 90 days
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
