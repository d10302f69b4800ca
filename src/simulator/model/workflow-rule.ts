/** The rules that Jira brings for transitions, as operation workflowCapabilities lists them, and what their parameters hold. */

export type RuleType = 'Condition' | 'Validator' | 'Function' | 'Screen'

/** What the ids in a parameter name. `fieldValue` is a value of the field that the parameter `field` names. */
export type Holds = 'field' | 'status' | 'group' | 'role' | 'user' | 'permission' | 'screen' | 'fieldValue'

/** Every parameter is text; several ids are separated by commas; empty text counts as none. */
export interface RuleParameter {
  readonly holds?: Holds
  /** No other words; with `holds`, these besides ids. */
  readonly words?: readonly string[]
  readonly required?: true
  /** No more than so many ids. */
  readonly most?: number
  /** Text of a JSON list. */
  readonly isList?: true
}

type Parameters = Readonly<Record<string, RuleParameter>>

export interface SystemRule {
  readonly key: string
  readonly type: RuleType
  readonly name: string
  readonly description: string
  readonly parameters: Parameters
  /** Further parameters by the value of `ruleType`. */
  readonly variants?: Readonly<Record<string, Parameters>>
  /** Any one of its parameters must be given. */
  readonly needsAny?: true
  /** Only in team-managed projects. */
  readonly isTeamManaged?: true
}

const ANY: RuleParameter = {}
const NEEDED: RuleParameter = { required: true }
const TRUTH: RuleParameter = { words: ['true', 'false'] }
const COMPARATORS = ['>', '>=', '=', '<=', '<', '!='] as const
const ids = (holds: Holds): RuleParameter => ({ holds })
const needed = (holds: Holds, most?: number): RuleParameter => ({
  holds,
  required: true,
  ...(most === undefined ? {} : { most }),
})
const oneOf = (...words: readonly string[]): RuleParameter => ({ words, required: true })

const VALIDATE_FIELD: Readonly<Record<string, Parameters>> = {
  fieldRequired: { fieldsRequired: needed('field'), ignoreContext: TRUTH, errorMessage: ANY },
  fieldChanged: { fieldKey: needed('field', 1), groupsExemptFromValidation: ids('group'), errorMessage: ANY },
  fieldHasSingleValue: { fieldKey: needed('field', 1), excludeSubtasks: TRUTH },
  fieldMatchesRegularExpression: { fieldKey: needed('field', 1), regexp: NEEDED },
  dateFieldComparison: {
    date1FieldKey: needed('field', 1),
    date2FieldKey: needed('field', 1),
    includeTime: TRUTH,
    conditionSelected: oneOf(...COMPARATORS),
  },
  windowDateComparison: {
    date1FieldKey: needed('field', 1),
    date2FieldKey: needed('field', 1),
    numberOfDays: NEEDED,
  },
}

