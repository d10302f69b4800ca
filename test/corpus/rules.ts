/** Parameters of workflow rules, every one of the document's that names something, and rules that nobody can carry. */
import { called, type Entry, id, number, type Part, stranger } from './parts.ts'

/** A rule: its key and its parameters, of which the first text holds the references. */
export interface RuleEntry extends Entry {
  readonly list: 'actions' | 'validators' | 'conditions' | 'screen'
  readonly ruleKey: string
  /** Each told in parts. */
  readonly parameters: Readonly<Record<string, readonly Part[]>>
}

const field = (name: string): Part[] => ['customfield_', number(name)]
const role = (name: string) => id('projectRoles', name)
const status = (name: string) => id('statuses', name)
const group = (name: string) => id('groups', name)
const user = (name: string) => id('users', `${name}@acme.example`)

const rule = (
  list: RuleEntry['list'],
  ruleKey: string,
  parameters: Readonly<Record<string, readonly Part[]>>,
  end: Entry['end'] = 'rewritten',
): RuleEntry => ({ form: `rule ${ruleKey}`, list, ruleKey, parameters, parts: Object.values(parameters).flat(), end })

const validate = (ruleType: string, parameters: Readonly<Record<string, readonly Part[]>>) =>
  rule('validators', 'system:validate-field-value', { ruleType: [ruleType], ...parameters })
const restrict = (parameters: Readonly<Record<string, readonly Part[]>>) =>
  rule('conditions', 'system:restrict-issue-transition', parameters)
const compare = (fieldId: readonly Part[], fieldValue: readonly Part[], comparisonType: string, end?: Entry['end']) =>
  rule(
    'conditions',
    'system:check-field-value',
    { fieldId, fieldValue, comparator: ['='], comparisonType: [comparisonType] },
    end,
  )
const update = (to: readonly Part[], value: readonly Part[], end?: Entry['end']) =>
  rule('actions', 'system:update-field', { field: to, value, mode: ['replace'] }, end)

export const RULES: readonly RuleEntry[] = [
  rule('validators', 'system:previous-status-validator', {
    previousStatusIds: [status('In Review')],
    mostRecentStatusOnly: ['true'],
  }),
  rule('validators', 'system:parent-or-child-blocking-validator', {
    blocker: ['PARENT'],
    statusIds: [status('Open'), ',', status('In Progress'), ',', status('Done')],
  }),
  validate('fieldRequired', {
    fieldsRequired: [...field('Squad'), ',assignee,', ...field('Tester')],
    ignoreContext: ['true'],
    errorMessage: ['Say who, see 10000 and customfield_1'],
  }),
  validate('fieldChanged', {
    fieldKey: field('Carrier'),
    groupsExemptFromValidation: [group('acme-testers'), ',', group('acme-product')],
  }),
  validate('fieldHasSingleValue', { fieldKey: field('Platforms'), excludeSubtasks: ['true'] }),
  validate('fieldMatchesRegularExpression', { fieldKey: field('Customer reference'), regexp: ['[0-9]{5}'] }),
  validate('dateFieldComparison', {
    date1FieldKey: field('Target start'),
    date2FieldKey: field('Target end'),
    includeTime: ['true'],
    conditionSelected: ['<='],
  }),
  validate('windowDateComparison', {
    date1FieldKey: field('Target start'),
    date2FieldKey: ['duedate'],
    numberOfDays: ['10000'],
  }),
  compare(field('Customer reference'), ['["10000"]'], 'STRING'),
  compare(['priority'], ['["', id('priorities', 'High'), '","', id('priorities', 'Low'), '"]'], 'OPTIONID'),
  compare(['resolution'], ['["', id('resolutions', 'Done'), '"]'], 'OPTIONID'),
  compare(['issuetype'], ['["', id('issueTypes', 'Story'), '"]'], 'OPTIONID'),
  restrict({ roleIds: [role('Developers'), ',', role('Auditors')] }),
  restrict({ groupIds: [group('acme-developers'), ',', group('acme-finance')] }),
  restrict({ accountIds: ['allow-reporter,', user('jonas.keller')] }),
  restrict({ groupCustomFields: field('Responsible group') }),
  restrict({ allowUserCustomFields: [...field('Tester'), ',', ...field('Product owner')] }),
  restrict({ denyUserCustomFields: field('Account manager') }),
  rule('conditions', 'system:previous-status-condition', {
    previousStatusIds: [status('Blocked')],
    not: ['true'],
    mostRecentStatusOnly: ['true'],
  }),
  rule('conditions', 'system:parent-or-child-blocking-condition', {
    blocker: ['CHILD'],
    statusIds: [status('Open'), ',', status('To Do')],
  }),
  rule('conditions', 'system:separation-of-duties', {
    fromStatusId: [status('In Review')],
    toStatusId: [status('In Testing')],
  }),
  rule('actions', 'system:change-assignee', { type: ['to-selected-user'], accountId: [user('luc.moreau')] }),
  rule('actions', 'system:copy-value-from-other-field', {
    sourceFieldKey: field('Tester'),
    targetFieldKey: field('Product owner'),
    issueSource: ['PARENT'],
  }),
  update(['resolution'], [id('resolutions', 'Fixed')]),
  update(['priority'], [id('priorities', 'High')]),
  update(['assignee'], [user('anna.berg')]),
  update(field('Tester'), [user('anna.berg')]),
  update(field('Customer reference'), ['see customfield_1']),
  rule('screen', 'system:transition-screen', { screenId: [id('screens', 'Resolve Issue Screen')] }),
]

/** Each makes its workflow one that a person must look at. */
export const REPORTED_RULES: readonly RuleEntry[] = [
  compare(field('Squad'), ['["', stranger('100010700'), '"]'], 'OPTIONID', 'reported'),
  compare(['components'], ['["', stranger('100010605'), '"]'], 'OPTIONID', 'reported'),
  update(field('Squad'), [stranger('100010700')], 'reported'),
  update(['fixVersions'], [stranger('100010609')], 'reported'),
  rule('actions', 'system:trigger-webhook', { webhookId: [stranger('100010999')] }, 'reported'),
  rule(
    'conditions',
    'system:jsd-approvals-block-until-approved',
    { approvalConfigurationJson: ['{"statusExternalUuid":"', stranger('f0b0a1c2-1111-4222-8333-944455556666'), '"}'] },
    'reported',
  ),
  rule(
    'validators',
    'connect:expression-validator',
    {
      appKey: ['com.example.app'],
      config: ['{"field":"', ...field('Squad'), '","screen":"', stranger('100010046'), '"}'],
    },
    'reported',
  ),
  rule(
    'validators',
    'forge:expression-validator',
    { key: [called('apps', 'ari:cloud:ecosystem::extension/x')], config: ['{"o":', stranger('100010701'), '}'] },
    'reported',
  ),
  rule(
    'conditions',
    'system:separation-of-duties',
    { fromStatusId: [status('Open')], boardId: [stranger('100010842')] },
    'reported',
  ),
  rule(
    'validators',
    'system:validate-field-value',
    { ruleType: ['fieldRequired'], fieldsRequired: ['customfield_', stranger('9876543')] },
    'reported',
  ),
]
