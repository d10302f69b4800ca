/** Workflows: their graph, their rules, and what they need of the site. */
import { expect } from 'vitest'
import type { Site } from '../../src/simulator/index.ts'
import { ANSWERS } from '../simulation/deploy.ts'
import { field, named, rule, status, transition, user, workflow } from './parts.ts'
import { rowNamed, type Scenario } from './scenario.ts'

const RESTRICT = 'system:restrict-issue-transition'

/** Open → Done, and whatever `more` adds; `Aside` is a status of the workflow too. */
function simple(site: Site, more: (open: string, done: string) => Parameters<typeof workflow>[3] = () => []) {
  const [open, done] = [status(site, 'Begun').id, status(site, 'Ended', 'DONE').id]
  return workflow(
    site,
    'Simple',
    [open, done],
    [transition(site, 1, 'Create', 'first', open), transition(site, 11, 'End', [open], done), ...more(open, done)],
  )
}

const restrictedTo = (site: Site, parameters: Record<string, string>, ruleKey = RESTRICT) => ({
  conditions: { operation: 'ALL' as const, conditions: [rule(site, ruleKey, parameters)], conditionGroups: [] },
})

/** A second status that the target shall not get: what named it is lost. */
const LOSES = { 'status:Ended': 'drop' }

const GOES = 'workflow:Acme Delivery Workflow/status:Release Candidate'

