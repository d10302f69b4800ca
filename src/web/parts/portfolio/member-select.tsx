/** Chooses one of the members: those whom the sites know, and those who were named here. */
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMembers } from '../../portfolio.ts'
import { Person } from '../person.tsx'

export function MemberSelect({
  label,
  member,
  choose,
}: {
  readonly label: string
  readonly member: string | null
  readonly choose: (member: string | null) => void
}): ReactNode {
  const members = useMembers()
  return (
    <Select
      label={label}
      searchable
      clearable
      placeholder="Nobody"
      nothingFoundMessage="Nobody is called that."
      data={members.map(({ id, name }) => ({ value: id, label: name }))}
      renderOption={({ option }) => <Person name={option.label} />}
      value={member}
      onChange={choose}
    />
  )
}
