/** Who every site begins with: one account of each sort that matters, and Jira's own groups. */
import type { AccountRole } from '../../accounts.ts'

export const ACCOUNTS: Readonly<Record<AccountRole, { readonly name: string; readonly email: string }>> = {
  admin: { name: 'Ada Lindqvist', email: 'ada.lindqvist@acme.example' },
  service: { name: 'Fairlead service account', email: 'fairlead.service@acme.example' },
  member: { name: 'Mara Winter', email: 'mara.winter@acme.example' },
  expired: { name: 'Emil Voss', email: 'emil.voss@acme.example' },
  scoped: { name: 'Sofia Brandt', email: 'sofia.brandt@acme.example' },
}

/** Cloud calls the group of its administrators otherwise. */
export const ADMINISTRATORS = { cloud: 'site-admins', dataCenter: 'jira-administrators' } as const
export const SOFTWARE_USERS = 'jira-software-users'
