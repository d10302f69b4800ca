/** Passkeys: listed with where they live and when they were used, named anew and removed. */
import { Button, Group, Stack, Table, TextInput } from '@mantine/core'
import { IconCloud, IconDeviceLaptop } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PasskeyView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import type { Sign } from '../../parts/signs.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { NewPasskey } from './new-passkey.tsx'

const HERE: Sign = { meaning: 'plain', word: 'On one device', Icon: IconDeviceLaptop }
const SYNCED: Sign = { meaning: 'plain', word: 'On several devices', Icon: IconCloud }

export function PasskeySection({
  passkeys,
  made,
}: {
  readonly passkeys: readonly PasskeyView[]
  readonly made: (recovery: readonly string[]) => void
}): ReactNode {
  return (
    <Section
      title="Passkeys"
      says="Sign in with your finger, your face or a security key. Nobody can phish it, and no password is needed."
    >
      <Stack gap="md">
        {passkeys.length > 0 && (
          <Table aria-label="Passkeys">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Name</Table.Th>
                <Table.Th>Lives</Table.Th>
                <Table.Th>Added</Table.Th>
                <Table.Th>Last used</Table.Th>
                <Table.Th w={170} aria-label="Actions" />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {passkeys.map((one) => (
                <Row key={one.id} passkey={one} />
              ))}
            </Table.Tbody>
          </Table>
        )}
        <NewPasskey made={made} />
      </Stack>
    </Section>
  )
}

function Row({ passkey: { id, name, synced, createdAt, usedAt } }: { readonly passkey: PasskeyView }): ReactNode {
  const [naming, setNaming] = useState(false)
  const remove = useTell('DELETE /passkeys/{id}', ['GET /factors'])
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550}>
        {naming ? <Rename id={id} name={name} done={() => setNaming(false)} /> : name}
      </Table.Th>
      <Table.Td>
        <Mark sign={synced ? SYNCED : HERE} />
      </Table.Td>
      <Table.Td>
        <When at={createdAt} />
      </Table.Td>
      <Table.Td>{usedAt ? <When at={usedAt} /> : <span className="dimmed">Never</span>}</Table.Td>
      <Table.Td>
        <Group gap={6} justify="flex-end" wrap="nowrap">
          <Button size="compact-sm" variant="subtle" onClick={() => setNaming(!naming)} aria-label={`Rename ${name}`}>
            Rename
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate({ id }, { onError: tellRefused })}
            aria-label={`Remove ${name}`}
          >
            Remove
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

function Rename({
  id,
  name,
  done,
}: {
  readonly id: string
  readonly name: string
  readonly done: () => void
}): ReactNode {
  const [typed, setTyped] = useState(name)
  const rename = useTell('PUT /passkeys/{id}', ['GET /factors'])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    rename.mutate({ id, name: typed.trim() }, { onSuccess: done, onError: tellRefused })
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        aria-label="New name"
        size="xs"
        maxLength={60}
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </form>
  )
}
