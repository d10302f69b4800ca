/** One of the roles that this person may give. */
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PersonView } from '../../../actions/index.ts'
import { useMay } from '../../session.ts'
import { ROLES } from '../settings/role-words.ts'

type Role = PersonView['role']

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Whether only an owner may give or take it. */
const isAbove = (role: Role): boolean => role === 'administrator' || role === 'owner'

/** Only an owner changes who administers. */
export function useMayChange(role: Role): boolean {
  return useMay(isAbove(role) ? 'owner' : 'administrator')
}

/** What the person who looks may give. */
function useRoles(): readonly Role[] {
  const isOwner = useMay('owner')
  return ROLES.map(({ role }) => role).filter((role) => isOwner || !isAbove(role))
}

export function RoleChoice({
  label,
  value,
  choose,
  hidden,
  busy,
}: {
  readonly label: string
  readonly value: Role
  readonly choose: (role: Role) => void
  /** The label is for those who do not see the table. */
  readonly hidden?: boolean
  readonly busy?: boolean
}): ReactNode {
  const roles = useRoles()
  return (
    <Select
      {...(hidden ? { 'aria-label': label, size: 'xs', w: 140 } : { label })}
      allowDeselect={false}
      data={roles.map((role) => ({ value: role, label: capital(role) }))}
      value={value}
      disabled={busy === true}
      onChange={(next) => next && choose(next as Role)}
    />
  )
}