export const WORKFLOWS: readonly Scenario[] = [
  {
    code: 'transition-nowhere',
    about: 'workflow:Simple',
    answers: LOSES,
    also: ['transition-from-nowhere'],
    spoil: (source) => void simple(source),
  },
  {
    code: 'transition-from-nowhere',
    about: 'workflow:Simple',
    answers: LOSES,
    also: ['transition-nowhere'],
    spoil: (source) => void simple(source, (open, done) => [transition(source, 21, 'Again', [done], open)]),
  },
  {
    code: 'no-start',
    about: 'workflow:Simple',
    answers: { 'status:Begun': 'drop' },
    also: ['transition-nowhere', 'transition-from-nowhere', 'status-unreachable'],
    spoil: (source) => void simple(source),
  },
  {
    code: 'transition-twice',
    about: 'workflow:Simple',
    spoil: (source) =>
      void simple(source, (open, done) => [
        transition(source, 21, 'Go', 'any', open),
        transition(source, 31, 'go', 'any', done),
      ]),
  },
  {
    code: 'transition-same-name',
    about: 'workflow:Simple',
    spoil: (source) => void simple(source, (open) => [transition(source, 21, 'end', 'any', open)]),
    lost: ({ after }) => {
      const names = rowNamed(after.workflows, 'Simple').transitions.map((one: { name: string }) => one.name)
      expect(names.filter((name: string) => name.toLowerCase() === 'end')).toHaveLength(2)
    },
  },
  {
    code: 'status-unreachable',
    about: 'workflow:Simple',
    spoil: (source) => {
      const aside = status(source, 'Aside').id
      simple(source).statuses.push({ statusId: aside, layout: null, properties: {} })
    },
    lost: ({ after }) => {
      const { transitions } = rowNamed(after.workflows, 'Simple')
      const aside = rowNamed(after.statuses, 'Aside').id
      expect(transitions.some((one: { toStatusId: string }) => one.toStatusId === aside)).toBe(false)
    },
  },
  {
    code: 'rule-emptied',
    about: 'workflow:Simple',
    spoil: (source) =>
      void simple(source, (open) => [
        transition(
          source,
          21,
          'Again',
          'any',
          open,
          restrictedTo(source, { accountIds: user(source, 'eva').accountId }),
        ),
      ]),
  },
  {
    code: 'app-rule-missing',
    about: 'workflow:Simple',
    spoil: (source) =>
      void simple(source, (open) => [
        transition(source, 21, 'Again', 'any', open, {
          actions: [rule(source, 'connect:remote-workflow-function', { appKey: 'com.acme.app', config: '{}' })],
        }),
      ]),
  },
  {
    code: 'app-rule',
    about: 'workflow:Simple',
    spoil: (source, target) => {
      const remote = (site: Site) => ({
        actions: [rule(site, 'connect:remote-workflow-function', { appKey: 'com.acme.app', config: 'field 10010' })],
      })
      simple(source, (open) => [transition(source, 21, 'Again', 'any', open, remote(source))])
      const other = status(target, 'Other').id
      workflow(target, 'Other', [other], [transition(target, 1, 'Create', 'first', other, remote(target))])
    },
    // What the app keeps is carried as it stands, with an id that means something else here.
    lost: ({ after }) => expect(JSON.stringify(rowNamed(after.workflows, 'Simple'))).toContain('field 10010'),
  },
  {
    code: 'event-missing',
    about: 'workflow:Simple',
    spoil: (source) => {
      source.ownEvents.set(10_001, 'Shipped')
      simple(source, (open) => [transition(source, 21, 'Again', 'any', open, { customIssueEventId: '10001' })])
    },
  },
  {
    code: 'webhook-rule',
    about: 'workflow:Simple',
    spoil: (source) =>
      void simple(source, (open) => [
        transition(source, 21, 'Again', 'any', open, {
          actions: [rule(source, 'system:trigger-webhook', { webhookId: '77' })],
        }),
      ]),
    lost: ({ after, result }) =>
      expect(result.failed > 0 || JSON.stringify(rowNamed(after.workflows, 'Simple')).includes('"77"')).toBe(true),
  },
  {
    code: 'option-id',
    about: 'workflow:Simple',
    spoil: (source) => {
      const { id } = field(source, 'Weight')
      simple(source, (open) => [
        transition(
          source,
          21,
          'Again',
          'any',
          open,
          restrictedTo(
            source,
            { fieldId: id, fieldValue: '["10400"]', comparator: '=', comparisonType: 'OPTIONID' },
            'system:check-field-value',
          ),
        ),
      ])
    },
    lost: ({ after }) => expect(JSON.stringify(rowNamed(after.workflows, 'Simple'))).toContain('10400'),
  },
  {
    code: 'workflow-name',
    about: 'workflow:Simple',
    spoil: (source, target) => {
      simple(source)
      simple(target).name = 'SIMPLE'
    },
    // No request can say it: the step ends, and the name is not as planned.
    lost: ({ after, result }) => {
      expect(result.failed > 0 || !result.finished).toBe(true)
      expect(rowNamed(after.workflows, 'Simple')).toEqual({})
    },
    also: ['name-case'],
  },
  {
    code: 'limit-statuses',
    about: 'workflow:Simple',
    spoil: (source, target) => {
      const made = simple(source, (open, done) => [transition(source, 21, 'Again', [done], open)])
      for (let number = 0; number < 1_000; number++) {
        const { id } = status(source, `Status ${number}`)
        status(target, `Status ${number}`)
        made.statuses.push({ statusId: id, layout: null, properties: {} })
        made.transitions.push(transition(source, 100 + number, `To ${number}`, 'any', id))
      }
    },
  },
  {
    code: 'status-goes',
    about: GOES,
    sites: ['acme', 'drifted'],
    projects: ['OPS', 'PAR', 'ROU', 'WHM', 'INT', 'FIN'],
    answers: Object.fromEntries(Object.entries(ANSWERS).filter(([about]) => about !== GOES)),
    spoil: () => {},
  },
  {
    code: 'locked-differs',
    about: 'workflow:jira',
    spoil: (source) => void Object.assign(named(source.tables.workflows, 'jira'), { description: 'Ours' }),
    lost: ({ after }) => expect(rowNamed(after.workflows, 'jira').description).not.toBe('Ours'),
  },
  {
    code: 'locked-missing',
    about: 'workflow:jira',
    answers: {},
    spoil: (_source, target) => {
      const own = named(target.tables.workflows, 'jira')
      own.name = 'jira, renamed'
    },
    lost: ({ after }) => expect(rowNamed(after.workflows, 'jira')).toEqual({}),
  },
  {
    code: 'unresolved-reference',
    about: 'workflow:Simple',
    also: ['transition-nowhere', 'status-unreachable'],
    spoil: (source) => {
      const made = simple(source)
      for (const one of made.transitions) if (one.id === '11') one.toStatusId = '999999999'
    },
  },
]
