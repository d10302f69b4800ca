/** Issue types, schemes, screens, permissions and what issues would lose. */
import { expect } from 'vitest'
import { accountsOf, type Site } from '../../src/simulator/index.ts'
import {
  group,
  issueType,
  issueTypeScheme,
  named,
  permissionScheme,
  project,
  status,
  transition,
  user,
  workflow,
  workflowScheme,
} from './parts.ts'
import { rowNamed, type Scenario } from './scenario.ts'

/** The same in both sites, so that only what differs is planned. */
const both = (source: Site, target: Site, make: (site: Site) => void): void => {
  make(source)
  make(target)
}

const drawn = (site: Site, name: string) => {
  const { id } = named(site.tables.statuses, 'To Do')
  return workflow(site, name, [id], [transition(site, 1, 'Create', 'first', id)])
}

const MANY = 151
const manyTypes = (site: Site): string[] =>
  Array.from({ length: MANY }, (_, number) => issueType(site, `Type ${number}`).id)

export const SCHEMES_AND_PERMISSIONS: readonly Scenario[] = [
  {
    code: 'sub-tasks-off',
    about: 'issue-type:Chore',
    spoil: (source, target) => {
      issueType(source, 'Chore', -1)
      target.subTasks = false
    },
  },
  {
    code: 'hierarchy-level',
    about: 'issue-type:Initiative',
    spoil: (source) => void issueType(source, 'Initiative', 2),
    lost: ({ after, result }) =>
      expect(result.failed > 0 || rowNamed(after.issueTypes, 'Initiative').hierarchyLevel !== 2).toBe(true),
  },
  {
    code: 'no-standard-type',
    about: 'issue-type-scheme:Only chores',
    spoil: (source) => void issueTypeScheme(source, 'Only chores', [issueType(source, 'Chore', -1).id]),
  },
  {
    code: 'default-outside',
    about: 'issue-type-scheme:Ours',
    spoil: (source) => {
      const [one, other] = [issueType(source, 'One').id, issueType(source, 'Other').id]
      issueTypeScheme(source, 'Ours', [one]).defaultIssueTypeId = other
    },
  },
  {
    code: 'default-stays',
    about: 'issue-type-scheme:Ours',
    spoil: (source, target) =>
      both(source, target, (site) => {
        const one = issueType(site, 'One').id
        issueTypeScheme(site, 'Ours', [one]).defaultIssueTypeId = site === target ? one : null
      }),
    lost: ({ after }) => expect(rowNamed(after.issueTypeSchemes, 'Ours').defaultIssueTypeId).not.toBeNull(),
  },
  {
    code: 'issue-type-in-use',
    about: 'issue-type-scheme:Product Issue Type Scheme/issue-type:Bug',
    sites: ['acme', 'acme'],
    spoil: (source) => {
      const scheme = named(source.tables.issueTypeSchemes, 'Product Issue Type Scheme')
      const bug = named(source.tables.issueTypes, 'Bug').id
      scheme.issueTypeIds = scheme.issueTypeIds.filter((id) => id !== bug)
    },
  },
  {
    code: 'types-outside-scheme',
    about: 'project:PAR/issue-type:Bug',
    sites: ['acme', 'acme'],
    spoil: (source, target) => {
      const without = (site: Site) => {
        const had = named(site.tables.issueTypeSchemes, 'Product Issue Type Scheme')
        const bug = named(site.tables.issueTypes, 'Bug').id
        return issueTypeScheme(
          site,
          'Without bugs',
          had.issueTypeIds.filter((id) => id !== bug),
        ).id
      }
      without(target)
      named(source.tables.projects, 'Parcel Platform').issueTypeSchemeId = without(source)
    },
  },
  {
    code: 'default-workflow-scheme',
    about: 'project:PAR/workflow-scheme:Parcel Workflow Scheme',
    sites: ['acme', 'acme'],
    spoil: (source) => {
      const standard = [...source.tables.workflowSchemes.values()].find((one) => one.isDefault)
      named(source.tables.projects, 'Parcel Platform').workflowSchemeId = standard?.id ?? ''
    },
  },
  {
    code: 'not-asked',
    about: 'project:PAR',
    sites: ['acme', 'acme'],
    also: ['status-goes'],
    spoil: (source, target) => {
      const { tables } = source
      const other = [...tables.projects.values()].find(({ key }) => key === 'FIN')
      named(tables.projects, 'Parcel Platform').workflowSchemeId = other?.workflowSchemeId ?? ''
      target.faults.add({ kind: 'server-error', status: 403, path: '/project/\\d+/statuses' })
    },
  },
  {
    code: 'category-change',
    about: 'status:To Do',
    spoil: (source) => void Object.assign(named(source.tables.statuses, 'To Do'), { category: 'DONE' }),
    lost: ({ before, after }) => {
      expect(rowNamed(before.statuses, 'To Do').category).toBe('TODO')
      expect(rowNamed(after.statuses, 'To Do').category).toBe('DONE')
    },
  },
  {
    code: 'others-affected',
    about: 'issue-type-scheme:Shared',
    projects: ['OPS'],
    spoil: (source, target) =>
      both(source, target, (site) => {
        const { id } = issueTypeScheme(site, 'Shared', [issueType(site, site === source ? 'One' : 'Two').id])
        project(site, 'OPS', { issueTypeSchemeId: id })
        if (site === target) project(site, 'FIN', { issueTypeSchemeId: id })
      }),
    lost: ({ before, after }) => {
      const fin = rowNamed(after.projects, 'Project FIN').issueTypeSchemeId
      const typesOf = (state: typeof after) =>
        state.issueTypeSchemes.find((one: { id: string }) => one.id === fin).issueTypeIds
      expect(typesOf(after)).not.toEqual(typesOf(before))
    },
  },
  {
    code: 'limit-types',
    about: 'project:OPS',
    spoil: (source, target) =>
      both(source, target, (site) => {
        const { id } = issueTypeScheme(site, 'Many', manyTypes(site))
        if (site === source) project(site, 'OPS', { issueTypeSchemeId: id })
      }),
  },
  {
    code: 'limit-workflows',
    about: 'project:OPS',
    spoil: (source, target) =>
      both(source, target, (site) => {
        const workflows = Array.from({ length: MANY }, (_, number) => drawn(site, `Workflow ${number}`).id)
        const mappings = Object.fromEntries(manyTypes(site).map((type, at) => [type, workflows[at] ?? '']))
        const { id } = workflowScheme(site, 'Many', workflows[0] ?? '', mappings)
        if (site === source) project(site, 'OPS', { workflowSchemeId: id })
      }),
  },
  {
    code: 'limit-grants',
    about: 'permission-scheme:Ours',
    spoil: (source, target) =>
      both(source, target, (site) => {
        const people = Array.from({ length: 51 }, (_, number) => user(site, `person-${number}`).accountId)
        if (site === source)
          permissionScheme(
            site,
            'Ours',
            people.map((one) => ['CREATE_ISSUES', 'user', one] as const),
          )
      }),
  },
  {
    code: 'unknown-permission',
    about: 'permission-scheme:Ours',
    spoil: (source) => void permissionScheme(source, 'Ours', [['com.acme.app__sign', 'anyone']]),
  },
  {
    code: 'application-missing',
    about: 'permission-scheme:Ours',
    spoil: (source) =>
      void permissionScheme(source, 'Ours', [['CREATE_ISSUES', 'applicationRole', 'jira-servicedesk']]),
  },
  {
    code: 'free-plan',
    about: 'permission-scheme:Ours',
    spoil: (source, target) => {
      permissionScheme(source, 'Ours', [['CREATE_ISSUES', 'anyone']])
      target.plan = 'FREE'
    },
  },
  {
    code: 'free-plan',
    about: 'project:OPS',
    spoil: (source, target) =>
      both(source, target, (site) => {
        const { id } = permissionScheme(site, 'Ours', [['BROWSE_PROJECTS', 'anyone']])
        project(site, 'OPS', site === source ? { permissionSchemeId: id } : {})
        target.plan = 'FREE'
      }),
  },
  {
    code: 'project-out-of-sight',
    about: 'project:OPS',
    spoil: (source) => {
      const team = group(source, 'Team')
      team.members.push(...accountsOf(source).flatMap(({ role, accountId }) => (role === 'admin' ? [accountId] : [])))
      const grants = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'].map((one) => [one, 'group', team.id] as const)
      project(source, 'OPS', { permissionSchemeId: permissionScheme(source, 'Ours', grants).id })
    },
  },
  {
    code: 'unlicensed',
    about: 'plan',
    spoil: (source, target) => {
      status(source, 'Waiting')
      target.plan = 'UNLICENSED'
    },
  },
  {
    code: 'too-much',
    about: 'plan',
    spoil: (source, target) =>
      both(source, target, (site) => {
        for (let number = 0; number < 30; number++)
          status(site, `Status ${number}`).description = site === source ? 'From elsewhere' : ''
      }),
    lost: ({ before, after }) =>
      expect(rowNamed(after.statuses, 'Status 1').description).not.toBe(
        rowNamed(before.statuses, 'Status 1').description,
      ),
  },
  {
    code: 'missing-reference',
    about: 'issue-type:Story',
    answers: { 'issue-type:Story': 'leave-out' },
    spoil: (source, target) => {
      issueTypeScheme(source, 'Ours', [named(source.tables.issueTypes, 'Story').id])
      named(target.tables.issueTypes, 'Story').name = 'Something else'
    },
    also: ['no-standard-type'],
  },
]
