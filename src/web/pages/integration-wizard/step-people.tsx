/** Who in Jira is whom here. Whoever is not known yet is taken over by Jira's identity, and nothing is written for them. */
import { Text } from '@mantine/core'
import { IconCheck, IconUserQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SyncOptionsView } from '../../../actions/index.ts'
import { Mark } from '../../parts/mark.tsx'
import { Person } from '../../parts/person.tsx'
import { sign } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useMembers } from '../../portfolio.ts'

interface Row {
  readonly account: string
  readonly name: string
  readonly email: string | null
  readonly member: string | null
}

const MATCHED = sign('done', 'Matched', IconCheck)
const UNMATCHED = sign('plain', 'As Jira knows them', IconUserQuestion)

const PEOPLE: List<Row> = {
  name: 'sync-people',
  label: 'People',
  keyOf: ({ account }) => account,
  textOf: ({ name, email, member }) => [name, email, member].filter(Boolean).join(' '),
  filters: [{ id: 'matched', label: 'Matched', of: ({ member }) => (member === null ? 'no' : 'yes') }],
  columns: [
    {
      id: 'jira',
      label: 'In Jira',
      width: 'minmax(160px, 1fr)',
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
      width: 'minmax(150px, 1fr)',
      order: ({ member }) => member ?? '',
      cell: ({ member }) => member !== null && <Person name={member} />,
    },
    {
      id: 'state',
      label: 'So',
      width: '180px',
      order: ({ member }) => (member === null ? 0 : 1),
      cell: ({ member }) => <Mark sign={member === null ? UNMATCHED : MATCHED} />,
    },
  ],
}

export function PeopleStep({ options: { people } }: { readonly options: SyncOptionsView }): ReactNode {
  const names = new Map(useMembers().map(({ id, name }) => [id, name]))
  const rows = people.map((person) => ({
    ...person,
    member: person.member === null ? null : (names.get(person.member) ?? person.member),
  }))
  const unmatched = rows.filter(({ member }) => member === null).length
  return (
    <>
      <Text fz="sm" className="dimmed">
        {unmatched === 0
          ? 'Everybody who is named in these projects is known here.'
          : `${unmatched} of ${rows.length} are not known here yet. Each is taken over by the identity that Jira gives, under that name: nobody is matched by their name alone, nothing is written for them, and no account is invited.`}
      </Text>
      {rows.length > 0 && <ListTable list={PEOPLE} rows={rows} />}
    </>
  )
}
