/** Deleting, which is opt-in: what still needs an object, and what issues would lose. */
import { expect } from 'vitest'
import { field, issueType, issueTypeScheme, role, status } from './parts.ts'
import { rowNamed, type Scenario } from './scenario.ts'

export const DELETIONS: readonly Scenario[] = [
  {
    code: 'delete-used',
    about: 'issue-type:One',
    answers: { 'issue-type:One': 'delete' },
    also: ['lasting'],
    spoil: (_source, target) =>
      void issueTypeScheme(target, 'Theirs', [issueType(target, 'One').id, issueType(target, 'Two').id]),
    lost: ({ before, after }) =>
      expect(rowNamed(after.issueTypeSchemes, 'Theirs').issueTypeIds.length).toBeLessThan(
        rowNamed(before.issueTypeSchemes, 'Theirs').issueTypeIds.length,
      ),
  },
  {
    code: 'delete-needed',
    about: 'status:Waiting',
    answers: { 'status:Waiting': 'delete' },
    spoil: (source, target) => {
      status(source, 'Waiting')
      status(target, 'Waiting')
    },
    lost: ({ plan }) => expect(plan.steps).toEqual([]),
  },
  {
    code: 'cannot-delete',
    about: 'custom-field:Secret (textfield)',
    answers: { 'custom-field:Secret (textfield)': 'delete' },
    spoil: (_source, target) => void Object.assign(field(target, 'Secret'), { locked: true }),
    also: ['lasting'],
  },
  {
    code: 'type-has-issues',
    about: 'issue-type:Change',
    sites: ['empty', 'acme'],
    answers: { 'issue-type:Change': 'delete' },
    also: ['delete-used', 'lasting'],
    spoil: () => {},
  },
  {
    code: 'issues-lose',
    about: 'priority:Highest/issues',
    sites: ['empty', 'acme'],
    answers: { 'priority:Highest': 'delete' },
    also: ['lasting', 'delete-needed'],
    spoil: (source) => {
      for (const [id, { name }] of source.tables.priorities) if (name === 'Highest') source.tables.priorities.delete(id)
    },
    lost: ({ before, after }) => {
      const had = rowNamed(before.priorities, 'Highest').id
      const count = (state: typeof after) =>
        state.issues.filter((one: { values: { priority?: string } }) => one.values.priority === had).length
      expect(count(before)).toBeGreaterThan(0)
      expect(count(after)).toBe(0)
    },
  },
  {
    code: 'lasting',
    about: 'project-role:Guests',
    answers: { 'project-role:Guests': 'delete' },
    spoil: (_source, target) => void role(target, 'Guests'),
    lost: ({ after }) => expect(rowNamed(after.projectRoles, 'Guests')).toEqual({}),
  },
]
