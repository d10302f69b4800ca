/** Everybody who may sign in or once might: role, last seen, and what can be done about them. */
import { ActionIcon, Menu, Table } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBan, IconCheck, IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { KnownPersonView } from '../../../actions/index.ts'
import { ConfirmByName } from '../../parts/confirm-by-name.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Person } from '../../parts/person.tsx'
import type { Sign } from '../../parts/signs.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { PasswordLink } from './password-link.tsx'
import { PersonSessions } from './person-sessions.tsx'
import { capital, RoleChoice, useMayChange } from './role-choice.tsx'

const MAY: Sign = { meaning: 'done', word: 'May sign in', Icon: IconCheck }
const DISABLED: Sign = { meaning: 'plain', word: 'Disabled', Icon: IconBan }

export function PeopleTable({ people }: { readonly people: readonly KnownPersonView[] }): ReactNode {
  const [disabling, setDisabling] = useState<KnownPersonView>()
  return (
    <>
      <Table.ScrollContainer minWidth={720}>
        <Table aria-label="People" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {['Name', 'E-mail', 'Role', 'State', 'Last seen', 'Since'].map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
              <Table.Th w={30} aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((person) => (
              <Row key={person.id} person={person} disable={() => setDisabling(person)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {disabling && <Disable person={disabling} close={() => setDisabling(undefined)} />}
    </>
  )
}

function Row({ person, disable }: { readonly person: KnownPersonView; readonly disable: () => void }): ReactNode {
  const { name, email, disabledAt, seenAt, createdAt } = person
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <Person name={name} />
      </Table.Th>
      <Table.Td>{email}</Table.Td>
      <Table.Td>
        <Role person={person} />
      </Table.Td>
      <Table.Td>
        <Mark sign={disabledAt === null ? MAY : DISABLED} />
      </Table.Td>
      <Table.Td>{seenAt === null ? <span className="dimmed">–</span> : <When at={seenAt} />}</Table.Td>
      <Table.Td>
        <When at={createdAt} />
      </Table.Td>
      <Table.Td>
        <Actions person={person} disable={disable} />
      </Table.Td>
    </Table.Tr>
  )
}

function Role({ person: { id, name, role } }: { readonly person: KnownPersonView }): ReactNode {
  const may = useMayChange(role)
  const give = useTell('PUT /people/{id}/role', ['GET /people'])
  if (!may) return capital(role)
  return (
    <RoleChoice
      hidden
      label={`Role of ${name}`}
      value={role}
      busy={give.isPending}
      choose={(next) => give.mutate({ id, role: next }, { onError: tellRefused })}
    />
  )
}

function Actions({ person, disable }: { readonly person: KnownPersonView; readonly disable: () => void }): ReactNode {
  const { id, name, role, disabledAt } = person
  const may = useMayChange(role)
  const isOwner = useMay('owner')
  const enable = useTell('POST /people/{id}/enable', ['GET /people'])
  const [linking, setLinking] = useState(false)
  const [looking, setLooking] = useState(false)
  if (!may) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {disabledAt === null && <Menu.Item onClick={() => setLooking(true)}>Sessions</Menu.Item>}
          {isOwner && disabledAt === null && <Menu.Item onClick={() => setLinking(true)}>New password</Menu.Item>}
          {disabledAt === null ? (
            <Menu.Item c="var(--meaning-lose)" onClick={disable}>
              Disable
            </Menu.Item>
          ) : (
            <Menu.Item onClick={() => enable.mutate({ id }, { onError: tellRefused })}>Enable again</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {looking && <PersonSessions person={person} close={() => setLooking(false)} />}
      {linking && <PasswordLink person={person} close={() => setLinking(false)} />}
    </>
  )
}

function Disable({
  person: { id, name },
  close,
}: {
  readonly person: KnownPersonView
  readonly close: () => void
}): ReactNode {
  const disable = useTell('POST /people/{id}/disable', ['GET /people'])
  const confirm = (): void =>
    disable.mutate(
      { id },
      {
        onSuccess: () => {
          notifications.show({ message: `${name} may sign in no longer.` })
          close()
        },
      },
    )
  return (
    <ConfirmByName
      title={`Disable ${name}`}
      name={name}
      verb="Disable"
      busy={disable.isPending}
      error={disable.error}
      confirm={confirm}
      close={close}
    >
      <div>
        Their sessions and API keys end at once, and their own tokens for Jira are destroyed; a deployment of theirs
        that runs now stops before its next request. Enabled again, they begin without these.
      </div>
    </ConfirmByName>
  )
}
