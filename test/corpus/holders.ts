/** Who holds what: grants of permission schemes, actors of roles, shares of filters, permission properties of workflows. */
import { type Entry, id, number, type Part } from './parts.ts'

export interface HolderEntry extends Entry {
  readonly where: 'grant' | 'default actor' | 'actor' | 'share' | 'editor' | 'property'
  /** The type of holder, actor or share; of a property its name. */
  readonly type: string
  /** A share's project role. */
  readonly role?: string
}

const group = (name: string): Part[] => [id('groups', name)]
const user = (name: string): Part[] => [id('users', `${name}@acme.example`)]
const role = (name: string): Part[] => [id('projectRoles', name)]
const field = (name: string): Part[] => ['customfield_', number(name)]
const GROUPS = ['acme-developers', 'acme-testers', 'acme-product', 'acme-operations', 'acme-finance', 'acme-auditors']
const PEOPLE = ['jonas.keller', 'luc.moreau', 'anna.berg', 'marta.nowak', 'peter.novotny', 'grace.okafor']
const ROLES = ['Administrators', 'Developers', 'Users', 'Product Owners', 'Release Managers', 'Auditors']

const held = (where: HolderEntry['where'], type: string, all: readonly (readonly Part[])[]): HolderEntry[] =>
  all.map((parts) => ({ form: `${where}: ${type}`, where, type, parts, end: 'rewritten' }))

const shares = (where: 'share' | 'editor'): HolderEntry[] => [
  ...held(where, 'group', GROUPS.map(group)),
  ...held(where, 'user', PEOPLE.map(user)),
  ...held(
    where,
    'project',
    ['PAR', 'ROU', 'WHM'].map((key) => [id('projects', key)]),
  ),
  ...ROLES.slice(0, 3).map((name) => ({
    ...{ form: `${where}: project role`, where, type: 'project', role: name, end: 'rewritten' as const },
    parts: [id('projects', 'INT'), ...role(name).map((part) => part)],
  })),
]

export const HOLDERS: readonly HolderEntry[] = [
  ...held('grant', 'group', GROUPS.map(group)),
  ...held('grant', 'user', PEOPLE.map(user)),
  ...held('grant', 'projectRole', ROLES.map(role)),
  ...held('grant', 'userCustomField', ['Tester', 'Product owner', 'Reviewers'].map(field)),
  ...held('grant', 'groupCustomField', ['Responsible group', 'Informed groups'].map(field)),
  ...held('default actor', 'atlassian-group-role-actor', GROUPS.map(group)),
  ...held('default actor', 'atlassian-user-role-actor', PEOPLE.map(user)),
  ...held('actor', 'atlassian-group-role-actor', GROUPS.map(group)),
  ...held('actor', 'atlassian-user-role-actor', PEOPLE.map(user)),
  ...shares('share'),
  ...shares('editor'),
  ...held('property', 'jira.permission.edit.projectrole', ROLES.map(role)),
  ...held('property', 'jira.permission.comment.user', PEOPLE.map(user)),
  ...held('property', 'jira.permission.subtasks.assign.userCF', ['Tester', 'Product owner'].map(field)),
]
