/** API keys with what each may, until when, and when it was used last. */
import { Button, Table } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBan, IconCheck, IconClock } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ApiKeyView } from '../../../actions/index.ts'
import { ConfirmByName } from '../../parts/confirm-by-name.tsx'
import { Mark } from '../../parts/mark.tsx'
import type { Sign } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { capital } from '../people/role-choice.tsx'

const ENDED: Sign = { meaning: 'plain', word: 'Ended', Icon: IconBan }
const PAST: Sign = { meaning: 'lose', word: 'Expired', Icon: IconClock }
const GOOD: Sign = { meaning: 'done', word: 'In force', Icon: IconCheck }

const signOf = ({ endedAt, expiresAt }: ApiKeyView): Sign =>
  endedAt === null ? (Date.parse(expiresAt) > Date.now() ? GOOD : PAST) : ENDED

export function KeyTable({
  keys,
  everyone,
}: {
  readonly keys: readonly ApiKeyView[]
  readonly everyone: boolean
}): ReactNode {
  const [ending, setEnding] = useState<ApiKeyView>()
  const columns = ['Name', ...(everyone ? ['Of'] : []), 'May', 'Sites', 'From', 'State', 'Until', 'Last used']
  return (
    <>
      <Table.ScrollContainer minWidth={840}>
        <Table aria-label="API keys" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {columns.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
              <Table.Th w={60} aria-label="Actions" />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {keys.map((key) => (
              <Row key={key.id} of={key} everyone={everyone} end={() => setEnding(key)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {ending && <End of={ending} close={() => setEnding(undefined)} />}
    </>
  )
}

function Row({
  of,
  everyone,
  end,
}: {
  readonly of: ApiKeyView
  readonly everyone: boolean
  readonly end: () => void
}): ReactNode {
  const { id, name, person, role, actions, connections, addresses, expiresAt, used } = of
  const sign = signOf(of)
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} title={`fairlead_${id}_…`}>
        {name}
      </Table.Th>
      {everyone && <Table.Td>{person.name}</Table.Td>}
      <Table.Td title={actions.join('\n')}>
        {capital(role)}
        {actions.length > 0 && (
          <span className="dimmed"> and {actions.length === 1 ? actions[0] : `${actions.length} actions`}</span>
        )}
      </Table.Td>
      <Table.Td>{connections === null ? 'All' : connections.join(', ')}</Table.Td>
      <Table.Td title={addresses?.join('\n')}>{addresses === null ? 'Anywhere' : fewOf(addresses)}</Table.Td>
      <Table.Td>
        <Mark sign={sign} />
      </Table.Td>
      <Table.Td>
        <When at={expiresAt} />
      </Table.Td>
      <Table.Td>
        {used ? (
          <>
            <When at={used.at} /> <span className="dimmed">from {used.from}</span>
          </>
        ) : (
          <span className="dimmed">Never</span>
        )}
      </Table.Td>
      <Table.Td>
        {sign === GOOD && (
          <Button size="compact-xs" variant="subtle" color="gray" aria-label={`End ${name}`} onClick={end}>
            End
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

const fewOf = ([first = '', ...others]: readonly string[]): string =>
  others.length === 0 ? first : `${first} and ${others.length} more`

function End({ of: { id, name }, close }: { readonly of: ApiKeyView; readonly close: () => void }): ReactNode {
  const end = useTell('DELETE /keys/{id}', ['GET /keys'])
  const confirm = (): void =>
    end.mutate(
      { id },
      {
        onSuccess: () => {
          notifications.show({ message: `The key “${name}” opens nothing any more.` })
          close()
        },
      },
    )
  return (
    <ConfirmByName
      title={`End the key ${name}`}
      name={name}
      verb="End the key"
      busy={end.isPending}
      error={end.error}
      confirm={confirm}
      close={close}
    >
      <div>Whatever uses it is refused from its next request on. What it began goes on to its end.</div>
    </ConfirmByName>
  )
}
