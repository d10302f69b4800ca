/** Queries and what else is text: names that cannot be told, or that the target does not have. */
import { expect } from 'vitest'
import type { Site } from '../../src/simulator/index.ts'
import { rule, status, transition, workflow, workflowScheme } from './parts.ts'
import { rowNamed, type Scenario } from './scenario.ts'

function filter(site: Site, jql: string, ownerAccountId = [...site.administrators][0] ?? ''): void {
  const id = site.id()
  const shares = { sharePermissions: [], editPermissions: [], favourites: [] }
  site.tables.filters.set(id, { id, name: 'Mine', description: '', ownerAccountId, jql, ...shares })
}

const notThere: Scenario['lost'] = ({ after, result }) =>
  expect(result.failed > 0 || rowNamed(after.filters, 'Mine').name === undefined).toBe(true)

export const TEXTS: readonly Scenario[] = [
  {
    code: 'text-needs',
    about: 'status:Waiting',
    answers: { 'status:Waiting': 'leave-out' },
    also: ['text-emptied', 'missing-reference'],
    spoil: (source) => {
      status(source, 'Waiting')
      filter(source, 'status = Waiting')
    },
  },
  {
    code: 'text-unresolved',
    about: 'filter:Mine',
    spoil: (source) => filter(source, 'project = 987654321'),
    lost: notThere,
  },
  {
    code: 'text-unread',
    about: 'filter:Mine',
    spoil: (source) => filter(source, 'project = = nowhere'),
    lost: notThere,
  },
  {
    code: 'text-emptied',
    about: 'filter:Mine',
    answers: { 'status:Waiting': 'drop', 'status:Parked': 'drop' },
    also: ['left-out', 'missing-reference'],
    spoil: (source) => {
      status(source, 'Waiting')
      status(source, 'Parked')
      filter(source, 'status in (Waiting, Parked)')
    },
    lost: notThere,
  },
  {
    code: 'withheld',
    about: 'filter:In the next parcel release',
    sites: ['acme', 'empty'],
    projects: ['PAR', 'ROU', 'WHM', 'INT', 'OPS', 'FIN'],
    spoil: () => {},
    lost: ({ after }) => expect(rowNamed(after.filters, 'In the next parcel release')).toEqual({}),
  },
  {
    code: 'rule-id',
    about: 'workflow:Simple',
    spoil: (source) => {
      const { id } = status(source, 'Begun')
      const conditions = [rule(source, 'system:proforma-forms-attached', { formId: '1234567' })]
      const more = { conditions: { operation: 'ALL' as const, conditions, conditionGroups: [] } }
      workflow(
        source,
        'Simple',
        [id],
        [transition(source, 1, 'Create', 'first', id), transition(source, 11, 'Again', 'any', id, more)],
      )
    },
    lost: ({ after, result }) =>
      expect(result.failed > 0 || JSON.stringify(rowNamed(after.workflows, 'Simple')).includes('1234567')).toBe(true),
  },
  {
    code: 'no-default-workflow',
    about: 'workflow-scheme:Ours',
    answers: { 'workflow:Simple': 'drop' },
    also: ['left-out', 'missing-reference'],
    spoil: (source) => {
      const { id } = status(source, 'Begun')
      const made = workflow(source, 'Simple', [id], [transition(source, 1, 'Create', 'first', id)])
      workflowScheme(source, 'Ours', made.id)
    },
    // Jira puts its own workflow there, which nobody wanted.
    lost: ({ after, result }) => {
      const system = after.workflows.find((one: { system: boolean }) => one.system).id
      expect(result.failed > 0 || rowNamed(after.workflowSchemes, 'Ours').defaultWorkflowId === system).toBe(true)
    },
  },
]
