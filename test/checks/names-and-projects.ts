/** Names, keys, lengths, people and what a project needs of its site. */
import { expect } from 'vitest'
import { group, issueTypeScheme, named, project, role, status, user } from './parts.ts'
import { rowNamed, type Scenario } from './scenario.ts'

const LONG = 'x'.repeat(300)

export const NAMES_AND_PROJECTS: readonly Scenario[] = [
  {
    code: 'key-held',
    about: 'project:OPS',
    spoil: (source, target) => {
      project(source, 'OPS')
      project(target, 'OPS', { name: 'Old', trashedAt: target.now() })
    },
  },
  {
    code: 'key-held',
    about: 'project:OLD',
    spoil: (source, target) => {
      project(source, 'OLD')
      project(target, 'NEW', { formerKeys: ['OLD'] })
    },
  },
  {
    code: 'key-held',
    about: 'project:OPS',
    spoil: (source, target) => {
      project(source, 'OPS')
      const { id } = issueTypeScheme(target, 'Of a team', [...target.tables.issueTypes.keys()])
      project(target, 'OPS', { name: 'Of a team', style: 'next-gen', issueTypeSchemeId: id })
    },
  },
  {
    code: 'key-held',
    about: 'project:OPS',
    answers: { 'project:NEW': 'project:OPS' },
    spoil: (source, target) => {
      project(source, 'NEW', { name: 'Of old' })
      project(source, 'OPS', { name: 'Of today' })
      project(target, 'OPS', { name: 'Of old' })
    },
  },
  {
    code: 'name-held',
    about: 'project:OPS/name',
    spoil: (source, target) => {
      project(source, 'OPS', { name: 'Operations' })
      project(target, 'OLD', { name: 'operations', trashedAt: target.now() })
    },
  },
  {
    code: 'name-taken',
    about: 'project:OPS',
    spoil: (source, target) => {
      project(source, 'OPS', { name: 'Operations' })
      project(target, 'OLD', { name: 'OPERATIONS' })
    },
  },
  {
    code: 'name-taken',
    about: 'status:Waiting',
    answers: { 'status:Waiting': 'create' },
    spoil: (source, target) => {
      status(source, 'Waiting')
      status(target, 'waiting')
    },
  },
  {
    code: 'name-case',
    about: 'status:IN REVIEW',
    spoil: (source, target) => {
      status(source, 'IN REVIEW')
      status(target, 'In review')
    },
    lost: ({ after }) => expect(rowNamed(after.statuses, 'In review')).toEqual({}),
  },
  {
    code: 'name-space',
    about: 'project-role: Guests',
    spoil: (source) => void role(source, ' Guests'),
  },
  { code: 'too-long', about: `status:${LONG}`, spoil: (source) => void status(source, LONG) },
  { code: 'too-long', about: `project:OPS`, spoil: (source) => void project(source, 'OPS', { name: LONG }) },
  {
    code: 'project-key',
    about: 'project:OPERATIONS_TEAM',
    spoil: (source) => void project(source, 'OPERATIONS_TEAM'),
  },
  {
    code: 'project-url',
    about: 'project:OPS',
    spoil: (source) => void project(source, 'OPS', { url: 'intranet/ops' }),
  },
  {
    code: 'project-type',
    about: 'project:OPS',
    spoil: (source, target) => {
      project(source, 'OPS')
      project(target, 'OPS', { projectTypeKey: 'business' })
    },
  },
  {
    code: 'project-type-unlicensed',
    about: 'project:HELP',
    spoil: (source) => void project(source, 'HELP', { projectTypeKey: 'service_desk' }),
  },
  {
    code: 'inactive-person',
    about: 'user:eva@acme.example',
    spoil: (source, target) => {
      const { accountId } = user(source, 'eva')
      const [first] = source.tables.projectRoles.keys()
      const actor = { id: source.id(), type: 'atlassian-user-role-actor' as const, subject: accountId }
      project(source, 'OPS').roleActors[first ?? ''] = [actor]
      user(target, 'eva', false)
    },
  },
  {
    code: 'fallback',
    about: 'project:OPS',
    spoil: (source) => void project(source, 'OPS', { leadAccountId: user(source, 'eva').accountId }),
    lost: ({ after }) => {
      const lead = after.projects[0].leadAccountId
      expect(after.users.find((one: { accountId: string }) => one.accountId === lead).displayName).toBe('Ada Lindqvist')
    },
  },
  {
    code: 'left-out',
    about: 'project-role:Guests',
    spoil: (source) => {
      const { accountId } = user(source, 'eva')
      role(source, 'Guests').defaultActors.push({
        id: source.id(),
        type: 'atlassian-user-role-actor',
        subject: accountId,
      })
    },
    lost: ({ after }) => expect(rowNamed(after.projectRoles, 'Guests').defaultActors).toEqual([]),
  },
  {
    code: 'group-right',
    about: 'group:night-watch',
    spoil: (source, target) => {
      group(source, 'night-watch')
      named(target.tables.groups, 'site-admins').members = []
    },
  },
  {
    code: 'unknown-answer',
    about: 'status:Waiting',
    answers: { 'status:Waiting': 'status:Nowhere' },
    spoil: (source) => void status(source, 'Waiting'),
    lost: ({ after }) => expect(rowNamed(after.statuses, 'Waiting')).not.toEqual({}),
  },
  {
    code: 'nothing-there',
    about: 'status:Waiting',
    answers: { 'status:Waiting': 'use' },
    spoil: (source) => void status(source, 'Waiting'),
    lost: ({ after }) => expect(rowNamed(after.statuses, 'Waiting')).toEqual({}),
  },
  {
    code: 'answered-twice',
    about: 'status:Two',
    answers: { 'status:One': 'status:Both', 'status:Two': 'status:Both' },
    spoil: (source, target) => {
      status(source, 'One')
      status(source, 'Two')
      status(target, 'Both')
    },
    lost: ({ after }) => expect(rowNamed(after.statuses, 'Both')).toEqual({}),
  },
]
