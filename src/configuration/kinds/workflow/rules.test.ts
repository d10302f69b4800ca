/** Which parameters of workflow rules name what: found, swapped, put back. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import { inside } from './inside.ts'
import { normalise } from './normalise.ts'
import { isApps, RULES, shown, wire } from './rules.ts'
import type { Conditions, Rule, Transition, Workflow } from './value.ts'

const id = fc.integer({ min: 1, max: 99_999 }).map(String)
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 4 })

/** A rule as Jira writes it, with ids wherever the table says so. */
const written = fc.constantFrom(...Object.keys(RULES)).chain((ruleKey) => {
  const parameters = Object.entries(RULES[ruleKey] ?? {}).map(
    ([name, { written: form }]): [string, fc.Arbitrary<string>] => [
      name,
      form === 'one' ? id : ids.map((some) => (form === 'list' ? some.join(',') : JSON.stringify(some))),
    ],
  )
  return fc.record({ ruleKey: fc.constant(ruleKey), parameters: fc.record(Object.fromEntries(parameters)) })
})

describe('rules', () => {
  test('what is read is written back as it was', () => {
    fc.assert(
      fc.property(written, ({ ruleKey, parameters }) => {
        expect(wire(shown(ruleKey, parameters))).toEqual({ ruleKey, parameters })
      }),
    )
  })

  test('a key that holds commas is one key', () => {
    const rule = shown('system:previous-status-validator', { previousStatusIds: '10001' })
    const named = inside(workflowOf(rule), () => 'status:Waiting, blocked')
    const back = inside(named, (_reference, held) => (held === 'status:Waiting, blocked' ? '20002' : undefined))
    expect(wire(only(back)).parameters).toEqual({ previousStatusIds: '20002' })
  })

  test('an app’s rule keeps what the app holds, but not its id', () => {
    const rule = shown('connect:expression-validator', {
      appKey: 'app',
      config: '{"a":"1,2"}',
      id: '7f',
      disabled: 'false',
    })
    expect(isApps(rule)).toBe(true)
    expect(wire(rule).parameters).toEqual({ appKey: 'app', config: '{"a":"1,2"}', disabled: 'false' })
  })

  const DOCUMENT = new URL('../../../../../shared/specs/jira-cloud-platform-v3.json', import.meta.url)
  test.skipIf(!existsSync(DOCUMENT))('every rule of Jira’s own that the document lists is in the table', () => {
    const listed = new Set(readFileSync(DOCUMENT, 'utf8').match(/system:[a-z-]+(?=\\")/g))
    expect(listed.size).toBeGreaterThan(15)
    expect([...listed].filter((key) => RULES[key] === undefined)).toEqual([])
  })
})

describe('references inside rules', () => {
  const swapped = (rule: Rule): string[] => {
    const seen: string[] = []
    inside(workflowOf(rule), (reference, held) => {
      seen.push(`${[reference.kind].flat().at(-1)} ${held}`)
      return held
    })
    return seen
  }
  const told = (key: string, parameters: Record<string, string>) => swapped(shown(`system:${key}`, parameters))

  test('are told by the rule and the parameter', () => {
    expect(told('restrict-issue-transition', { roleIds: '1,2', groupIds: 'g', permissionKeys: 'ADMINISTER' })).toEqual([
      'project-role 1',
      'project-role 2',
      'group g',
    ])
    expect(told('copy-value-from-other-field', { sourceFieldKey: 'summary', targetFieldKey: 'customfield_1' })).toEqual(
      ['system-field summary', 'system-field customfield_1'],
    )
  })

  test('a value is what its field holds', () => {
    expect(told('update-field', { field: 'resolution', value: '7' })).toEqual([
      'system-field resolution',
      'resolution 7',
    ])
    expect(told('update-field', { field: 'description', value: '7' })).toEqual(['system-field description'])
    expect(told('update-field', { field: 'assignee', value: '%%CURRENT_USER%%' })).toEqual(['system-field assignee'])
  })

  test('an option is compared by id only where the rule says so', () => {
    const compared = (comparisonType: string) =>
      told('check-field-value', { fieldId: 'priority', fieldValue: '["3"]', comparisonType })
    expect(compared('OPTIONID')).toEqual(['system-field priority', 'priority 3'])
    expect(compared('STRING')).toEqual(['system-field priority'])
  })

  test('a rule whose one subject is left out goes with it; a list only loses it', () => {
    const leaveOut = (rule: Rule) =>
      inside(workflowOf(rule), (_reference, held) => (held === 'gone' ? undefined : held))
    expect(
      leaveOut(shown('system:change-assignee', { type: 'to-selected-user', accountId: 'gone' })).transitions[0]
        ?.actions,
    ).toEqual([])
    expect(
      only(leaveOut(shown('system:restrict-issue-transition', { groupIds: 'gone,stays' }))).parameters.groupIds,
    ).toEqual(['stays'])
  })

  test('an app’s text names fields, each swapped in its place', () => {
    const config = '{"a":["customfield_10010","⟦","x customfield_10011"],"n":10010}'
    const rule = shown('forge:expression-validator', { key: 'ari', config })
    expect(swapped(rule)).toEqual(['custom-field customfield_10010', 'custom-field customfield_10011'])
    const there = inside(workflowOf(rule), ({ unread }, held) => {
      // A field waits for the projects of its contexts, and these for the workflow.
      expect(unread).toBe(true)
      return `custom-field:${held.slice(-5)}`
    })
    const back = inside(there, (_, held) => `customfield_${Number(held.slice(-5)) + 20_000}`)
    expect(wire(only(back)).parameters.config).toBe('{"a":["customfield_30010","⟦","x customfield_30011"],"n":10010}')
  })

  test('permission properties hold roles, people and fields by id', () => {
    const workflow = {
      ...workflowOf(),
      statuses: [use({ 'jira.permission.edit.projectrole.1': '10', 'jira.issue.editable': 'true' })],
    }
    const named = inside(workflow, (reference, held) => `${String(reference.kind)}:${held}`)
    expect(named.statuses[0]?.properties).toEqual({
      'jira.permission.edit.projectrole.1': 'project-role:10',
      'jira.issue.editable': 'true',
    })
  })
})

describe('the canonical form', () => {
  test('does not depend on the order of what has none', () => {
    const conditions: Conditions = {
      operation: 'ALL',
      conditions: [rule('b'), rule('a')],
      conditionGroups: [
        { operation: 'ANY', conditions: [rule('d'), rule('c')], conditionGroups: [] },
        { operation: 'ANY', conditions: [], conditionGroups: [] },
      ],
    }
    const one = workflowOf()
    const [first] = one.transitions
    if (!first) throw new Error('no transition')
    const links = [
      { from: '2', fromPort: 1, toPort: 2 },
      { from: '1', fromPort: null, toPort: null },
    ]
    const whole: Workflow = {
      ...one,
      statuses: [use({}, '2'), use({}, '1')],
      transitions: [
        { ...first, id: 21, conditions, links },
        { ...first, id: 1 },
      ],
    }
    const other: Workflow = {
      ...whole,
      statuses: [...whole.statuses].reverse(),
      transitions: [
        { ...first, id: 1 },
        {
          ...first,
          id: 21,
          links: [...links].reverse(),
          conditions: { ...conditions, conditions: [...conditions.conditions].reverse() },
        },
      ],
    }
    expect(normalise(other)).toEqual(normalise(whole))
    expect(normalise(normalise(whole))).toEqual(normalise(whole))
    expect(normalise(whole).transitions[1]?.conditions?.conditionGroups).toHaveLength(1)
  })

  test('actions keep the order they run in', () => {
    const actions = [rule('b'), rule('a')]
    const [first] = normalise({ ...workflowOf(), transitions: [{ ...transition(), actions }] }).transitions
    expect(first?.actions).toEqual(actions)
  })
})

describe('what cannot come along is found', () => {
  const codes = (one: Rule) => check(workflowOf(one), undefined).map(({ severity, code }) => `${severity} ${code}`)

  test('rules of apps, webhooks, options by id', () => {
    expect(codes({ ruleKey: 'forge:workflow-post-function', parameters: { key: 'ari' } })).toEqual(['warns app-rule'])
    expect(codes(shown('system:trigger-webhook', { webhookId: '1' }))).toEqual(['blocks webhook-rule'])
    expect(
      codes(
        shown('system:check-field-value', {
          fieldId: 'custom-field:Risk',
          fieldValue: '["1"]',
          comparisonType: 'OPTIONID',
        }),
      ),
    ).toEqual(['blocks option-id'])
    expect(codes(shown('system:update-field', { field: 'custom-field:Risk', value: '10' }))).toEqual([
      'warns option-id',
    ])
    expect(codes(shown('system:update-field', { field: 'custom-field:Risk', value: 'high' }))).toEqual([])
    expect(codes(shown('system:update-field', { field: 'custom-field:Risk', value: '10020' }))).toEqual([
      'blocks option-id',
    ])
    expect(codes(shown('system:update-field', { field: 'fixVersions', value: '10020' }))).toEqual(['blocks option-id'])
    expect(codes(shown('system:update-field', { field: 'description', value: '10020' }))).toEqual([])
  })

  test('ids in what nobody but an app understands, and in what the document does not tell', () => {
    const said = (one: Rule) => check(workflowOf(one), undefined).map(({ says }) => says)
    const config = '{"field":"customfield_10010","screen":"10044"}'
    expect(said(shown('connect:expression-validator', { appKey: 'a', config }))[0]).toContain(
      'ids of the source: 10044.',
    )
    expect(codes(shown('system:jsd-approvals-block-until-approved', { approvalConfigurationJson: config }))).toEqual([
      'blocks rule-id',
    ])
    expect(codes(shown('system:separation-of-duties', { fromStatusId: '10001', boardId: '10002' }))).toEqual([
      'blocks rule-id',
    ])
    expect(codes(shown('system:validate-field-value', { fieldKey: 'summary', errorMessage: 'Call 10002' }))).toEqual([])
  })

  test('a new name', () => {
    expect(check({ ...workflowOf(), name: 'B' }, { ...workflowOf(), name: 'A' }).map(({ code }) => code)).toEqual([
      'workflow-name',
    ])
  })
})

function rule(ruleKey: string): Rule {
  return { ruleKey, parameters: {} }
}

function use(properties: Record<string, string> = {}, status = '1') {
  return { status, layout: null, properties, approval: null }
}

function transition(): Transition {
  return {
    ...{ id: 1, name: 'Create', description: '', type: 'INITIAL', to: '1', links: [], event: null, properties: {} },
    ...{ screen: null, conditions: null, validators: [], actions: [], triggers: [] },
  }
}

function workflowOf(...actions: Rule[]): Workflow {
  return {
    ...{ name: 'A', description: '', startPointLayout: null, loopedTransitionContainerLayout: null },
    statuses: [use()],
    transitions: [{ ...transition(), actions }],
  }
}

function only(workflow: Workflow): Rule {
  const [action] = workflow.transitions[0]?.actions ?? []
  if (!action) throw new Error('no rule')
  return action
}
