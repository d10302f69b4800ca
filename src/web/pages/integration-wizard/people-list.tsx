/** The list of accounts, each with the member that it is, or is to be. */
import { Select } from '@mantine/core'
import { IconCheck, IconPencil, IconUserQuestion } from '@tabler/icons-react'
import type { MemberView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { Person } from '../../parts/person.tsx'
import { type Sign, sign } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import type { SeenPerson } from './people.ts'

export type PersonRow = SeenPerson & { readonly chosen: string | null }

const MATCHED = sign('done', 'Matched', IconCheck)
const CHANGED = sign('change', 'Not saved yet', IconPencil)
const NEW = sign('plain', 'As Jira knows them', IconUserQuestion)

const signOf = ({ member, chosen }: PersonRow): Sign => (chosen !== member ? CHANGED : member === null ? NEW : MATCHED)

/** No member's id. */
const NEWCOMER = 'new'

export function peopleList(
  members: readonly MemberView[],
  may: boolean,
  choose: (account: string, member: string | null) => void,
): List<PersonRow> {
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const data = [
    { value: NEWCOMER, label: 'New member' },
    ...members.map(({ id, name, email }) => ({ value: id, label: email === null ? name : `${name} (${email})` })),
  ]
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))
  return {
    name: 'sync-people',
    label: 'People',
    keyOf: ({ account }) => account,
    textOf: ({ name, email, chosen }) => [name, email, nameOf(chosen)].filter(Boolean).join(' '),
    filters: [{ id: 'matched', label: 'Matched', of: ({ member }) => (member === null ? 'no' : 'yes') }],
    columns: [
      {
        id: 'jira',
        label: 'In Jira',
        width: 'minmax(150px, 1fr)',
        always: true,
        order: ({ name }) => name,
        cell: ({ name }) => <Person name={name} />,
      },
      {
        id: 'email',
        label: 'E-mail',
        width: 'minmax(150px, 1fr)',
        spare: true,
        order: ({ email }) => email ?? '',
        cell: ({ email }) => email ?? <span className="dimmed">not shown by Jira</span>,
      },
      {
        id: 'member',
        label: 'In Fairlead',
        width: 'minmax(190px, 1.2fr)',
        always: true,
        order: ({ chosen }) => nameOf(chosen),
        cell: ({ account, name, chosen }) =>
          may ? (
            <Select
              size="xs"
              aria-label={`${name} in Fairlead`}
              searchable
              allowDeselect={false}
              nothingFoundMessage="Nobody is called that."
              data={data}
              value={chosen ?? NEWCOMER}
              onChange={(value) => choose(account, value === NEWCOMER ? null : value)}
            />
          ) : (
            chosen !== null && <Person name={nameOf(chosen)} />
          ),
      },
      {
        id: 'state',
        label: 'So',
        width: '170px',
        order: (row) => signOf(row).word,
        cell: (row) => <Mark sign={signOf(row)} />,
      },
    ],
  }
}