const RULES: readonly SystemRule[] = [
  {
    key: 'system:check-permission-validator',
    type: 'Validator',
    name: 'Permission validator',
    description: 'Checks that the user has the required permission to execute the transition.',
    parameters: { permissionKey: needed('permission', 1) },
  },
  {
    key: 'system:parent-or-child-blocking-validator',
    type: 'Validator',
    name: 'Parent or child blocking validator',
    description: "Blocks the child issue's transition depending on the parent issue's status.",
    parameters: { blocker: oneOf('PARENT'), statusIds: needed('status') },
  },
  {
    key: 'system:previous-status-validator',
    type: 'Validator',
    name: 'Previous status validator',
    description: 'Checks that the issue has been in the given status before.',
    parameters: { previousStatusIds: needed('status', 1), mostRecentStatusOnly: TRUTH },
  },
  {
    key: 'system:validate-field-value',
    type: 'Validator',
    name: 'Validate a field value',
    description: "Ensures that a field's value meets the defined criteria before the issue is transitioned.",
    parameters: { ruleType: oneOf(...Object.keys(VALIDATE_FIELD)) },
    variants: VALIDATE_FIELD,
  },
  {
    key: 'system:proforma-forms-attached',
    type: 'Validator',
    name: 'Forms attached validator',
    description: 'Validates that one or more forms are attached to the issue.',
    parameters: {},
  },
  {
    key: 'system:proforma-forms-submitted',
    type: 'Validator',
    name: 'Forms submitted validator',
    description: 'Validates that all forms attached to the issue have been submitted.',
    parameters: {},
  },
  {
    key: 'system:check-field-value',
    type: 'Condition',
    name: 'Check field value',
    description: "Lets the issue pass only if a field's value matches the desired condition.",
    parameters: {
      fieldId: needed('field', 1),
      fieldValue: { required: true, isList: true },
      comparator: oneOf(...COMPARATORS),
      comparisonType: oneOf('STRING', 'NUMBER', 'DATE', 'DATE_WITHOUT_TIME', 'OPTIONID'),
    },
  },
  {
    key: 'system:restrict-issue-transition',
    type: 'Condition',
    name: 'Restrict issue transition',
    description: 'Restricts who can transition the issue: accounts, roles, groups, permissions, people in fields.',
    parameters: {
      accountIds: { holds: 'user', words: ['allow-assignee', 'allow-reporter'] },
      roleIds: ids('role'),
      groupIds: ids('group'),
      permissionKeys: ids('permission'),
      groupCustomFields: ids('field'),
      allowUserCustomFields: ids('field'),
      denyUserCustomFields: ids('field'),
    },
    needsAny: true,
  },
  {
    key: 'system:previous-status-condition',
    type: 'Condition',
    name: 'Previous status condition',
    description: 'Lets the issue pass depending on the statuses it has been in.',
    parameters: {
      previousStatusIds: needed('status', 1),
      not: TRUTH,
      mostRecentStatusOnly: TRUTH,
      includeCurrentStatus: TRUTH,
      ignoreLoopTransitions: TRUTH,
    },
  },
  {
    key: 'system:parent-or-child-blocking-condition',
    type: 'Condition',
    name: 'Parent or child blocking condition',
    description: "Blocks the parent issue's transition depending on the statuses of its children.",
    parameters: { blocker: oneOf('CHILD'), statusIds: needed('status') },
  },
  {
    key: 'system:separation-of-duties',
    type: 'Condition',
    name: 'Separation of duties',
    description: 'Keeps a user from the transition who has already performed another one on the issue.',
    parameters: { fromStatusId: needed('status', 1), toStatusId: needed('status', 1) },
  },
  {
    key: 'system:restrict-from-all-users',
    type: 'Condition',
    name: 'Restrict transitions',
    description: 'Keeps all users from transitioning the issue, and optionally the API as well.',
    parameters: { restrictMode: oneOf('users', 'usersAndAPI') },
  },
  {
    key: 'system:jsd-approvals-block-until-approved',
    type: 'Condition',
    name: 'Block until approved',
    description: 'Blocks the transition until the request is approved.',
    parameters: { approvalConfigurationJson: NEEDED },
    isTeamManaged: true,
  },
  {
    key: 'system:jsd-approvals-block-until-rejected',
    type: 'Condition',
    name: 'Block until rejected',
    description: 'Blocks the transition until the request is rejected.',
    parameters: { approvalConfigurationJson: NEEDED },
    isTeamManaged: true,
  },
  {
    key: 'system:block-in-progress-approval',
    type: 'Condition',
    name: 'Block in progress approval',
    description: 'Blocks the transition while an approval is pending.',
    parameters: {},
  },
  {
    key: 'system:change-assignee',
    type: 'Function',
    name: 'Assign a request',
    description: 'Automatically assign a request to someone after moving the request using a particular transition.',
    parameters: {
      type: oneOf('to-selected-user', 'to-unassigned', 'to-current-user', 'to-default-user'),
      accountId: { holds: 'user', most: 1 },
    },
  },
  {
    key: 'system:copy-value-from-other-field',
    type: 'Function',
    name: 'Copy field value',
    description: 'Copies the value of one field to another.',
    parameters: {
      sourceFieldKey: needed('field', 1),
      targetFieldKey: needed('field', 1),
      issueSource: { words: ['SAME', 'PARENT'] },
    },
  },
  {
    key: 'system:update-field',
    type: 'Function',
    name: 'Update field',
    description: 'Updates or appends a field with the given value.',
    parameters: {
      field: needed('field', 1),
      value: ids('fieldValue'),
      mode: { words: ['append', 'replace'] },
    },
  },
  {
    key: 'system:trigger-webhook',
    type: 'Function',
    name: 'Trigger webhook',
    description: 'Triggers a predefined webhook.',
    parameters: { webhookId: NEEDED },
  },
  {
    key: 'system:trigger-agent',
    type: 'Function',
    name: 'Trigger agent',
    description: 'Triggers an agent for the issue after the transition.',
    parameters: { agentId: NEEDED, promptValue: ANY },
  },
  {
    key: 'system:remind-people-to-update-fields',
    type: 'Screen',
    name: 'Remind people to update fields',
    description: 'Asks people to update fields during the transition.',
    parameters: { remindingFieldIds: needed('field'), remindingMessage: ANY, remindingAlwaysAsk: TRUTH },
  },
  {
    key: 'system:transition-screen',
    type: 'Screen',
    name: 'Shared transition screen',
    description: 'A common screen that is shared between transitions.',
    parameters: { screenId: needed('screen', 1) },
  },
]

export const SYSTEM_RULES: ReadonlyMap<string, SystemRule> = new Map(RULES.map((rule) => [rule.key, rule]))

/** Triggers have one key; what fires them is in `enabledTriggers`. */
export const TRIGGER_RULE = 'system:development-triggers'

/** Keys of the rules that apps bring, and what they are (operation workflowCapabilities, "Connect & Forge"). */
export const APP_RULES: ReadonlyMap<string, RuleType> = new Map([
  ['connect:expression-validator', 'Validator'],
  ['connect:expression-condition', 'Condition'],
  ['connect:remote-workflow-function', 'Function'],
  ['forge:expression-validator', 'Validator'],
  ['forge:expression-condition', 'Condition'],
  ['forge:workflow-post-function', 'Function'],
])

/** Before an issue exists it has no status, no screen and nobody to keep away. */
export const isForInitialTransition = ({ type, key }: SystemRule): boolean =>
  type === 'Function' || (type === 'Validator' && !/previous-status|blocking/.test(key))

/** The parameters that a rule has with these values. */
export function parametersOf(rule: SystemRule, given: Readonly<Record<string, string>>): Parameters {
  return { ...rule.parameters, ...rule.variants?.[given.ruleType ?? ''] }
}
