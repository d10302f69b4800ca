/** Where a person's token is stored, for whom, what it may do there, how long. */
import { ActionIcon, Menu, Stack, Table } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconDots, IconKey, IconLock } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { AuthorizationView } from '../../../actions/index.ts'
import { ConfirmByName } from '../../parts/confirm-by-name.tsx'
import { DaysLeft } from '../../parts/days-left.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { Sign } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { OldOwn } from './old-own.tsx'
import { RotateOwn } from './rotate-own.tsx'

const MAY: Sign = { meaning: 'done', word: 'Jira administrator', Icon: IconCheck }
const MAY_NOT: Sign = { meaning: 'person', word: 'No administrator', Icon: IconLock }

export function AuthorizationTable({
  authorizations,
}: {
  readonly authorizations: readonly AuthorizationView[]
}): ReactNode {
  const [removing, setRemoving] = useState<string>()
  const [rotating, setRotating] = useState<AuthorizationView>()
  if (authorizations.length === 0)
    return (
      <Empty
        Icon={IconKey}
        title="No token of yours is stored"
        says="Save one, and deployments to the sites it is proven on open to you."
      />
    )
  const closed = authorizations.filter(({ mayDeploy }) => !mayDeploy)
  return (
    <>
      <Table.ScrollContainer minWidth={520}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Proven on</Table.Th>
              <Table.Th>For</Table.Th>
              <Table.Th>There</Table.Th>
              <Table.Th>Ends</Table.Th>
              <Table.Th>Proven</Table.Th>
              <Table.Th w={30} aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {authorizations.map((one) => (
              <Row
                key={one.connection}
                authorization={one}
                rotate={() => setRotating(one)}
                remove={() => setRemoving(one.connection)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {closed.map(({ connection, says }) => (
        <p key={connection} className="dimmed" style={{ fontSize: 13 }}>
          <strong>{connection}:</strong> {says}
        </p>
      ))}
      <Stack gap="xs">
        {[...Map.groupBy(authorizations, ({ warns }) => warns)].map(
          ([warns, mine]) =>
            warns !== null && (
              <Notice key={warns} meaning="change" title={warns}>
                On {mine.map(({ connection }) => connection).join(' and ')}.
              </Notice>
            ),
        )}
      </Stack>
      {authorizations.map((one) => (
        <OldOwn key={one.connection} authorization={one} />
      ))}
      {rotating && <RotateOwn authorization={rotating} all={authorizations} close={() => setRotating(undefined)} />}
      {removing !== undefined && <Remove name={removing} close={() => setRemoving(undefined)} />}
    </>
  )
}

function Row({
  authorization,
  rotate,
  remove,
}: {
  readonly authorization: AuthorizationView
  readonly rotate: () => void
  readonly remove: () => void
}): ReactNode {
  const { connection, url, account, mayDeploy, says, last4, expiresAt, provenAt } = authorization
  const navigate = useNavigate()
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550} title={url}>
        {connection}
      </Table.Th>
      <Table.Td title={account.email ?? undefined}>
        {account.name} <span className="dimmed tabular">…{last4}</span>
      </Table.Td>
      <Table.Td title={says}>
        <Mark sign={mayDeploy ? MAY : MAY_NOT} />
      </Table.Td>
      <Table.Td>
        <DaysLeft until={expiresAt} />
      </Table.Td>
      <Table.Td>
        <When at={provenAt} />
      </Table.Td>
      <Table.Td>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${connection}`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={rotate}>Rotate</Menu.Item>
            <Menu.Item onClick={() => void navigate({ to: '/settings/authorization', search: { site: connection } })}>
              Replace
            </Menu.Item>
            <Menu.Item c="var(--meaning-lose)" onClick={remove}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  )
}

function Remove({ name, close }: { readonly name: string; readonly close: () => void }): ReactNode {
  const remove = useTell('DELETE /authorizations/{name}', ['GET /authorizations'])
  const confirm = (): void =>
    remove.mutate(
      { name },
      {
        onSuccess: () => {
          notifications.show({ message: `Your token for ${name} is destroyed here. Delete it in Jira as well.` })
          close()
        },
      },
    )
  return (
    <ConfirmByName
      title={`Remove your token for ${name}`}
      name={name}
      verb="Remove the token"
      busy={remove.isPending}
      error={remove.error}
      confirm={confirm}
      close={close}
    >
      <div>
        It is destroyed here and cannot be had back. Deployments to {name} close for you until you save another; one
        that runs now pauses.
      </div>
    </ConfirmByName>
  )
}
