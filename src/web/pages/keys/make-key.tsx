/** Makes an API key: what for, how much it may, where, how long; then it is shown once. */
import { Button, Group, Modal, MultiSelect, NumberInput, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import type { PersonView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Once } from '../../parts/once.tsx'
import { useAsk, useTell } from '../../queries.ts'
import { useSession } from '../../session.ts'
import { capital } from '../people/role-choice.tsx'
import { ROLES } from '../settings/role-words.ts'

const LONGEST = 365

export function MakeKey({ close }: { readonly close: () => void }): ReactNode {
  const make = useTell('POST /keys', ['GET /keys'])
  const made = make.data
  return (
    <Modal opened onClose={close} title="Make an API key" closeButtonProps={{ 'aria-label': 'Close' }}>
      {made ? (
        <Stack gap="sm" fz="sm">
          <Once what="key" text={made.secret} />
          <div>
            Keep it where the pipeline keeps its secrets: never in an address, a file of the repository or a chat.
          </div>
          <Group justify="flex-end">
            <Button onClick={close}>Done</Button>
          </Group>
        </Stack>
      ) : (
        <Wanted make={make} close={close} />
      )}
    </Modal>
  )
}

function Wanted({
  make,
  close,
}: {
  readonly make: ReturnType<typeof useTell<'POST /keys'>>
  readonly close: () => void
}): ReactNode {
  const sites = useAsk('GET /connections', {})
  const mine = useSession().data?.role ?? 'viewer'
  const roles = ROLES.map(({ role }) => role)
  const form = useForm({
    initialValues: {
      name: '',
      role: 'viewer' as PersonView['role'],
      actions: [] as string[],
      connections: [] as string[],
      addresses: [] as string[],
      days: 90,
    },
    validate: { name: (name) => (name.trim() === '' ? 'Say what the key is for.' : null) },
  })
  const submit = form.onSubmit(({ connections, addresses, ...wanted }) =>
    make.mutate({ ...wanted, connections: someOf(connections), addresses: someOf(addresses) }),
  )
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <TextInput label="What for" placeholder="Nightly drift check" data-autofocus {...form.getInputProps('name')} />
        <Select
          label="Role"
          description="No more than it needs. What asks a person to confirm that it is them, a key may only when it is named below."
          allowDeselect={false}
          data={roles.slice(0, roles.indexOf(mine) + 1).map((role) => ({ value: role, label: capital(role) }))}
          {...form.getInputProps('role')}
        />
        <TagsInput
          label="Actions beyond the role"
          description="By the names that the API’s document uses, such as plans.make."
          {...form.getInputProps('actions')}
        />
        <MultiSelect
          label="Sites"
          description="For some sites only, whatever is not about one of them is refused, also lists of everything."
          placeholder={form.values.connections.length === 0 ? 'All' : ''}
          data={sites.data?.connections.map(({ name }) => name) ?? []}
          {...form.getInputProps('connections')}
        />
        <TagsInput
          label="Addresses"
          description="It is refused from anywhere else. Single ones, or ranges such as 203.0.113.0/24."
          placeholder={form.values.addresses.length === 0 ? 'Anywhere' : ''}
          splitChars={[',', ' ', ';']}
          acceptValueOnBlur
          {...form.getInputProps('addresses')}
        />
        <NumberInput label="Days" min={1} max={LONGEST} {...form.getInputProps('days')} />
        {make.isError && <Failure error={make.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={make.isPending}>
            Make the key
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Where none is named, all are meant. */
const someOf = (named: readonly string[]): string[] | null => (named.length === 0 ? null : [...named])
