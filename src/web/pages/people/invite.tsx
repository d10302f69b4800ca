/** Invites somebody: the link is shown once, to be given to them in a way that others do not read. */
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import type { PersonView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Once } from '../../parts/once.tsx'
import { useTell } from '../../queries.ts'
import { RoleChoice } from './role-choice.tsx'

export function Invite({ close }: { readonly close: () => void }): ReactNode {
  const invite = useTell('POST /people/invitations', ['GET /people'])
  const form = useForm({
    initialValues: { email: '', role: 'viewer' as PersonView['role'] },
    validate: { email: (email) => (/^\S+@\S+\.\S+$/.test(email) ? null : 'Give an e-mail address.') },
  })
  const made = invite.data
  return (
    <Modal opened onClose={close} title="Invite somebody" closeButtonProps={{ 'aria-label': 'Close' }}>
      {made ? (
        <Stack gap="sm" fz="sm">
          <div>
            Give {made.invitation.email} this link. It opens once, within seven days; they choose their name and
            password by themselves.
          </div>
          {/* The address is the one at which this page was opened. */}
          <Once what="link" text={`${window.location.origin}/join#${made.link.split('#')[1] ?? ''}`} />
          <Group justify="flex-end">
            <Button onClick={close}>Done</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={form.onSubmit((values) => invite.mutate(values))} noValidate>
          <Stack gap="sm">
            <TextInput label="E-mail" type="email" data-autofocus {...form.getInputProps('email')} />
            <RoleChoice label="Role" value={form.values.role} choose={(role) => form.setFieldValue('role', role)} />
            {invite.isError && <Failure error={invite.error} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={invite.isPending}>
                Make the link
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
